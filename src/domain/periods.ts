import { dayOfNumber, numberOfDay, type LocalDate } from '#base/localDate.ts';
import { weekdays, type Repeats } from './repeats.ts';

const DAY_MS = 86_400_000;

/** The first day of the period of a rule with this number: day, week, month or year, counted in its intervals from the one its first occurrence lies in. */
export function periodBegins({ freq, interval, weekStart }: Repeats, begin: LocalDate, period: number): LocalDate {
  const [year, month] = partsOf(begin);
  const steps = period * interval;
  switch (freq) {
    case 'DAILY':
      return dayOfNumber(numberOfDay(begin) + steps);
    case 'WEEKLY':
      return dayOfNumber(weekOf(begin, weekStart) + 7 * steps);
    case 'MONTHLY':
      return dayOfNumber(firstOf(year, month + steps));
    case 'YEARLY':
      return dayOfNumber(firstOf(year + steps, 0));
  }
}

/** The number of the period a day lies in, or of one before it; never below the first. */
export function periodOf({ freq, interval, weekStart }: Repeats, begin: LocalDate, day: LocalDate): number {
  const [[year, month], [toYear, toMonth]] = [partsOf(begin), partsOf(day)];
  const units = { DAILY: numberOfDay(day) - numberOfDay(begin), WEEKLY: (numberOfDay(day) - weekOf(begin, weekStart)) / 7, MONTHLY: (toYear - year) * 12 + toMonth - month, YEARLY: toYear - year };
  return Math.max(0, Math.floor(units[freq] / interval));
}

/**
 * The days a rule (RFC 5545, 3.3.10) names in one of its periods, in their order. A month without such a day has none: the 31st is left out in April. Of our own,
 * because ical.js 2.2 puts the 29 February of other years on 1 March and takes thirty times as long; the tests hold the two side by side.
 */
export function daysInPeriod(rule: Repeats, begin: LocalDate, period: number): readonly LocalDate[] {
  const start = periodBegins(rule, begin, period);
  switch (rule.freq) {
    case 'DAILY':
      return [start];
    case 'WEEKLY':
      return weekDays(rule, begin, numberOfDay(start));
    case 'MONTHLY':
      return inMonths(rule, begin, [numberOfDay(start)]);
    case 'YEARLY': {
      const months = rule.byMonth.length > 0 ? rule.byMonth.map((month) => month - 1) : [partsOf(begin)[1]];
      return inMonths(rule, begin, months.map((month) => firstOf(partsOf(start)[0], month)));
    }
  }
}

function weekDays({ byDay, weekStart }: Repeats, begin: LocalDate, start: number): readonly LocalDate[] {
  const named = byDay.length > 0 ? byDay.map((day) => weekdays.indexOf(day as never)) : [weekdayOf(numberOfDay(begin))];
  const first = weekdays.indexOf(weekStart as never);
  return named.map((day) => (day - first + 7) % 7).toSorted((a, b) => a - b).map((offset) => dayOfNumber(start + offset));
}

/** Of months by their first days. */
function inMonths(rule: Repeats, begin: LocalDate, months: readonly number[]): readonly LocalDate[] {
  const found = [...new Set(months.flatMap((first) => daysOfMonth(rule, begin, first)))].toSorted((a, b) => a - b);
  const { bySetPos } = rule;
  const chosen = bySetPos.length === 0 ? found : found.filter((_, at) => bySetPos.includes(at + 1) || bySetPos.includes(at - found.length));
  return chosen.map(dayOfNumber);
}

function daysOfMonth({ byDay, byMonthDay }: Repeats, begin: LocalDate, first: number): readonly number[] {
  const [year, month] = partsOf(dayOfNumber(first));
  const length = firstOf(year, month + 1) - first;
  if (byDay.length > 0) return byDay.flatMap((day) => weekdayInMonth(day, first, length));
  const named = byMonthDay.length > 0 ? byMonthDay : [partsOf(begin)[2]];
  return named.map((day) => (day < 0 ? length + day : day - 1)).filter((day) => day >= 0 && day < length).map((day) => first + day);
}

/** `TU` are all Tuesdays of the month, `2TU` is the second, `-1TU` the last. */
function weekdayInMonth(named: string, first: number, length: number): readonly number[] {
  const offset = (weekdays.indexOf(named.slice(-2) as never) - weekdayOf(first) + 7) % 7;
  const all = Array.from({ length: Math.ceil((length - offset) / 7) }, (_, week) => first + offset + 7 * week);
  if (named.length === 2) return all;
  const found = all.at(Number(named.slice(0, -2)) - (named.startsWith('-') ? 0 : 1));
  return found === undefined ? [] : [found];
}

/** Year, month from 0, day. */
function partsOf(day: LocalDate): readonly [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))];
}

/** A month's first day; months beyond December are those of later years. */
function firstOf(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY_MS;
}

/** From Monday, 0: 1 January 1970 was a Thursday. */
function weekdayOf(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

function weekOf(day: LocalDate, weekStart: string): number {
  const number = numberOfDay(day);
  return number - ((weekdayOf(number) - weekdays.indexOf(weekStart as never) + 7) % 7);
}
