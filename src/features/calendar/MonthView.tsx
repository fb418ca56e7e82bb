import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { byDay } from '#domain/byDay.ts';
import { addMonths } from '#domain/calendar.ts';
import { firstOfMonth } from '#domain/monthGrid.ts';
import { DayList } from './DayList.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { useDayKeys } from './useDayKeys.ts';
import type { Marks } from './useMarks.ts';
import { useListedDay } from './useListedDay.ts';
import { useNearMonths } from './useNearMonths.ts';
import { useSwipe } from './useSwipe.ts';
import css from './Month.module.css';

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
};

const none: readonly Occurrence[] = [];

type MonthViewProps = ViewProps & { /** What is held from `from` to `to`, the months beside this one with it. */ readonly around: readonly Occurrence[]; readonly from: LocalDate; readonly to: LocalDate };

/** The month, with those beside it ready behind it, and, below, the picked day. Turned by keys and by a swipe. */
export function MonthView({ day, today, around, from, to, of, wide, writes, onDay }: MonthViewProps): ReactNode {
  const month = firstOfMonth(day);
  const months = useNearMonths(month);
  const days = useMemo(() => byDay(around, from, to), [around, from, to]);
  const root = useRef<HTMLDivElement>(null);
  const onKey = useDayKeys(root, day, onDay);
  const listed = useListedDay(day);
  const [opened, setOpened] = useState<LocalDate | null>(null);
  const close = useCallback(() => setOpened(null), []);
  useSwipe(root, (by) => onDay(addMonths(day, by)));
  return (
    <>
      <div ref={root} className={css.months}>
        {months.map((one, slot) => one && <MonthGrid key={slot} month={one} picked={one === month ? day : null} today={today} days={days} from={from} to={to} of={of} wide={wide} onDay={onDay} onOpen={setOpened} onKey={onKey} />)}
      </div>
      <DayList day={listed} today={today} opened={opened === listed} onOpened={close} events={days.get(listed) ?? none} of={of} writes={writes} />
    </>
  );
}
