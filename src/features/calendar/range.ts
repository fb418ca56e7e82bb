import type { LocalDate } from '#base/localDate.ts';
import { addDays, addMonths } from '#domain/calendar.ts';
import { firstOfMonth, lastOfMonth, monthGrid, weekOf } from '#domain/monthGrid.ts';
import type { Shown } from './calendarAddress.ts';

export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** The days a view shows, both included: the whole weeks of a month, a week, or from the picked day to the end of the month `months` later. */
export function rangeOf({ view, day }: Shown, months: number): Days {
  if (view === 'list') return { from: day, to: lastOfMonth(addMonths(day, months)) };
  const days = view === 'month' ? monthGrid(day).flat() : weekOf(day);
  return { from: days[0] ?? day, to: days.at(-1) ?? day };
}

/** The picked day one screenful on (1) or back (-1). */
export function turned({ view, day }: Shown, by: 1 | -1): LocalDate {
  return view === 'week' ? addDays(day, by * 7) : addMonths(day, by);
}

/** So many whole months before and after, with the whole weeks a month is shown in: a view turned by a month is within. */
export function around(from: LocalDate, to: LocalDate, months: number): Days {
  return { from: weekOf(addMonths(firstOfMonth(from), -months))[0] ?? from, to: weekOf(lastOfMonth(addMonths(firstOfMonth(to), months))).at(-1) ?? to };
}
