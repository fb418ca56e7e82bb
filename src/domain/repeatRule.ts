import { parseLocalDate, type LocalDate } from '#base/localDate.ts';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];
export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
/** `nth`: the second of a month is 2, the last -1; null: every one. */
export type NthWeekday = { readonly nth: number | null; readonly weekday: Weekday };

/** A recurrence rule (RFC 5545, 3.3.10) taken apart. */
export type RepeatRule = {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly weekdays: readonly NthWeekday[];
  readonly monthDays: readonly number[];
  /** From 1 on. */
  readonly months: readonly number[];
  readonly count: number | null;
  /** Its last day. */
  readonly until: LocalDate | null;
  /** It says more than these parts do. */
  readonly more: boolean;
};

const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'COUNT', 'UNTIL', 'WKST'];
const frequencies: readonly Frequency[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

/** The parts of a rule, or null where even its frequency is none of these four. */
export function readRepeatRule(rule: string): RepeatRule | null {
  const parts = new Map(rule.toUpperCase().split(';').map((part) => part.split('=', 2) as [string, string]));
  const frequency = frequencies.find((one) => one === parts.get('FREQ'));
  if (!frequency) return null;
  const list = (name: string): readonly string[] => parts.get(name)?.split(',') ?? [];
  const days = list('BYDAY').map(readNthWeekday);
  return {
    frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    weekdays: days.filter((day) => day !== null),
    monthDays: list('BYMONTHDAY').map(Number),
    months: list('BYMONTH').map(Number),
    count: parts.has('COUNT') ? Number(parts.get('COUNT')) : null,
    until: readUntil(parts.get('UNTIL')),
    more: days.includes(null) || [...parts.keys()].some((name) => !known.includes(name)),
  };
}

function readNthWeekday(text: string): NthWeekday | null {
  const [, nth, name] = /^([+-]?\d+)?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdays.find((one) => one === name);
  return weekday ? { nth: nth === undefined ? null : Number(nth), weekday } : null;
}

/** A moment in UTC that ends a day in Europe lies on that day. */
function readUntil(text: string | undefined): LocalDate | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(text ?? '') ?? [];
  return parseLocalDate(`${year}-${month}-${day}`);
}
