import { useId, useRef, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from '#domain/calendar.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Hidden } from '#ui/Hidden.tsx';
import { DayCell } from './DayCell.tsx';
import { monthWords } from './dayWords.ts';
import { useDayKeys } from './useDayKeys.ts';
import type { Marks } from './useMarks.ts';
import { useSwipe } from './useSwipe.ts';
import css from './Month.module.css';

type MonthGridProps = {
  /** The picked one: its month is shown. */
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly weeks: readonly (readonly LocalDate[])[];
  readonly days: ReadonlyMap<LocalDate, readonly Occurrence[]>;
  readonly ready: boolean;
  readonly of: Marks['of'];
  /** Titles in the cells instead of marks alone. */
  readonly wide: boolean;
  readonly onDay: (day: LocalDate) => void;
  /** The picked day was asked for again: its list is wanted. */
  readonly onOpen: (day: LocalDate) => void;
};

const nothing: readonly Occurrence[] = [];

/**
 * A month as a grid of days (ARIA Authoring Practices, date grid): one stop for Tab, arrows within, a swipe for the months beside it. Another month is written
 * into the elements that are there: half the work of making new ones.
 */
export function MonthGrid({ day, today, weeks, days, ready, of, wide, onDay, onOpen }: MonthGridProps): ReactNode {
  const m = useTexts(calendar);
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const onKey = useDayKeys(grid, day, onDay);
  useSwipe(grid, (by) => onDay(addMonths(day, by)));
  const month = day.slice(0, 7);
  const cell = { m, today, of, wide, onDay, onOpen, onKey };
  return (
    <div ref={grid} role="grid" className={css.grid} aria-label={monthWords(m, day)} aria-describedby={id} aria-busy={!ready}>
      <div role="row" className={css.week}>
        {m.weekdaysShort.map((word, index) => <span key={word} role="columnheader" className={css.weekday} aria-label={m.weekdays[index]}>{word}</span>)}
      </div>
      {weeks.map((week, row) => (
        <div key={row} role="row" className={css.week}>
          {week.map((one, column) => <DayCell key={column} day={one} outside={!one.startsWith(month)} picked={one === day} events={days.get(one) ?? nothing} {...cell} />)}
        </div>
      ))}
      <span id={id}><Hidden>{m.keys}</Hidden></span>
    </div>
  );
}
