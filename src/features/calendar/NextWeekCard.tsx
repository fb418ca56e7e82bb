import { ChevronRight } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { weekOf } from '#domain/monthGrid.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { shortDaysWords } from './dayWords.ts';
import { MarkSign } from './MarkSign.tsx';
import type { Marks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';
import css from './Calendar.module.css';

type NextWeekProps = { readonly today: LocalDate; readonly hidden: ReadonlySet<string>; readonly marks: Marks; readonly onShow: (day: LocalDate) => void };

/** Next week at a glance: how many events, whose, and one tap to see them. As high with them as without. */
export const NextWeekCard = memo(function NextWeekCard({ today, hidden, marks, onShow }: NextWeekProps): ReactNode {
  const m = useTexts(calendar);
  const week = weekOf(addDays(today, 7));
  const [monday, sunday] = [week[0] ?? today, week.at(-1) ?? today];
  const { all, ready } = useOccurrences('next-week', monday, sunday);
  const events = all.filter((one) => !one.cancelled && !hidden.has(marks.of(one).key));
  const days = shortDaysWords(m, monday, sunday);
  const whose = new Map(events.map((one) => { const mark = marks.of(one); return [mark.key, mark]; }));
  return (
    <button type="button" className={css.nextWeek} onClick={() => onShow(monday)}>
      <strong>{m.nextWeek.title}</strong>
      <span className={css.marks}>{[...whose.values()].slice(0, MOST).map(({ key, hue, shape }) => <MarkSign key={key} hue={hue} shape={shape} large />)}</span>
      <span className={css.soft}>{ready ? m.nextWeek.text(events.length, days) : days}</span>
      <ChevronRight aria-hidden="true" />
    </button>
  );
});

const MOST = 6;
