import ICAL from 'ical.js';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime, parseLocalTime, type LocalTime } from '#base/localTime.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { addDays } from './calendar.ts';
import { parseEventTime, type EventTime } from './eventTime.ts';
import { instantOf, timeAt } from './placing.ts';
import type { IcsProps, IcsValue } from './icsProps.ts';
import { instantIn, type IcsZone, type ZoneFinder } from './icsZones.ts';

/** A day, or a moment on some clock, as a file says it; `utc` and `tzid` tell on which, neither: on that of whoever reads it. */
export type IcsMoment = { readonly day: LocalDate; readonly time: LocalTime | null; readonly utc: boolean; readonly tzid: string | null };
export type TimeRefusal = 'time-missing' | 'time-unreadable' | 'zone-unknown';
/** Where times are read: the zones of the file and the association's own. */
export type Clocks = { readonly zones: ZoneFinder; readonly home: string };

const UTC = 'UTC';
const FORM = /^(\d{4}-\d{2}-\d{2})(?:T(?:(\d{2}:\d{2}):\d{0,2}(Z)?|::))?$/;

/** The moment a value tells, or null. Programs leave `VALUE=DATE` out, and seconds. */
export function momentOf({ text, tzid }: Pick<IcsValue, 'text' | 'tzid'>): IcsMoment | null {
  const [, date = '', clock, utc] = FORM.exec(text) ?? [];
  const day = parseLocalDate(date);
  if (day === null || day < '1900' || day > '2200') return null;
  const time = clock === undefined ? null : parseLocalTime(`${date}T${clock}`);
  return clock !== undefined && time === null ? null : { day, time, utc: utc !== undefined, tzid: utc === undefined ? tzid : null };
}

/**
 * When an event is. Of a series the clock stays that of the zone it was made in; what is once is told on the association's clock where the file has no zone of
 * its own for it. An end may be told as a duration (RFC 5545, 3.8.2.5).
 */
export function timeOf(props: IcsProps, repeats: boolean, clocks: Clocks): Result<EventTime, TimeRefusal> {
  const said = props.first('dtstart');
  if (!said) return refuse('time-missing');
  const begin = momentOf(said);
  if (!begin || (props.first('dtend') && !endMoment(props))) return refuse('time-unreadable');
  return begin.time === null || isOutlooksDay(props, begin) ? wholeDays(props, begin.day) : byClock(props, { ...begin, time: begin.time }, repeats, clocks);
}

/** Outlook writes whole days as midnights and says so beside them. */
function isOutlooksDay(props: IcsProps, begin: IcsMoment): boolean {
  const end = endMoment(props);
  const isMidnight = (moment: IcsMoment): boolean => moment.time !== null && clockOfTime(moment.time) === '00:00' && !moment.utc;
  return props.first('x-microsoft-cdo-alldayevent')?.text.toUpperCase() === 'TRUE' && isMidnight(begin) && (!end || isMidnight(end));
}

function endMoment(props: IcsProps): IcsMoment | null {
  const said = props.first('dtend');
  return said && momentOf(said);
}

/** The last day is the one before `DTEND`; without an end, or with one that is none, it is the first (RFC 5545, 3.6.1). */
function wholeDays(props: IcsProps, begin: LocalDate): Result<EventTime, TimeRefusal> {
  const lasts = lengthOf(props);
  const after = endMoment(props)?.day ?? addDays(begin, lasts ? lasts.days + Math.ceil(lasts.ms / DAY_MS) : 1);
  const last = after > begin ? addDays(after, -1) : begin;
  return checked({ allDay: true, begin, end: last });
}

const DAY_MS = 86_400_000;

function byClock(props: IcsProps, begin: IcsMoment & { readonly time: LocalTime }, repeats: boolean, clocks: Clocks): Result<EventTime, TimeRefusal> {
  const zone = zoneFor(begin, repeats, clocks);
  const from = zone === null ? null : localIn(begin, zone, clocks);
  if (zone === null || from === null) return refuse('zone-unknown');
  const to = endIn(props, from, zone, clocks);
  if (to === null) return refuse('zone-unknown');
  return checked({ allDay: false, zone, begin: from.local, end: to.local }, from.instant, to.instant, repeats);
}

/** A time by the clock that says the same instants; around the hour that autumn has twice only UTC can. */
function checked(time: EventTime, from = 0, to = 0, repeats = true): Result<EventTime, TimeRefusal> {
  const exact = time.allDay || repeats || (time.begin <= time.end && instantOf(time.begin, time.zone) === from && instantOf(time.end, time.zone) === to);
  const said = parseEventTime(exact || to < from ? time : { allDay: false, zone: UTC, begin: timeAt(from, UTC), end: timeAt(to, UTC) });
  return said ? accept(said) : refuse('time-unreadable');
}

function zoneFor(begin: IcsMoment & { readonly time: LocalTime }, repeats: boolean, { zones, home }: Clocks): string | null {
  if (begin.utc) return repeats ? UTC : home;
  if (begin.tzid === null) return home;
  const found = zones(begin.tzid, begin.time);
  if (!found) return null;
  if ('iana' in found) return found.iana;
  return repeats ? null : home;
}

type Local = { readonly local: LocalTime; readonly instant: number };

/** What the zone's clock shows at a moment; null: nobody can tell which instant it is. */
export function localIn(moment: IcsMoment, zone: string, { zones, home }: Clocks): Local | null {
  const time = moment.time ?? (`${moment.day}T00:00` as LocalTime);
  const found: IcsZone | null = moment.utc ? { iana: UTC } : moment.tzid === null ? { iana: home } : zones(moment.tzid, time);
  if (!found) return null;
  const instant = instantIn(found, time);
  return { instant, local: 'iana' in found && found.iana === zone ? time : timeAt(instant, zone) };
}

/** Days of a duration are days of the calendar, hours are hours that pass. */
function endIn(props: IcsProps, from: Local, zone: string, clocks: Clocks): Local | null {
  const end = endMoment(props);
  if (end) return localIn(end.time === null ? { ...end, tzid: null } : end, zone, clocks);
  const lasts = lengthOf(props);
  if (!lasts) return from;
  const day = `${addDays(dayOfTime(from.local), lasts.days)}T${clockOfTime(from.local)}` as LocalTime;
  const nominal = lasts.days === 0 ? from.instant : instantOf(day, zone);
  return lasts.ms === 0 ? { local: day, instant: nominal } : { local: timeAt(nominal + lasts.ms, zone), instant: nominal + lasts.ms };
}

function lengthOf(props: IcsProps): { readonly days: number; readonly ms: number } | null {
  const said = props.first('duration');
  if (!said || !ICAL.Duration.isValueString(said.text)) return null;
  const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(said.text);
  const length = { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1000 };
  return isNegative || length.days > MOST_DAYS || length.ms > MOST_DAYS * DAY_MS ? null : length;
}

/** Longer than any event may be. */
const MOST_DAYS = 400;
