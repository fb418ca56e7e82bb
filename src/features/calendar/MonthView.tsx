import { useMemo, type ReactNode, type Ref } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { byDay } from '#domain/byDay.ts';
import { firstOfMonth, monthGrid } from '#domain/monthGrid.ts';
import { DayList } from './DayList.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import type { Marks } from './useMarks.ts';

/** What every view is given. */
export type ViewProps = {
  readonly day: LocalDate;
  readonly today: LocalDate;
  /** Of the days the view shows, by beginning. */
  readonly events: readonly Occurrence[];
  /** Whether these are all of them. */
  readonly ready: boolean;
  readonly of: Marks['of'];
  readonly wide: boolean;
  readonly writes: boolean;
  readonly onDay: (day: LocalDate) => void;
  readonly onOpen: (day: LocalDate) => void;
  readonly listRef: Ref<HTMLHeadingElement>;
};

const none: readonly Occurrence[] = [];

/** The month and, below it, the picked day. */
export function MonthView({ day, today, events, ready, of, wide, writes, onDay, onOpen, listRef }: ViewProps): ReactNode {
  const month = firstOfMonth(day);
  const weeks = useMemo(() => monthGrid(month), [month]);
  const days = useMemo(() => byDay(events, weeks[0]?.[0] ?? month, weeks.at(-1)?.at(-1) ?? month), [events, weeks, month]);
  return (
    <>
      <MonthGrid day={day} today={today} weeks={weeks} days={days} ready={ready} of={of} wide={wide} onDay={onDay} onOpen={onOpen} />
      <DayList ref={listRef} day={day} today={today} events={days.get(day) ?? none} of={of} writes={writes} />
    </>
  );
}
