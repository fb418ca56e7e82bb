import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { nextRound, rhythms, roundsAfter } from '#domain/rhythm.ts';

const day = (text: string) => text as LocalDate;
const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)));

test('D-100 the next round lies after its day and after today, and none before it does', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -400, max: 8000 }), fc.constantFrom(...rhythms), (from, late, rhythm) => {
      const today = addDays(from, late);
      const next = nextRound(from, rhythm, today);
      expect(next > from && next > today).toBe(true);
      const rounds = Array.from({ length: 1200 }, (_, times) => times + 1);
      expect(next).toBe(roundsAfter(from, rhythm, rounds.find((times) => roundsAfter(from, rhythm, times) > today)));
    }),
    { numRuns: 60 },
  );
});

test('D-100 weeks keep their weekday, months their day or their last', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, times) => {
      expect(daysBetween(from, roundsAfter(from, 'weekly', times))).toBe(7 * times);
      expect(roundsAfter(from, 'fortnightly', times)).toBe(roundsAfter(from, 'weekly', 2 * times));
      expect(roundsAfter(from, 'quarterly', times)).toBe(roundsAfter(from, 'monthly', 3 * times));
    }),
  );
  expect(nextRound(day('2027-12-31'), 'monthly', day('2028-02-01'))).toBe('2028-02-29');
  expect(nextRound(day('2026-01-31'), 'quarterly', day('2026-03-01'))).toBe('2026-04-30');
  // Sunday to Sunday over both nights the clocks change.
  expect(nextRound(day('2026-03-22'), 'weekly', day('2026-03-28'))).toBe('2026-03-29');
  expect(nextRound(day('2026-10-18'), 'fortnightly', day('2026-10-25'))).toBe('2026-11-01');
});

test('D-100 what is done before its day goes on with the round after it', () => {
  expect(nextRound(day('2026-11-27'), 'weekly', day('2026-11-25'))).toBe('2026-12-04');
});
