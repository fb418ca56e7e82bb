import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfNumber, daysBetween, localDateAt, numberOfDay, parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths, dueGroup, endOfWeek, isFuture, isPast } from '#domain/calendar.ts';

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

test('D-23 days by their numbers are the days the calendar library counts, and none is later than the year 9999', () => {
  expect(numberOfDay(day('1970-01-01'))).toBe(0);
  expect([dayOfNumber(numberOfDay(day('9999-12-31')) + 7), addDays(day('9999-12-31'), 7)]).toEqual(['9999-12-31', '9999-12-31']);
  fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
    expect(dayOfNumber(numberOfDay(from) + days)).toBe(addDays(from, days));
  }));
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

/** What the operating system's own calendar says, day by day. */
const noonIn = (date: LocalDate) => new Date(`${date}T12:00:00Z`);

test('D-23 a week ends on the Sunday its seven days share (ISO 8601), over every month and year', () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      const sunday = endOfWeek(date);
      expect(noonIn(sunday).getUTCDay()).toBe(0);
      expect(daysBetween(date, sunday) >= 0 && daysBetween(date, sunday) < 7).toBe(true);
      expect([-6, -1, 0].map((days) => endOfWeek(addDays(sunday, days)))).toEqual([sunday, sunday, sunday]);
      expect(endOfWeek(addDays(sunday, 1))).toBe(addDays(sunday, 7));
    }),
  );
});

test('D-23 every day of a century follows the one before, leap days included', () => {
  fc.assert(
    fc.property(anyDay, (date) => {
      const next = noonIn(date);
      next.setUTCDate(next.getUTCDate() + 1);
      expect(addDays(date, 1)).toBe(next.toISOString().slice(0, 10));
    }),
  );
  expect([addDays(day('2099-12-31'), 1), addDays(day('2000-02-28'), 1), addDays(day('2100-02-28'), 1)]).toEqual(['2100-01-01', '2000-02-29', '2100-03-01']);
});

test('D-23 over both nights the clocks change in Berlin, every hour belongs to the day whose date the clock shows', () => {
  const hours = (from: string, count: number) => Array.from({ length: count }, (_, hour) => localDateAt(Date.parse(from) + hour * 3_600_000));
  const counted = (days: readonly LocalDate[]) => [...Map.groupBy(days, (date) => date)].map(([date, some]) => [date, some.length]);
  // From midnight in Berlin: 29 March has 23 hours, 25 October 25.
  expect(counted(hours('2026-03-28T23:00:00Z', 47))).toEqual([['2026-03-29', 23], ['2026-03-30', 24]]);
  expect(counted(hours('2026-10-24T22:00:00Z', 49))).toEqual([['2026-10-25', 25], ['2026-10-26', 24]]);
  expect([addDays(day('2026-03-29'), -1), addMonths(day('2026-02-28'), 1), addDays(day('2026-10-25'), 1), addMonths(day('2026-09-25'), 1)])
    .toEqual(['2026-03-28', '2026-03-28', '2026-10-26', '2026-10-25']);
});

test('D-23 what is due is overdue, today, this week up to Sunday, or later', () => {
  const monday = day('2026-11-23');
  const groupOf = (due: string, today = monday) => dueGroup({ due: day(due) }, today);
  expect(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-29', '2026-11-30'].map((due) => groupOf(due))).toEqual(['overdue', 'today', 'this-week', 'this-week', 'later']);
  expect(groupOf('2026-11-30', day('2026-11-29'))).toBe('later');
  expect(endOfWeek(day('2026-11-29'))).toBe('2026-11-29');
});
