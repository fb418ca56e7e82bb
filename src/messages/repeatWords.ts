import type { LocalDate } from '#base/localDate.ts';
import { weekdayIn } from '#domain/repeatChoice.ts';
import { readRepeatRule, type NthWeekday, type RepeatRule } from '#domain/repeatRule.ts';
import { weekdays } from '#domain/repeats.ts';
import type { calendar } from './de/later/calendar.ts';
import type { repeats } from './de/later/repeats.ts';

/** The texts a repetition is said with. */
export type RepeatTexts = { readonly repeats: typeof repeats; readonly calendar: Pick<typeof calendar, 'weekdays' | 'months' | 'dayOf' | 'dayOfYear'> };

/** A rule of an event that begins on this day, as one would say it: "Jeden Monat am 2. Dienstag, bis 31. März 2027". What these words cannot say is called a sequence of its own, never something else. */
export function repeatWords(texts: RepeatTexts, rule: string, begin: LocalDate): string {
  const read = readRepeatRule(rule, begin);
  const said = read && !read.more ? sentence(texts, read, begin) : null;
  return read && said !== null ? [said, endWords(texts, read)].filter(Boolean).join(', ') : texts.repeats.own;
}

function sentence(texts: RepeatTexts, rule: RepeatRule, begin: LocalDate): string | null {
  const m = texts.repeats;
  const on = onWords(texts, rule, begin);
  return on === null ? null : [m.every[rule.freq](rule.interval), on].filter(Boolean).join(' ');
}

/** Which days: null where there are no words for them. */
function onWords(texts: RepeatTexts, rule: RepeatRule, begin: LocalDate): string | null {
  const { byWeekday: days, byMonthDay: monthDays, byMonth: months } = rule;
  const m = texts.repeats;
  switch (rule.freq) {
    case 'DAILY': return days.length + monthDays.length + months.length === 0 ? '' : null;
    case 'WEEKLY': return monthDays.length + months.length > 0 || days.some((day) => day.nth !== null) ? null : m.on((days.length > 0 ? days : [weekdayIn(begin)]).map((day) => weekdayWord(texts, day)));
    case 'MONTHLY': return months.length > 0 ? null : monthWords(texts, days, monthDays, begin);
    case 'YEARLY': return yearWords(texts, rule, begin);
  }
}

function monthWords(texts: RepeatTexts, days: readonly NthWeekday[], monthDays: readonly number[], begin: LocalDate): string | null {
  const m = texts.repeats;
  if (days.length > 0) return monthDays.length > 0 || days.some((day) => day.nth === null) ? null : m.on(days.map((day) => m.nth(day.nth ?? 0, weekdayWord(texts, day))));
  return m.on((monthDays.length > 0 ? monthDays : [Number(begin.slice(8))]).map((day) => m.monthDay(day)));
}

function yearWords(texts: RepeatTexts, { byWeekday: days, byMonthDay: monthDays, byMonth: months }: RepeatRule, begin: LocalDate): string | null {
  const m = texts.repeats;
  if (months.length === 0) return days.length + monthDays.length === 0 ? m.on([dayOf(texts, Number(begin.slice(8)), Number(begin.slice(5, 7)))]) : null;
  const [month, another] = months;
  const [day = Number(begin.slice(8)), more] = monthDays;
  if (month !== undefined && another === undefined && days.length === 0 && more === undefined && day > 0) return m.on([dayOf(texts, day, month)]);
  const on = monthWords(texts, days, monthDays, begin);
  return on === null ? null : `${on} ${m.inMonths(months.map((one) => texts.calendar.months[one - 1] ?? ''))}`;
}

function endWords({ repeats: m, calendar }: RepeatTexts, { until, count }: RepeatRule): string {
  if (count !== null) return m.times(count);
  return until === null ? '' : m.until(calendar.dayOfYear(dayOf({ repeats: m, calendar }, Number(until.slice(8)), Number(until.slice(5, 7))), until.slice(0, 4)));
}

function weekdayWord({ calendar }: RepeatTexts, { weekday }: Pick<NthWeekday, 'weekday'>): string {
  return calendar.weekdays[weekdays.indexOf(weekday)] ?? '';
}

function dayOf({ calendar }: RepeatTexts, day: number, month: number): string {
  return calendar.dayOf(day, calendar.months[month - 1] ?? '');
}
