import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import type { LocalDate } from '#base/localDate.ts';

/** The day `days` later (earlier where negative). Days have no hours, so a clock change moves nothing. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return asLocalDate(PlainDate.addDays(asPlainDate(day), days));
}

/** The same day `months` later, or the month's last day where it has no such day (31 January + 1 = 28 or 29 February). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return asLocalDate(PlainDate.addMonths(asPlainDate(day), months));
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return PlainDate.diffDays(asPlainDate(from), asPlainDate(to));
}

export function isPast(day: LocalDate, today: LocalDate): boolean {
  return day < today;
}

export function isFuture(day: LocalDate, today: LocalDate): boolean {
  return day > today;
}

/** The Sunday that ends the week `day` lies in; weeks begin on Monday (ISO 8601). */
export function endOfWeek(day: LocalDate): LocalDate {
  return addDays(day, 7 - PlainDate.dayOfWeek(asPlainDate(day)));
}

export type DueGroup = 'overdue' | 'today' | 'this-week' | 'later';

/** Where a task stands on "Heute"; "this week" is what is left of it, up to Sunday. */
export function dueGroup(task: { readonly due: LocalDate }, today: LocalDate): DueGroup {
  if (isPast(task.due, today)) return 'overdue';
  if (task.due === today) return 'today';
  return task.due <= endOfWeek(today) ? 'this-week' : 'later';
}

function asPlainDate(day: LocalDate) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return PlainDate.create(year, month, date);
}

function asLocalDate(date: ReturnType<typeof PlainDate.create>): LocalDate {
  return PlainDate.toString(date) as LocalDate;
}
