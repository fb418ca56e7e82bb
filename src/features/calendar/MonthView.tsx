import { useMemo, type ReactNode, type Ref } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { byDay } from '#domain/byDay.ts';
import { DayList } from './DayList.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { rangeOf } from './range.ts';
import type { Marks } from './useMarks.ts';

/** What every view is given. */
export type ViewProps = {
  readonly day: LocalDate;
  readonly today: LocalDate;
  /** Of the days the view shows, by beginning. */
  readonly events: readonly Occurrence[];
  readonly of: Marks['of'];
  readonly wide: boolean;
  readonly writes: boolean;
  readonly onDay: (day: LocalDate) => void;
  readonly onOpen: (day: LocalDate) => void;
  readonly listRef: Ref<HTMLHeadingElement>;
};

const none: readonly Occurrence[] = [];

/** The month and, below it, the picked day. */
export function MonthView({ day, today, events, of, wide, writes, onDay, onOpen, listRef }: ViewProps): ReactNode {
  const { from, to } = rangeOf({ view: 'month', day }, 0);
  const days = useMemo(() => byDay(events, from, to), [events, from, to]);
  return (
    <>
      <MonthGrid day={day} today={today} days={days} of={of} wide={wide} onDay={onDay} onOpen={onOpen} />
      <DayList ref={listRef} day={day} today={today} events={days.get(day) ?? none} of={of} writes={writes} />
    </>
  );
}
