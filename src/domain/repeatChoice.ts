import type { LocalDate } from '#base/localDate.ts';
import { addDays } from './calendar.ts';
import { weekdayIndex } from './monthGrid.ts';
import { readRepeatRule, type RepeatRule, type Weekday } from './repeatRule.ts';
import { weekdays } from './repeats.ts';

/** What a form offers in words; each follows the day the event begins on. `own`: a rule that none of them says. */
export const repeatKinds = ['never', 'weekly', 'fortnightly', 'monthly-nth', 'monthly-last', 'monthly-day', 'yearly', 'own'] as const;
export type RepeatKind = (typeof repeatKinds)[number];
export type RepeatChoice = {
  readonly kind: RepeatKind;
  /** The last day it may fall on; null: without an end. */
  readonly until: LocalDate | null;
  /** The rule as it stands, for `own`. */
  readonly rule: string | null;
};

export const neverRepeats: RepeatChoice = { kind: 'never', until: null, rule: null };

/** Which weekday a day is, and which of its month: `{ nth: 2, weekday: 'TU' }` is the second Tuesday. */
export function weekdayIn(day: LocalDate): { readonly weekday: Weekday; readonly nth: number; readonly last: boolean } {
  const weekday = weekdays[weekdayIndex(day)] ?? 'MO';
  const nth = Math.ceil(Number(day.slice(8)) / 7);
  return { weekday, nth, last: addDays(day, 7).slice(0, 7) !== day.slice(0, 7) };
}

/** What can be chosen for an event that begins on this day: a fifth Tuesday is offered as the last one, which every month has. */
export function offeredKinds(begin: LocalDate, now: RepeatChoice): readonly RepeatKind[] {
  const { nth, last } = weekdayIn(begin);
  return repeatKinds.filter((kind) => (kind === 'monthly-nth' ? nth <= 4 : kind === 'monthly-last' ? last : kind === 'own' ? now.rule !== null : true));
}

/** The choice as a rule (RFC 5545, 3.3.10), null where it never repeats. `own` stays to the letter, but for an end that was changed. */
export function ruleOf(choice: RepeatChoice, begin: LocalDate): string | null {
  const { weekday, nth } = weekdayIn(begin);
  const day = Number(begin.slice(8));
  switch (choice.kind) {
    case 'never': return null;
    case 'weekly': return ended('FREQ=WEEKLY', choice.until);
    case 'fortnightly': return ended('FREQ=WEEKLY;INTERVAL=2', choice.until);
    case 'monthly-nth': return ended(`FREQ=MONTHLY;BYDAY=${nth}${weekday}`, choice.until);
    case 'monthly-last': return ended(`FREQ=MONTHLY;BYDAY=-1${weekday}`, choice.until);
    case 'monthly-day': return ended(`FREQ=MONTHLY;BYMONTHDAY=${day}`, choice.until);
    case 'yearly': return ended('FREQ=YEARLY', choice.until);
    case 'own': return choice.rule;
  }
}

/** The choice that stands for a rule of an event that begins on this day. */
export function choiceOf(rule: string | null, begin: LocalDate): RepeatChoice {
  if (rule === null) return neverRepeats;
  const read = readRepeatRule(rule, begin);
  const kind = read && !read.more && read.count === null ? kindOf(read, begin) : null;
  return kind && read ? { kind, until: read.until, rule: null } : { kind: 'own', until: null, rule };
}

function kindOf(rule: RepeatRule, begin: LocalDate): RepeatKind | null {
  const { weekday, nth, last } = weekdayIn(begin);
  const [day, ...others] = rule.byWeekday;
  const plain = others.length === 0 && rule.byMonth.length === 0;
  const noMonthDay = rule.byMonthDay.length === 0;
  if (!plain || (day && day.weekday !== weekday)) return null;
  switch (rule.freq) {
    case 'DAILY': return null;
    case 'WEEKLY': return noMonthDay && (day?.nth ?? null) === null ? (rule.interval === 1 ? 'weekly' : rule.interval === 2 ? 'fortnightly' : null) : null;
    case 'MONTHLY':
      if (rule.interval !== 1) return null;
      if (day) return noMonthDay && day.nth === nth ? 'monthly-nth' : noMonthDay && day.nth === -1 && last ? 'monthly-last' : null;
      return noMonthDay || (rule.byMonthDay.length === 1 && rule.byMonthDay[0] === Number(begin.slice(8))) ? 'monthly-day' : null;
    case 'YEARLY': return rule.interval === 1 && !day && noMonthDay ? 'yearly' : null;
  }
}

function ended(rule: string, until: LocalDate | null): string {
  return until === null ? rule : `${rule};UNTIL=${until.replaceAll('-', '')}`;
}
