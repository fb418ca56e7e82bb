import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import { firstDay, movedBy, parseEventTime, type EventTime } from '#domain/eventTime.ts';
import { instantOf, placed, timeAt } from '#domain/placing.ts';

const clock = (begin: string, end: string, zone = 'Europe/Berlin') => ({ allDay: false, zone, begin: begin as LocalTime, end: end as LocalTime }) as const;
const days = (begin: string, end = begin) => ({ allDay: true, begin: begin as LocalDate, end: end as LocalDate }) as const;
const hours = ({ begins, ends }: { readonly begins: number; readonly ends: number }) => (ends - begins) / 3_600_000;

test.each<[string, unknown]>([
  ['an end before the beginning', clock('2026-11-18T20:00', '2026-11-18T19:59')],
  ['an end on an earlier day', days('2026-11-18', '2026-11-17')],
  ['more than a year', days('2026-01-01', '2027-01-02')],
  ['a day that there is not', days('2026-02-30')],
  ['an hour that there is not', clock('2026-11-18T24:00', '2026-11-18T24:30')],
  ['a zone that there is not', clock('2026-11-18T19:00', '2026-11-18T20:00', 'Europe/Halle')],
  ['the year 1066', days('1066-10-14')],
  ['something else in it', { ...days('2026-11-18'), contact: 'Erika Muster' }],
  ['a clock in whole days', { ...days('2026-11-18'), zone: 'Europe/Berlin' }],
  ['no value', null],
  ['a text', '2026-11-18'],
])('D-190 a time with %s is none', (_, value) => {
  expect(parseEventTime(value)).toBeNull();
});

test('D-190 whole days include the last one; a meeting may go past midnight and ends on the evening’s day where it ends at midnight', () => {
  expect(parseEventTime(days('2026-01-01', '2026-12-31'))).toEqual(days('2026-01-01', '2026-12-31'));
  expect(placed(days('2026-11-18', '2026-11-19'))).toMatchObject({ firstDay: '2026-11-18', lastDay: '2026-11-19', beginClock: '', endClock: '' });
  expect(placed(clock('2026-11-18T19:30', '2026-11-19T00:00'))).toMatchObject({ firstDay: '2026-11-18', lastDay: '2026-11-18', beginClock: '19:30', endClock: '00:00' });
  expect(placed(clock('2026-11-18T19:30', '2026-11-19T00:30'))).toMatchObject({ lastDay: '2026-11-19' });
});

test('D-191 the night in which an hour is skipped: a day of 23 hours, the skipped moment is the one as much later, and the same clock stays over it', () => {
  expect(hours(placed(days('2027-03-28')))).toBe(23);
  expect(hours(placed(clock('2027-03-27T22:00', '2027-03-28T04:00')))).toBe(5);
  expect(placed(clock('2027-03-28T02:30', '2027-03-28T03:30'))).toMatchObject({ begins: Date.parse('2027-03-28T01:30:00Z'), beginClock: '03:30', endClock: '03:30' });
  const before = clock('2027-03-27T19:00', '2027-03-27T21:00');
  expect(placed(before).begins).toBe(Date.parse('2027-03-27T18:00:00Z'));
  expect(placed(movedBy(before, 1)).begins).toBe(Date.parse('2027-03-28T17:00:00Z'));
});

test('D-191 the night in which an hour comes twice: a day of 25 hours, and the moment shown twice is the first', () => {
  expect(hours(placed(days('2026-10-25')))).toBe(25);
  expect(hours(placed(clock('2026-10-24T22:00', '2026-10-25T04:00')))).toBe(7);
  expect(placed(clock('2026-10-25T02:30', '2026-10-25T03:00')).begins).toBe(Date.parse('2026-10-25T00:30:00Z'));
  const before = clock('2026-10-24T19:00', '2026-10-24T21:00');
  expect([placed(before).begins, placed(movedBy(before, 1)).begins]).toEqual([Date.parse('2026-10-24T17:00:00Z'), Date.parse('2026-10-25T18:00:00Z')]);
});

test('D-191 what is told by another zone’s clock stands in the calendar on the association’s day and hour', () => {
  expect(placed(clock('2026-11-18T20:00', '2026-11-18T21:00', 'America/New_York'))).toMatchObject({ firstDay: '2026-11-19', lastDay: '2026-11-19', beginClock: '02:00', endClock: '03:00' });
  expect(placed(clock('2026-11-18T20:00', '2026-11-18T21:00', 'Europe/London'))).toMatchObject({ firstDay: '2026-11-18', beginClock: '21:00' });
});

const anyTime = fc.record({ day: fc.integer({ min: -3_000, max: 3_000 }), minute: fc.integer({ min: 0, max: 1_439 }), length: fc.integer({ min: 0, max: 4_000 }), zone: fc.constantFrom('Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC') });
const written = (ms: number) => new Date(ms).toISOString().slice(0, 16) as LocalTime;

test('D-190 D-191 property: whatever time is read is what was said, lies where its clock says, ends not before it began, and moves by days without changing its clock', () => {
  fc.assert(fc.property(anyTime, fc.integer({ min: -400, max: 400 }), ({ day, minute, length, zone }, by) => {
    const begin = Date.UTC(2026, 0, 1) + day * 86_400_000 + minute * 60_000;
    const time: EventTime = clock(written(begin), written(begin + length * 60_000), zone);
    expect(parseEventTime(time)).toEqual(time);
    const { begins, ends, firstDay: first, lastDay } = placed(time);
    expect(ends).toBeGreaterThanOrEqual(begins);
    expect(first <= lastDay).toBe(true);
    const shown = timeAt(instantOf(time.begin, zone), zone);
    // A skipped moment is the only one that no clock shows.
    expect(shown >= time.begin).toBe(true);
    const moved = movedBy(time, by);
    expect(moved.begin.slice(11)).toBe(time.begin.slice(11));
    expect(firstDay(movedBy(moved, -by))).toBe(firstDay(time));
  }), { numRuns: 300 });
});
