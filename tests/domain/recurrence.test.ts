import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import { addDays } from '#domain/calendar.ts';
import type { CalendarEvent, ChangedAlone } from '#domain/event.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { placed } from '#domain/placing.ts';
import { occurrencesIn, seriesDays } from '#domain/recurrence.ts';
import { checkRepeats, weekdays } from '#domain/repeats.ts';

const day = (text: string) => text as LocalDate;
const evening = (begin: string): EventTime => ({ allDay: false, zone: 'Europe/Berlin', begin: `${begin}T19:00` as LocalTime, end: `${begin}T21:00` as LocalTime });
const series = (begin: string, repeats: string, changes: CalendarEvent['changes'] = []) => ({ time: evening(begin), repeats: checkRepeats(repeats, evening(begin)), changes });
const first = (begin: string, repeats: string, count = 4, upTo = '2029-12-31') => seriesDays(evening(begin), checkRepeats(repeats, evening(begin)) ?? 'none', day(upTo)).slice(0, count);
const alone = (change: Partial<ChangedAlone>): ChangedAlone => ({ time: null, title: null, place: null, standing: 'planned', ...change });

test.each<[string, string, readonly string[]]>([
  ['every Tuesday', 'FREQ=WEEKLY;BYDAY=TU', ['2026-11-17', '2026-11-24', '2026-12-01', '2026-12-08']],
  ['every other week on two days', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,TU', ['2026-11-17', '2026-11-19', '2026-12-01', '2026-12-03']],
  ['on the third Tuesday', 'FREQ=MONTHLY;BYDAY=3TU', ['2026-11-17', '2026-12-15', '2027-01-19', '2027-02-16']],
  ['on the last weekday', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-11-17', '2026-11-30', '2026-12-31', '2027-01-29']],
  ['on the 31st, which April has not', 'FREQ=MONTHLY;BYMONTHDAY=31', ['2026-11-17', '2026-12-31', '2027-01-31', '2027-03-31']],
  ['on the last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', ['2026-11-17', '2026-11-30', '2026-12-31', '2027-01-31']],
  ['three times', 'FREQ=DAILY;COUNT=3', ['2026-11-17', '2026-11-18', '2026-11-19']],
  ['until a day, which is included', 'FREQ=DAILY;UNTIL=20261119', ['2026-11-17', '2026-11-18', '2026-11-19']],
])('D-192 a series comes %s', (_, repeats, days) => {
  expect(first('2026-11-17', repeats)).toEqual(days);
});

test('D-192 the 29 February comes in leap years only, where the library of calendars takes 1 March', () => {
  expect(first('2024-02-29', 'FREQ=YEARLY', 3, '2033-01-01')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
  expect(first('2024-02-29', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 3, '2033-01-01')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
});

test('D-192 a series keeps its hour over both nights in which the clocks change', () => {
  const hoursUtc = (from: string, to: string) => occurrencesIn(series('2026-10-20', 'FREQ=WEEKLY'), day(from), day(to)).map(({ time }) => new Date(placed(time).begins).toISOString().slice(0, 16));
  expect(hoursUtc('2026-10-20', '2026-10-27')).toEqual(['2026-10-20T17:00', '2026-10-27T18:00']);
  expect(hoursUtc('2027-03-23', '2027-03-30')).toEqual(['2027-03-23T18:00', '2027-03-30T17:00']);
});

const anyRule = fc.record({
  freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
  interval: fc.integer({ min: 1, max: 5 }),
  weekdays: fc.subarray([...weekdays], { minLength: 1, maxLength: 3 }),
  nth: fc.constantFrom('', '1', '2', '3', '4', '-1'),
  monthDays: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 }),
  month: fc.integer({ min: 1, max: 12 }),
  by: fc.constantFrom('plain', 'weekday', 'day'),
  end: fc.constantFrom('', ';COUNT=7', ';UNTIL=20281231'),
}).map(({ freq, interval, weekdays: on, nth, monthDays, month, by, end }) => {
  const inMonth = freq === 'MONTHLY' || freq === 'YEARLY';
  const which = by === 'weekday' && freq !== 'DAILY' ? `;BYDAY=${on.map((one) => (inMonth ? `${nth}${one}` : one)).join(',')}` : by === 'day' && inMonth ? `;BYMONTHDAY=${monthDays.toSorted((a, b) => a - b).join(',')}` : '';
  return `FREQ=${freq};INTERVAL=${interval}${freq === 'YEARLY' && which ? `;BYMONTH=${month}` : ''}${which}${end}`;
});

test('D-192 property: ordinary rules come on the same days as in the library that calendars are read and written with', () => {
  fc.assert(fc.property(anyRule, fc.integer({ min: 0, max: 700 }), (rule, offset) => {
    // A first day that every month has: the library and RFC 5545 part where a rule names the 29 to 31 by its beginning alone.
    const begin = addDays(day('2026-01-01'), offset);
    fc.pre(Number(begin.slice(8)) <= 28);
    const repeats = checkRepeats(rule, evening(begin));
    expect(repeats).not.toBeNull();
    const theirs: string[] = [];
    const more = ICAL.Recur.fromString(repeats ?? '').iterator(ICAL.Time.fromDateString(begin));
    for (let next = more.next(); next && theirs.length < 60 && next.toString() <= '2032-12-31'; next = more.next()) theirs.push(next.toString());
    const ours = seriesDays(evening(begin), repeats ?? '', day('2032-12-31')).filter((one) => one <= '2032-12-31').slice(0, 61);
    const counted = rule.includes('COUNT') && theirs.length === 7 && theirs[0] !== begin ? theirs.slice(0, -1) : theirs;
    expect(ours.filter((one) => one > begin).slice(0, 59)).toEqual(counted.filter((one) => one > begin).slice(0, 59));
  }), { numRuns: 400 });
});

test('D-193 a rule has one form, whatever it was written like; a moment in UTC until which it comes is a day on the event’s own clock', () => {
  const time = evening('2026-11-17');
  expect(checkRepeats('RRULE:FREQ=MONTHLY;WKST=MO;INTERVAL=1;BYDAY=TU;BYSETPOS=3', time)).toBe('FREQ=MONTHLY;BYDAY=3TU');
  expect(checkRepeats('FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', time)).toBe('FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR');
  expect(checkRepeats('freq=monthly;bymonth=3;byday=2tu', time)).toBe('FREQ=YEARLY;BYMONTH=3;BYDAY=2TU');
  expect(checkRepeats('FREQ=WEEKLY;UNTIL=20261231T230000Z', time)).toBe('FREQ=WEEKLY;UNTIL=20270101');
});

test.each(['', 'FREQ=HOURLY', 'FREQ=WEEKLY;BYHOUR=7,19', 'FREQ=WEEKLY;BYDAY=2TU', 'FREQ=YEARLY;BYWEEKNO=20', 'FREQ=YEARLY;BYYEARDAY=100', 'FREQ=WEEKLY;COUNT=3;UNTIL=20300101', 'FREQ=WEEKLY;UNTIL=20200101', 'FREQ=DAILY;COUNT=0', 'FREQ=DAILY;INTERVAL=0', 'FREQ=DAILY;X-NAME=Erika', 'FREQ=DAILY;FREQ=WEEKLY', `FREQ=MONTHLY;BYMONTHDAY=${'1,'.repeat(200)}1`])('D-193 the rule “%s” is none that is kept', (rule) => {
  expect(checkRepeats(rule, evening('2026-11-17'))).toBeNull();
});

test('D-193 property: no rule, whatever it says, is searched for long: a century of any of them is there at once', () => {
  const part = fc.constantFrom('FREQ=DAILY', 'FREQ=MONTHLY', 'FREQ=YEARLY', 'FREQ=WEEKLY', 'INTERVAL=400', 'INTERVAL=12', 'BYMONTH=2', 'BYMONTHDAY=30', 'BYMONTHDAY=31,-31', 'BYDAY=5MO', 'BYDAY=MO,SU', 'BYSETPOS=31', 'COUNT=2000', 'UNTIL=99991231', 'WKST=SU', 'BYMONTH=1,2,3');
  fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
    const repeats = checkRepeats(parts.join(';'), evening('2026-02-28'));
    const days = seriesDays(evening('2026-02-28'), repeats ?? parts.join(';'), day('2126-01-01'));
    expect(days[0]).toBe('2026-02-28');
    expect(days.length).toBeLessThan(40_000);
    expect(days).toEqual(days.toSorted());
  }), { numRuns: 300 });
  expect(seriesDays(evening('2026-02-28'), 'FREQ=DAILY', day('9999-12-31')).length).toBeLessThan(70_000);
});

