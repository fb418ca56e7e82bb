import type { LocalDate } from '#base/localDate.ts';
import { readRepeats, weekdays, type Repeats } from './repeats.ts';

export type Weekday = (typeof weekdays)[number];
/** `nth`: the second of a month is 2, the last -1; null: every one. */
export type NthWeekday = { readonly nth: number | null; readonly weekday: Weekday };

/** A rule as words can be put to it. */
export type RepeatRule = Pick<Repeats, 'freq' | 'interval' | 'byMonthDay' | 'byMonth' | 'count' | 'until'> & {
  readonly byWeekday: readonly NthWeekday[];
  /** It says more than these parts do. */
  readonly more: boolean;
};

/** The rule of an event that begins on this day, or null where it is none that this app keeps. */
export function readRepeatRule(rule: string, begin: LocalDate): RepeatRule | null {
  const read = readRepeats(rule, { allDay: true, begin, end: begin });
  return read && { ...read, byWeekday: read.byDay.map(readNthWeekday), more: read.bySetPos.length > 0 };
}

function readNthWeekday(text: string): NthWeekday {
  const nth = text.slice(0, -2);
  return { nth: nth === '' ? null : Number(nth), weekday: weekdays.find((one) => text.endsWith(one)) ?? 'MO' };
}
