import { CalendarDate, endOfWeek as lastOfWeek } from '@internationalized/date';
import type { LocalDate } from '#base/localDate.ts';

/** The day `days` later (earlier where negative). Days have no hours, so a clock change moves nothing. */
export function addDays(day: LocalDate, days: number): LocalDate {
  return named(calendarDay(day).add({ days }));
}

/** The same day `months` later, or the month's last day where it has no such day (31 January + 1 = 28 or 29 February). */
export function addMonths(day: LocalDate, months: number): LocalDate {
  return named(calendarDay(day).add({ months }));
}

export function isPast(day: LocalDate, today: LocalDate): boolean {
  return day < today;
}

export function isFuture(day: LocalDate, today: LocalDate): boolean {
  return day > today;
}

/** The Sunday that ends the week `day` lies in; weeks begin on Monday (ISO 8601). */
export function endOfWeek(day: LocalDate): LocalDate {
  return named(lastOfWeek(calendarDay(day), 'de', 'mon'));
}

export type DueGroup = 'overdue' | 'today' | 'this-week' | 'later';

/** Where a task stands on "Heute"; "this week" is what is left of it, up to Sunday. */
export function dueGroup(task: { readonly due: LocalDate }, today: LocalDate): DueGroup {
  if (isPast(task.due, today)) return 'overdue';
  if (task.due === today) return 'today';
  return task.due <= endOfWeek(today) ? 'this-week' : 'later';
}

/** Days are compared as the strings they are; only arithmetic asks the library. */
function calendarDay(day: LocalDate): CalendarDate {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new CalendarDate(year, month, date);
}

function named(day: CalendarDate): LocalDate {
  return day.toString() as LocalDate;
}
