import { memo, useId, useMemo, type KeyboardEvent, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { monthGrid } from '#domain/monthGrid.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Hidden } from '#ui/Hidden.tsx';
import { DayCell } from './DayCell.tsx';
import { monthWords } from './dayWords.ts';
import type { Marks } from './useMarks.ts';
import css from './Month.module.css';

type MonthGridProps = {
  /** Its first day. */
  readonly month: LocalDate;
  /** The picked day; null: another month is shown, and this one stands ready behind it. */
  readonly picked: LocalDate | null;
  readonly today: LocalDate;
  /** What is known of the days from `from` to `to`. */
  readonly days: ReadonlyMap<LocalDate, readonly Occurrence[]>;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly of: Marks['of'];
  /** Titles in the cells instead of marks alone. */
  readonly wide: boolean;
  readonly onDay: (day: LocalDate) => void;
  /** The picked day was asked for again: its list is wanted. */
  readonly onOpen: (day: LocalDate) => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

const nothing: readonly Occurrence[] = [];

type WeekRowProps = Omit<MonthGridProps, 'from' | 'to'> & { readonly week: readonly LocalDate[] };

/** Drawn again only where the picked day comes or goes, or something is known anew: a press changes two of twelve. */
const WeekRow = memo(function WeekRow({ week, month, picked, days, ...cell }: WeekRowProps): ReactNode {
  const m = useTexts(calendar);
  return (
    <div role="row" className={css.week}>
      {week.map((one, column) => <DayCell key={column} m={m} day={one} outside={one.slice(0, 7) !== month.slice(0, 7)} picked={one === picked} events={days.get(one) ?? nothing} {...cell} />)}
    </div>
  );
});

/**
 * A month as a grid of days (ARIA Authoring Practices, date grid): one stop for Tab, arrows within. Another month is written into the elements that are
 * there: half the work of making new ones.
 */
export const MonthGrid = memo(function MonthGrid({ month, picked, today, days, from, to, of, wide, onDay, onOpen, onKey }: MonthGridProps): ReactNode {
  const m = useTexts(calendar);
  const id = useId();
  const weeks = useMemo(() => monthGrid(month), [month]);
  const ready = from <= (weeks[0]?.[0] ?? month) && to >= (weeks.at(-1)?.at(-1) ?? month);
  return (
    <div role="grid" className={css.grid} data-away={picked === null || undefined} aria-hidden={picked === null || undefined} aria-label={monthWords(m, month)} aria-describedby={id} aria-busy={!ready}>
      <div role="row" className={css.week}>
        {m.weekdaysShort.map((word, index) => <span key={word} role="columnheader" className={css.weekday} aria-label={m.weekdays[index]}>{word}</span>)}
      </div>
      {weeks.map((week, row) => <WeekRow key={row} week={week} month={month} picked={picked !== null && week.includes(picked) ? picked : null} today={today} days={days} of={of} wide={wide} onDay={onDay} onOpen={onOpen} onKey={onKey} />)}
      <span id={id}><Hidden>{m.keys}</Hidden></span>
    </div>
  );
});
