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
  return homeDay(day).begins;
}

/** When a day of the association's zone begins, and whether no clock is set in it: remembered, for asking the zone takes a hundred times as long. */
type HomeDay = { readonly begins: number; readonly even: boolean };
const homeDays = new Map<LocalDate, HomeDay>();
const MOST_KEPT = 20_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

function homeDay(day: LocalDate): HomeDay {
  const kept = homeDays.get(day);
  if (kept) return kept;
  if (homeDays.size >= MOST_KEPT) homeDays.clear();
  const begins = midnightOf(day);
  const made = { begins, even: midnightOf(addDays(day, 1)) - begins === DAY_MS };
  homeDays.set(day, made);
  return made;
}

function midnightOf(day: LocalDate): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return toZoned(new CalendarDate(year, month, date), HOME_ZONE).toDate().getTime();
}

/** The instant at which a zone's clock shows this. */
export function instantOf(time: LocalTime, zone: string): number {
  const home = zone === HOME_ZONE ? homeDay(dayOfTime(time)) : null;
  if (home?.even) return home.begins + (Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))) * MINUTE_MS;
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
