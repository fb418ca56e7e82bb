import { CalendarDate, CalendarDateTime, fromAbsolute, toZoned, type ZonedDateTime } from '@internationalized/date';
import type { LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime, type LocalTime } from '#base/localTime.ts';
import { addDays } from './calendar.ts';
import { HOME_ZONE, type EventTime } from './eventTime.ts';

/** When a time is in the association's zone. `begins`, `ends` in milliseconds since 1970; clocks as `HH:mm`, empty for whole days. */
export type Placed = {
  readonly begins: number;
  readonly ends: number;
  readonly firstDay: LocalDate;
  /** What ends at midnight ends on the day before. */
  readonly lastDay: LocalDate;
  readonly beginClock: string;
  readonly endClock: string;
};

/**
 * Where a time lies in the association's zone. A moment that the clocks skip in spring is the one as much later, one that they show twice in autumn the first
 * (RFC 5545, 3.3.5). Whole days end where the next one begins.
 */
export function placed(time: EventTime): Placed {
  if (time.allDay) {
    const { begin, end } = time;
    return { begins: midnight(begin), ends: midnight(addDays(end, 1)), firstDay: begin, lastDay: end, beginClock: '', endClock: '' };
  }
  const begins = instantOf(time.begin, time.zone);
  const ends = Math.max(begins, instantOf(time.end, time.zone));
  const [from, to] = [homeTime(time.begin, time.zone, begins), homeTime(time.end, time.zone, ends)];
  return { begins, ends, firstDay: dayOfTime(from), lastDay: lastDayOf(from, to), beginClock: clockOfTime(from), endClock: clockOfTime(to) };
}

function lastDayOf(from: LocalTime, to: LocalTime): LocalDate {
  const last = dayOfTime(to);
  return clockOfTime(to) === '00:00' && last > dayOfTime(from) ? addDays(last, -1) : last;
}

function midnight(day: LocalDate): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toZoned(new CalendarDate(year, month, date), HOME_ZONE).toDate().getTime();
}

/** The instant at which a zone's clock shows this. */
export function instantOf(time: LocalTime, zone: string): number {
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = time.split(/[-T:]/).map(Number);
  return toZoned(new CalendarDateTime(year, month, date, hour, minute), zone, 'compatible').toDate().getTime();
}

/** What the clock in the association's zone shows then; in its own zone that needs no arithmetic but for a moment that was skipped. */
function homeTime(time: LocalTime, zone: string, instant: number): LocalTime {
  return zone === HOME_ZONE && !isSkippable(time) ? time : timeAt(instant, HOME_ZONE);
}

/** Clocks are set at night only. */
function isSkippable(time: LocalTime): boolean {
  return clockOfTime(time) < '04:00';
}

/** What a zone's clock shows at an instant. */
export function timeAt(instant: number, zone: string): LocalTime {
  return written(fromAbsolute(instant, zone));
}

function written({ year, month, day, hour, minute }: ZonedDateTime): LocalTime {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}` as LocalTime;
}