test('D-194 one occurrence is taken out, moved to another day, called off or in another place; the others stay as the series says', () => {
  const event = series('2026-11-03', 'FREQ=WEEKLY', [
    [day('2026-11-10'), null],
    [day('2026-11-17'), alone({ time: evening('2026-11-19') })],
    [day('2026-11-24'), alone({ place: 'Gasthof Linde', standing: 'cancelled' })],
  ]);
  const shown = occurrencesIn(event, day('2026-11-01'), day('2026-11-30')).map(({ at, time }) => `${at} → ${time.begin.slice(0, 10)}`);
  expect(shown).toEqual(['2026-11-03 → 2026-11-03', '2026-11-17 → 2026-11-19', '2026-11-24 → 2026-11-24']);
  // Moved out of a window it is not in it, and in the one it was moved to.
  expect(occurrencesIn(event, day('2026-11-17'), day('2026-11-17'))).toEqual([]);
  expect(occurrencesIn(event, day('2026-11-19'), day('2026-11-19')).map(({ at }) => at)).toEqual(['2026-11-17']);
});

test('D-195 what was changed alone on a day the series no longer has stays in the calendar as something to settle', () => {
  const event = series('2026-11-04', 'FREQ=WEEKLY', [[day('2026-11-17'), alone({ title: 'Mit Gast' })], [day('2026-11-24'), null]]);
  expect(occurrencesIn(event, day('2026-11-15'), day('2026-11-26')).map(({ at, stray }) => `${at} ${stray}`)).toEqual(['2026-11-17 true', '2026-11-18 false', '2026-11-25 false']);
});

test('D-192 property: what a window shows is what a wider one shows of it, whichever was asked first', () => {
  fc.assert(fc.property(anyRule, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 60 }), (rule, offset, length) => {
    const event = series('2026-03-05', rule);
    const [from, to] = [addDays(day('2026-01-01'), offset), addDays(day('2026-01-01'), offset + length)];
    const narrow = occurrencesIn(event, from, to).map(({ at }) => at);
    const wide = occurrencesIn(event, day('2025-01-01'), day('2031-01-01')).map(({ at }) => at);
    expect(narrow).toEqual(wide.filter((at) => at >= from && at <= to));
  }), { numRuns: 200 });
});
