import { ChevronLeft, ChevronRight, ListFilter } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { weekNumber, weekOf } from '#domain/monthGrid.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Switch } from '#ui/Switch.tsx';
import { calendarViews, type Shown } from './calendarAddress.ts';
import { monthWords, shortDaysWords } from './dayWords.ts';
import { FilterSheet } from './FilterSheet.tsx';
import { turned } from './range.ts';
import type { Marks } from './useMarks.ts';
import css from './Calendar.module.css';

type ToolsProps = { readonly shown: Shown; readonly today: LocalDate; readonly marks: Marks; readonly hidden: ReadonlySet<string>; readonly onShow: (change: Partial<Shown>) => void };

/** Which view, which time of it, and whose calendars. */
export function CalendarTools({ shown, today, marks, hidden, onShow }: ToolsProps): ReactNode {
  const m = useTexts(calendar);
  const [filter, setFilter] = useState(false);
  const { view, day } = shown;
  const turns = view === 'week' ? 'week' : 'month';
  return (
    <div className={css.tools}>
      <Switch label={m.view} options={calendarViews} words={m.views} value={view} onChange={(one) => onShow({ view: one })} />
      <button type="button" className={css.filterButton} aria-haspopup="dialog" onClick={() => setFilter(true)}><ListFilter aria-hidden="true" /><span>{m.filter.open(hidden.size)}</span></button>
      <div className={css.turn} role="group" aria-label={m.moveDays}>
        <Button kind="plain" aria-label={m.before[turns]} onClick={() => onShow({ day: turned(shown, -1) })}><ChevronLeft aria-hidden="true" /></Button>
        <h2 className={css.period} aria-live="polite">{view === 'week' ? <WeekWords day={day} /> : monthWords(m, day)}</h2>
        <Button kind="plain" aria-label={m.after[turns]} onClick={() => onShow({ day: turned(shown, 1) })}><ChevronRight aria-hidden="true" /></Button>
        <Button disabled={day === today} onClick={() => onShow({ day: today })}>{m.today}</Button>
      </div>
      {filter ? <FilterSheet marks={marks} hidden={hidden} onClose={() => setFilter(false)} /> : null}
    </div>
  );
}

function WeekWords({ day }: { readonly day: LocalDate }): ReactNode {
  const m = useTexts(calendar);
  const week = weekOf(day);
  return (
    <>
      {m.weekTitle(weekNumber(day))}
      <span className={css.soft}>{shortDaysWords(m, week[0] ?? day, week.at(-1) ?? day)}</span>
    </>
  );
}
