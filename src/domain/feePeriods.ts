import { NO_CENTS, partOfCents, plusCents, type Cents } from '#base/cents.ts';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths } from './calendar.ts';

/** How often a contribution is paid; periods are those of the calendar year. */
export const feeRhythms = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type FeeRhythm = (typeof feeRhythms)[number];

const MONTHS: Readonly<Record<FeeRhythm, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** `from` and `to`, both included, as far as the mandate lasts; `sum` is what is to be paid for it. */
export type FeePeriod = { readonly from: LocalDate; readonly to: LocalDate; readonly sum: Cents };

export type FeeSpan = { readonly monthly: Cents; readonly start: LocalDate; /** The last day of the mandate; null: open. */ readonly end: LocalDate | null };

/**
 * The first `count` periods from the mandate's start, fewer where it ends before (D-136): a month that the mandate lasts in part
 * counts by its days; a longer period is the sum of its months, so that nobody pays another sum for another rhythm.
 */
export function feePeriods(span: FeeSpan, rhythm: FeeRhythm, count: number): readonly FeePeriod[] {
  const periods: FeePeriod[] = [];
  let first = firstOfPeriod(span.start, rhythm);
  while (periods.length < count && (span.end === null || first <= span.end)) {
    const next = addMonths(first, MONTHS[rhythm]);
    const from = first < span.start ? span.start : first;
    const last = addDays(next, -1);
    const to = span.end !== null && span.end < last ? span.end : last;
    periods.push({ from, to, sum: sumFrom(span, first, MONTHS[rhythm]) });
    first = next;
  }
  return periods;
}

function sumFrom(span: FeeSpan, first: LocalDate, months: number): Cents {
  return plusCents(...Array.from({ length: months }, (_, index) => monthSum(span, addMonths(first, index))));
}

/** What the month that begins on `first` costs. */
function monthSum({ monthly, start, end }: FeeSpan, first: LocalDate): Cents {
  const next = addMonths(first, 1);
  const from = start > first ? start : first;
  const until = end !== null && end < addDays(next, -1) ? addDays(end, 1) : next;
  if (from >= until) return NO_CENTS;
  return partOfCents(monthly, daysBetween(from, until), daysBetween(first, next));
}

/** The first day of the calendar's period that the day lies in. */
function firstOfPeriod(day: LocalDate, rhythm: FeeRhythm): LocalDate {
  const month = Number(day.slice(5, 7));
  const first = `${day.slice(0, 8)}01` as LocalDate;
  return addMonths(first, -((month - 1) % MONTHS[rhythm]));
}
