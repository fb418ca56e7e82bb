import { localDateAt, parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { firstDay, type EventTime } from './eventTime.ts';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof frequencies)[number];
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** How a series comes again, taken apart; empty lists and nulls are what the rule does not say. */
export type Repeats = {
  readonly freq: Frequency;
  readonly interval: number;
  /** `TU`, `2TU` (the second of the month), `-1FR` (the last). */
  readonly byDay: readonly string[];
  readonly byMonthDay: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
  /** How many there are, the first counted. */
  readonly count: number | null;
  /** The last day it may come on. */
  readonly until: LocalDate | null;
  readonly weekStart: string;
};

const MOST_INTERVAL = 400;
const MOST_COUNT = 2_000;
const MOST_LETTERS = 300;
const known: ReadonlySet<string> = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'COUNT', 'UNTIL', 'WKST']);

/**
 * An RFC 5545 rule (3.3.10) in the one way this app writes it, or null where it is none this app keeps: more often than daily, of weeks or days of a year, or over
 * before it begins. `UNTIL` becomes the day it is in the zone of the event.
 */
export function checkRepeats(rule: string, time: EventTime): string | null {
  const read = readRepeats(rule, time);
  return read && (read.until === null || read.until >= firstDay(time)) ? writeRepeats(read) : null;
}

/** The rule taken apart, or null. Never throws. */
export function readRepeats(rule: string, time: EventTime): Repeats | null {
  if (rule.length > MOST_LETTERS) return null;
  const said = rule.toUpperCase().replace(/^RRULE:/, '').split(';').filter((part) => part !== '').map((part) => part.split('='));
  const parts = new Map(said.map(([name = '', value = '']) => [name, value]));
  if (parts.size < said.length || [...parts.keys()].some((name) => !known.has(name))) return null;
  const read = takeApart(parts, time);
  return read && simplest(read);
}

function takeApart(parts: ReadonlyMap<string, string>, time: EventTime): Repeats | null {
  const freq = frequencies.find((one) => one === parts.get('FREQ'));
  const interval = whole(parts.get('INTERVAL') ?? '1', 1, MOST_INTERVAL);
  const count = parts.has('COUNT') ? whole(parts.get('COUNT') ?? '', 1, MOST_COUNT) : null;
  const until = parts.has('UNTIL') ? untilDay(parts.get('UNTIL') ?? '', time) : null;
  const byDay = list(parts, 'BYDAY', (text) => (/^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.test(text) ? text.replace('+', '') : undefined));
  const byMonthDay = list(parts, 'BYMONTHDAY', (text) => whole(text, -31, 31) || undefined);
  const byMonth = list(parts, 'BYMONTH', (text) => whole(text, 1, 12));
  const bySetPos = list(parts, 'BYSETPOS', (text) => whole(text, -31, 31) || undefined);
  const weekStart = weekdays.find((one) => one === (parts.get('WKST') ?? 'MO'));
  if (!freq || interval === undefined || count === undefined || until === undefined || !byDay || !byMonthDay || !byMonth || !bySetPos || !weekStart) return null;
  return count !== null && until !== null ? null : { freq, interval, byDay, byMonthDay, byMonth, bySetPos, count, until, weekStart };
}

/** Several ways to say the same become one: a position among one weekday, every day that is one of these, every month that is one of these. */
function simplest(rule: Repeats): Repeats | null {
  const { freq, interval, byDay, byMonth, bySetPos } = rule;
  if (bySetPos.length > 0 && byDay.length === 1 && /^[A-Z]/.test(byDay[0] ?? '') && bySetPos.every((at) => Math.abs(at) <= 5)) {
    return simplest({ ...rule, bySetPos: [], byDay: bySetPos.map((at) => `${at}${byDay[0]}`) });
  }
  if (freq === 'DAILY' && byDay.length > 0 && interval === 1) return simplest({ ...rule, freq: 'WEEKLY' });
  if (freq === 'MONTHLY' && byMonth.length > 0 && interval === 1 && bySetPos.length === 0) return simplest({ ...rule, freq: 'YEARLY' });
  return isKept(rule) ? rule : null;
}

function isKept({ freq, byDay, byMonthDay, byMonth, bySetPos }: Repeats): boolean {
  const plain = byDay.every((one) => one.length === 2);
  if (bySetPos.length > 0 && !(freq === 'MONTHLY' && byDay.length > 0 && plain && byMonthDay.length === 0)) return false;
  switch (freq) {
    case 'DAILY':
      return byDay.length + byMonthDay.length + byMonth.length === 0;
    case 'WEEKLY':
      return plain && byMonthDay.length + byMonth.length === 0;
    case 'MONTHLY':
      return byMonth.length === 0 && (byDay.length === 0 || byMonthDay.length === 0);
    case 'YEARLY':
      return byMonth.length > 0 ? byDay.length === 0 || byMonthDay.length === 0 : byDay.length + byMonthDay.length === 0;
  }
}

/** The rule as it is written: its parts in one order, what goes without saying left out. */
export function writeRepeats(rule: Repeats): string {
  const { freq, interval, byMonth, byMonthDay, byDay, bySetPos, count, until, weekStart } = rule;
  return [
    `FREQ=${freq}`,
    interval > 1 && `INTERVAL=${interval}`,
    byMonth.length > 0 && `BYMONTH=${byMonth.join(',')}`,
    byMonthDay.length > 0 && `BYMONTHDAY=${byMonthDay.join(',')}`,
    byDay.length > 0 && `BYDAY=${byDay.join(',')}`,
    bySetPos.length > 0 && `BYSETPOS=${bySetPos.join(',')}`,
    count !== null && `COUNT=${count}`,
    until !== null && `UNTIL=${until.replaceAll('-', '')}`,
    weekStart !== 'MO' && `WKST=${weekStart}`,
  ].filter(Boolean).join(';');
}

function whole(text: string, least: number, most: number): number | undefined {
  if (!/^[+-]?\d{1,4}$/.test(text)) return undefined;
  const number = Number(text);
  return number >= least && number <= most ? number : undefined;
}

function list<T>(parts: ReadonlyMap<string, string>, name: string, read: (text: string) => T | undefined): readonly T[] | undefined {
  const said = parts.get(name);
  if (said === undefined) return [];
  const all = said.split(',').map(read);
  return all.length <= 31 && all.every((one) => one !== undefined) ? [...new Set(all)] : undefined;
}

/** A day, or a moment in UTC or on the event's own clock. */
function untilDay(text: string, time: EventTime): LocalDate | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(text);
  const day = found && parseLocalDate(`${found[1]}-${found[2]}-${found[3]}`);
  if (!day) return undefined;
  if (!found[7] || time.allDay) return day;
  const instant = Date.parse(`${day}T${found[4]}:${found[5]}:${found[6]}Z`);
  return Number.isNaN(instant) ? undefined : localDateAt(instant, time.zone);
}
