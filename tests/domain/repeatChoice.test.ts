import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import { choiceOf, neverRepeats, offeredKinds, ruleOf, type RepeatChoice } from '#domain/repeatChoice.ts';
import { readRepeatRule } from '#domain/repeatRule.ts';

const day = (text: string) => text as LocalDate;
const anyDay = fc.integer({ min: 0, max: 365 * 12 }).map((days) => addDays(day('2024-01-01'), days));
const choice = (kind: RepeatChoice['kind'], until: string | null = null): RepeatChoice => ({ kind, until: until as LocalDate | null, rule: null });

test.each([
  ['weekly', null, 'FREQ=WEEKLY'],
  ['fortnightly', '2027-03-31', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270331'],
  ['monthly-nth', null, 'FREQ=MONTHLY;BYDAY=4WE'],
  ['monthly-last', null, 'FREQ=MONTHLY;BYDAY=-1WE'],
  ['monthly-day', null, 'FREQ=MONTHLY;BYMONTHDAY=25'],
  ['yearly', null, 'FREQ=YEARLY'],
] as const)('D-212 on Wednesday, 25 November 2026, %s until %s is %s, and read back the same', (kind, until, rule) => {
  const begin = day('2026-11-25');
  expect(ruleOf(choice(kind, until), begin)).toBe(rule);
  expect(choiceOf(rule, begin)).toEqual(choice(kind, until));
});

test('D-212 every choice that is offered is one rule, and read back from it the same choice', () => {
  fc.assert(fc.property(anyDay, fc.option(anyDay), (begin, until) => {
    for (const kind of offeredKinds(begin, neverRepeats)) {
      const picked = kind === 'never' ? neverRepeats : choice(kind, until);
      expect(choiceOf(ruleOf(picked, begin), begin)).toEqual(picked);
    }
  }));
});

test.each(['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,WE', 'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1', 'FREQ=WEEKLY;COUNT=5', 'FREQ=WEEKLY;INTERVAL=3', 'FREQ=YEARLY;BYMONTH=11;BYDAY=3WE', 'FREQ=MONTHLY;BYDAY=1WE'])('D-212 %s, which no words offer, stays to the letter', (rule) => {
  const begin = day('2026-11-25');
  const read = choiceOf(rule, begin);
  expect(read.kind).toBe('own');
  expect(ruleOf(read, begin)).toBe(rule);
  expect(offeredKinds(begin, read)).toContain('own');
});

test.each([['FREQ=WEEKLY;BYDAY=WE', 'weekly'], ['FREQ=MONTHLY', 'monthly-day'], ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU', 'fortnightly']])('D-212 %s, as other calendars write it, is said in words too', (rule, kind) => {
  expect(choiceOf(rule, day('2026-11-25')).kind).toBe(kind);
});

test('D-213 whatever is offered falls on the day the event begins on', () => {
  fc.assert(fc.property(anyDay, (begin) => {
    for (const kind of offeredKinds(begin, neverRepeats)) {
      const rule = ruleOf(choice(kind), begin);
      if (rule === null) continue;
      const first = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(begin)).next();
      expect(first?.toString()).toBe(begin);
    }
  }));
});

test('D-213 a fifth Wednesday is offered as the last one, which every month has; the fourth may be both', () => {
  const kinds = (begin: string) => offeredKinds(day(begin), neverRepeats).filter((kind) => kind.startsWith('monthly-n') || kind.startsWith('monthly-l'));
  expect(kinds('2026-12-30')).toEqual(['monthly-last']);
  expect(kinds('2026-11-25')).toEqual(['monthly-nth', 'monthly-last']);
  expect(kinds('2026-11-11')).toEqual(['monthly-nth']);
});

test('D-213 a series may still fall on its last day', () => {
  const rule = ruleOf(choice('weekly', '2026-12-09'), day('2026-11-25')) ?? '';
  const days = [...iterate(rule, '2026-11-25')];
  expect(days).toEqual(['2026-11-25', '2026-12-02', '2026-12-09']);
  expect(readRepeatRule('FREQ=WEEKLY;UNTIL=20261209T225959Z', day('2026-11-25'))?.until).toBe('2026-12-09');
});

function* iterate(rule: string, begin: string): Generator<string> {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateString(begin));
  for (let next = iterator.next(); next; next = iterator.next()) yield next.toString();
}
