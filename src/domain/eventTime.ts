import { CalendarDate, CalendarDateTime, fromAbsolute, toZoned, type ZonedDateTime } from '@internationalized/date';
import { daysBetween, parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime, parseLocalTime, type LocalTime } from '#base/localTime.ts';
import { addDays } from './calendar.ts';

/** The association's time zone: its days and clocks are meant where nothing else is said. */
export const HOME_ZONE = 'Europe/Berlin';

/** When an event is: whole days, the last one included, or from one moment to another on the wall clock of a zone (IANA name). */
export type EventTime = AllDayTime | ClockTime;
export type AllDayTime = { readonly allDay: true; readonly begin: LocalDate; readonly end: LocalDate };
export type ClockTime = { readonly allDay: false; readonly zone: string; readonly begin: LocalTime; readonly end: LocalTime };

/** Longer is a slip of the finger. */
export const MOST_DAYS = 366;

/** The time a value tells, with nothing else in it, or null: unknown parts, an end before the beginning, more than a year, a zone there is not. */
export function parseEventTime(value: unknown): EventTime | null {
  if (typeof value !== 'object' || value === null) return null;
  const said = value as { readonly [part: string]: unknown };
  if (typeof said['begin'] !== 'string' || typeof said['end'] !== 'string') return null;
  const time = said['allDay'] === true ? allDay(said['begin'], said['end']) : said['allDay'] === false ? byClock(said['zone'], said['begin'], said['end']) : null;
  if (!time || Object.keys(said).some((part) => !Object.hasOwn(time, part))) return null;
  return time.begin <= time.end && daysBetween(firstDay(time), dayAt(time, 'end')) < MOST_DAYS ? time : null;
}

function allDay(begin: string, end: string): AllDayTime | null {
  const [first, last] = [parseLocalDate(begin), parseLocalDate(end)];
  return first && last ? { allDay: true, begin: first, end: last } : null;
}

function byClock(zone: unknown, begin: string, end: string): ClockTime | null {
  const [from, to] = [parseLocalTime(begin), parseLocalTime(end)];
  return from && to && typeof zone === 'string' && isZone(zone) ? { allDay: false, zone, begin: from, end: to } : null;
}

const zones = new Map<string, boolean>([[HOME_ZONE, true]]);
const MOST_ZONES = 700;

/** Whether this browser knows a zone by that name. */
export function isZone(name: string): boolean {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const found = name.length < 60 && /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name) && canFormat(name);
  if (zones.size < MOST_ZONES) zones.set(name, found);
  return found;
}

function canFormat(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The day it begins on the wall clock it is told by: what names an occurrence of a series. */
export function firstDay(time: EventTime): LocalDate {
  return dayAt(time, 'begin');
}

function dayAt(time: EventTime, side: 'begin' | 'end'): LocalDate {
  return time.allDay ? time[side] : dayOfTime(time[side]);
}

/** The same time so many days later (earlier where negative): the clock stays where it is, whatever night lies between. */
export function movedBy(time: EventTime, days: number): EventTime {
  if (days === 0) return time;
  if (time.allDay) return { ...time, begin: addDays(time.begin, days), end: addDays(time.end, days) };
  const moved = (at: LocalTime): LocalTime => `${addDays(dayOfTime(at), days)}T${clockOfTime(at)}` as LocalTime;
  return { ...time, begin: moved(time.begin), end: moved(time.end) };
}

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
