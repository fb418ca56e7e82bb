import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { byDay } from '#domain/byDay.ts';
import { addDays } from '#domain/calendar.ts';
import { dayByKey, monthGrid, weekOf } from '#domain/monthGrid.ts';
import { daysOf, monthsOf, parseQuarter, quarterOf, shiftQuarter } from '#domain/quarter.ts';

const day = (text: string) => text as LocalDate;
const anyDay = fc.integer({ min: 0, max: 365 * 40 }).map((days) => addDays(day('2010-01-01'), days));

test('D-210 a month stands in whole weeks from Monday on, with the days beside it filling the first and the last', () => {
  const weeks = monthGrid(day('2026-11-25'));
  expect(weeks[0]).toEqual(['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']);
  expect(weeks.at(-1)).toEqual(weekOf(day('2026-12-01')));
  expect(monthGrid(day('2021-02-10'))).toHaveLength(4);
});

test('D-210 every day of any month stands there once, in order', () => {
  fc.assert(fc.property(anyDay, (any) => {
    const days = monthGrid(any).flat();
    expect(days.every((one, index) => index === 0 || daysBetween(days[index - 1]!, one) === 1)).toBe(true);
    expect(monthGrid(any).every((week) => week.length === 7 && new Date(week[0]!).getUTCDay() === 1)).toBe(true);
    expect(days).toContain(any);
    expect(days.filter((one) => one.slice(0, 7) === any.slice(0, 7))).toHaveLength(new Date(Date.UTC(Number(any.slice(0, 4)), Number(any.slice(5, 7)), 0)).getUTCDate());
    for (const edge of [monthGrid(any)[0]!, monthGrid(any).at(-1)!]) expect(edge.some((one) => one.slice(0, 7) === any.slice(0, 7))).toBe(true);
  }));
});

test.each([
  ['ArrowLeft', '2026-03-30'], ['ArrowRight', '2026-04-01'], ['ArrowUp', '2026-03-24'], ['ArrowDown', '2026-04-07'],
  ['Home', '2026-03-30'], ['End', '2026-04-05'], ['PageUp', '2026-02-28'], ['PageDown', '2026-04-30'], ['Tab', null],
])('D-211 from Tuesday, 31 March, %s leads to %s', (key, to) => {
  expect(dayByKey(day('2026-03-31'), key)).toBe(to);
});

test('D-215 what lasts several days stands on each of them, cut where the shown days end', () => {
  const fair = { name: 'Parteitag', firstDay: day('2026-10-30'), lastDay: day('2026-11-02') };
  const council = { name: 'Kreistag', firstDay: day('2026-11-02'), lastDay: day('2026-11-02') };
  const days = byDay([fair, council], day('2026-11-01'), day('2026-11-30'));
  expect([...days]).toEqual([['2026-11-01', [fair]], ['2026-11-02', [fair, council]]]);
});

test('D-215 whatever lasts from one day to another stands exactly on those days of the window', () => {
  fc.assert(fc.property(anyDay, fc.nat(60), anyDay, fc.nat(60), (first, lasts, from, window) => {
    const one = { firstDay: first, lastDay: addDays(first, lasts) };
    const to = addDays(from, window);
    const expected = Array.from({ length: lasts + 1 }, (_, index) => addDays(first, index)).filter((shown) => shown >= from && shown <= to);
    expect([...byDay([one], from, to).keys()]).toEqual(expected);
  }));
});

test('D-216 a quarter is three whole months, and the next one goes on where it ends', () => {
  const last = quarterOf(day('2026-11-25'));
  expect(last).toBe('2026-4');
  expect(monthsOf(last)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
  expect(daysOf(last)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect([shiftQuarter(last, 1), shiftQuarter(last, -4)]).toEqual(['2027-1', '2025-4']);
  expect(['2026-4', '2026-5', '26-1', ''].map(parseQuarter)).toEqual(['2026-4', null, null, null]);
});

test('D-216 every day lies in its quarter and in no other', () => {
  fc.assert(fc.property(anyDay, (any) => {
    const own = quarterOf(any);
    const holds = [-1, 0, 1].map((by) => daysOf(shiftQuarter(own, by))).map(({ from, to }) => any >= from && any <= to);
    expect(holds).toEqual([false, true, false]);
  }));
});
