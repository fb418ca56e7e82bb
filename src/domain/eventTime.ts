import { daysBetween, parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime, parseLocalTime, type LocalTime } from '#base/localTime.ts';
import { addDays } from './calendar.ts';

/** The association's time zone: its days and clocks are meant where nothing else is said. */
export const HOME_ZONE = 'Europe/Berlin';

/** When an event is: whole days, the last one included, or from one moment to another on the wall clock of a zone (IANA name). */
export type EventTime = AllDayTime | ClockTime;
export type AllDayTime = { readonly allDay: true; readonly begin: LocalDate; readonly end: LocalDate };
export type ClockTime = { readonly allDay: false; readonly zone: string; readonly begin: LocalTime; readonly end: LocalTime };

/** Years beyond these are a slip of the finger, or of a file. */
const FIRST = '1900';
const AFTER_LAST = '2200';
/** Longer is one, too. */
export const MOST_DAYS = 366;

/** The time a value tells, with nothing else in it, or null: unknown parts, an end before the beginning, more than a year, before 1900 or after 2199, a zone there is not. */
export function parseEventTime(value: unknown): EventTime | null {
  if (typeof value !== 'object' || value === null) return null;
  const said = value as { readonly [part: string]: unknown };
  if (typeof said['begin'] !== 'string' || typeof said['end'] !== 'string') return null;
  const time = said['allDay'] === true ? allDay(said['begin'], said['end']) : said['allDay'] === false ? byClock(said['zone'], said['begin'], said['end']) : null;
  if (!time || Object.keys(said).some((part) => !Object.hasOwn(time, part))) return null;
  return time.begin <= time.end && time.begin >= FIRST && time.end < AFTER_LAST && daysBetween(firstDay(time), dayAt(time, 'end')) < MOST_DAYS ? time : null;
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
