import type { LocalDate } from '#base/localDate.ts';

const DAY_MS = 86_400_000;
/** 1 January 1970 was a Thursday; ISO 8601 counts Monday as 1. */
const FIRST_DAYS_WEEKDAY = 4;

/** The day `days` later (earlier where negative). Days have no hours, so a clock change moves nothing. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return dayAt(dayNumber(day) + days);
}

/** The same day `months` later, or the month's last day where it has no such day (31 January + 1 = 28 or 29 February). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // The day before the month after begins is the month's last.
  const last = new Date(Date.UTC(year, month + months, 0));
  return addDays(last.toISOString().slice(0, 10) as LocalDate, Math.min(date, last.getUTCDate()) - last.getUTCDate());
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function isPast(day: LocalDate, today: LocalDate): boolean {
  return day < today;
}

export function isFuture(day: LocalDate, today: LocalDate): boolean {
  return day > today;
}

/** The Sunday that ends the week `day` lies in; weeks begin on Monday (ISO 8601). */
export function endOfWeek(day: LocalDate): LocalDate {
  const weekday = (((dayNumber(day) + FIRST_DAYS_WEEKDAY - 1) % 7) + 7) % 7 + 1;
  return addDays(day, 7 - weekday);
}

export type DueGroup = 'overdue' | 'today' | 'this-week' | 'later';

/** Where a task stands on "Heute"; "this week" is what is left of it, up to Sunday. */
export function dueGroup(task: { readonly due: LocalDate }, today: LocalDate): DueGroup {
  if (isPast(task.due, today)) return 'overdue';
  if (task.due === today) return 'today';
  return task.due <= endOfWeek(today) ? 'this-week' : 'later';
}

/** Days since 1 January 1970, counted in UTC, where every day has as many hours. */
function dayNumber(day: LocalDate): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

function dayAt(number: number): LocalDate {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}
