import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDateAt, parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths, daysBetween, dueGroup, endOfWeek, isFuture, isPast } from '#domain/calendar.ts';

const day = (text: string) => text as LocalDate;
const anyDay = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)));

test('D-23 months end where they end: leap days, short months, years', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29');
  expect(addMonths(day('2026-12-31'), 2)).toBe('2027-02-28');
  expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
});

test('D-23 clock changes move no day: both nights of the year have one day each', () => {
  expect(addDays(day('2026-03-28'), 1)).toBe('2026-03-29');
  expect(addDays(day('2026-03-29'), 1)).toBe('2026-03-30');
  expect(daysBetween(day('2026-10-24'), day('2026-10-26'))).toBe(2);
  expect(localDateAt(Date.parse('2026-03-29T21:59:59Z'))).toBe('2026-03-29');
  expect(localDateAt(Date.parse('2026-03-29T22:00:00Z'))).toBe('2026-03-30');
  expect(localDateAt(Date.parse('2026-10-25T22:59:59Z'))).toBe('2026-10-25');
});

test('D-23 adding days and counting them agree, for any day and way', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (from, days) => {
      const to = addDays(from, days);
      expect(parseLocalDate(to)).toBe(to);
      expect(daysBetween(from, to)).toBe(days);
      expect(addDays(to, -days)).toBe(from);
      expect(isPast(to, from)).toBe(days < 0);
      expect(isFuture(to, from)).toBe(days > 0);
    }),
  );
});

test('D-23 a month later is the next month, never the one after', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 40 }), (from, months) => {
      const to = addMonths(from, months);
      const index = (date: LocalDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
      expect(index(to) - index(from)).toBe(months);
      expect(Number(to.slice(8)) <= Number(from.slice(8))).toBe(true);
    }),
  );
});

test('D-23 what is due is overdue, today, this week up to Sunday, or later', () => {
  const monday = day('2026-11-23');
  const groupOf = (due: string, today = monday) => dueGroup({ due: day(due) }, today);
  expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'].map((due) => groupOf(due))).toEqual(['overdue', 'today', 'this-week', 'this-week', 'later']);
  expect(groupOf('2026-11-30', day('2026-11-29'))).toBe('later');
  expect(endOfWeek(day('2026-11-29'))).toBe('2026-11-29');
});
