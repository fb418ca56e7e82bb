import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusCents, type Cents } from '#base/cents.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays, addMonths } from '#domain/calendar.ts';
import { feePeriods, feeRhythms } from '#domain/feePeriods.ts';

const day = (text: string) => text as LocalDate;
const anyStart = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(day('2024-01-01'), days));

test('D-136 a mandate that begins in the middle of a month owes that month by its days', () => {
  const span = { monthly: 3_000 as Cents, start: day('2029-07-16'), end: null };
  expect(feePeriods(span, 'monthly', 2)).toEqual([
    { from: '2029-07-16', to: '2029-07-31', sum: 1_548 },
    { from: '2029-08-01', to: '2029-08-31', sum: 3_000 },
  ]);
  expect(feePeriods(span, 'quarterly', 2)).toEqual([
    { from: '2029-07-16', to: '2029-09-30', sum: 7_548 },
    { from: '2029-10-01', to: '2029-12-31', sum: 9_000 },
  ]);
});

test('D-136 a mandate that ends in the middle of a month, too, and nothing is owed after it', () => {
  const span = { monthly: 3_100 as Cents, start: day('2028-02-01'), end: day('2028-03-10') };
  expect(feePeriods(span, 'monthly', 12).map(({ to, sum }) => [to, sum])).toEqual([['2028-02-29', 3_100], ['2028-03-10', 1_000]]);
  expect(feePeriods({ ...span, start: day('2028-02-29'), end: day('2028-02-29') }, 'yearly', 3)).toEqual([{ from: '2028-02-29', to: '2028-02-29', sum: 107 }]);
});

test('D-136 over whole years every rhythm adds up to the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), anyStart, fc.integer({ min: 0, max: 900 }), (monthly, start, lasts) => {
      const span = { monthly: monthly as Cents, start, end: addDays(start, lasts) };
      const sums = feeRhythms.map((rhythm) => plusCents(...feePeriods(span, rhythm, 60).map(({ sum }) => sum)));
      expect(new Set(sums).size).toBe(1);
    }),
  );
});

test('D-136 periods follow each other without a gap and none is longer than its rhythm', () => {
  fc.assert(
    fc.property(anyStart, fc.constantFrom(...feeRhythms), (start, rhythm) => {
      const periods = feePeriods({ monthly: 1 as Cents, start, end: null }, rhythm, 8);
      expect(periods[0]?.from).toBe(start);
      for (const [index, { to }] of periods.entries()) {
        const next = periods[index + 1];
        if (next) expect(next.from).toBe(addDays(to, 1));
      }
      for (const { from, to } of periods) expect(to < addMonths(from, 12)).toBe(true);
    }),
  );
});
