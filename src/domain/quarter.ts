import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from './calendar.ts';
import { firstOfMonth, lastOfMonth } from './monthGrid.ts';

/** Three months of a year as an address writes them, `2026-4`. */
export type Quarter = string & { readonly quarter: true };

/** The quarter a text names, or null. */
export function parseQuarter(text: string): Quarter | null {
  return /^[12]\d{3}-[1-4]$/.test(text) ? (text as Quarter) : null;
}

export function quarterOf(day: LocalDate): Quarter {
  return `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / MONTHS)}` as Quarter;
}

/** The first days of its three months. */
export function monthsOf(quarter: Quarter): readonly [LocalDate, LocalDate, LocalDate] {
  const [year, number] = quarter.split('-').map(Number);
  const first = `${year}-${String(((number ?? 1) - 1) * MONTHS + 1).padStart(2, '0')}-01` as LocalDate;
  return [first, addMonths(first, 1), addMonths(first, 2)];
}

/** Its first and its last day. */
export function daysOf(quarter: Quarter): { readonly from: LocalDate; readonly to: LocalDate } {
  const [from, , last] = monthsOf(quarter);
  return { from: firstOfMonth(from), to: lastOfMonth(last) };
}

/** The quarter `by` quarters later. */
export function shiftQuarter(quarter: Quarter, by: number): Quarter {
  return quarterOf(addMonths(monthsOf(quarter)[0], by * MONTHS));
}

const MONTHS = 3;
