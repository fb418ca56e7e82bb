import { CalendarDate } from '@internationalized/date';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { localDateAt, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths } from '#domain/calendar.ts';
import type { CheckIn, Mentorship } from '#domain/mentorship.ts';
import { dueCheckIn, isOverloaded, isQuiet, MUCH_FOR_ONE, openCount } from '#domain/mentorshipDue.ts';
import { rhythms, roundsAfter, type Rhythm } from '#domain/rhythm.ts';
import { day } from '../doc/office.ts';

const anyDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => day(date.toISOString().slice(0, 10)));
const rhythm = fc.constantFrom(...rhythms);
const states = { active: ['agreed', 'running'], still: ['requested', 'ended', 'handed-over'] } as const;

function mentorship(fields: Partial<Mentorship> = {}): Mentorship {
  return {
    id: 'one', mentor: 'mentor', mentee: 'mentee', continues: null, menteeAgreed: false, aim: '', rhythm: 'monthly', state: 'running', pausedUntil: null, agreedOn: null,
    coMentor: null, checkIns: [], closings: [], handedNotes: [], createdBy: 'anna', createdAt: 0, ...fields,
  } as Mentorship;
}
const checkIn = (on: LocalDate, next: LocalDate | null = null, at = 0): CheckIn => ({ id: `${on} ${at}`, on, next, helpWanted: false, by: 'anna', at }) as CheckIn;
const far = day('2099-01-01');

test('D-80 due is the day agreed at the last check-in, else a rhythm after it, else a rhythm after the agreement', () => {
  fc.assert(fc.property(anyDay, rhythm, fc.constantFrom(...states.active), fc.integer({ min: 1, max: 200 }), (on, every, state, ahead) => {
    expect(dueCheckIn(mentorship({ state, rhythm: every, agreedOn: on }), far)).toBe(roundsAfter(on, every));
    const agreedOn = addDays(on, -300);
    expect(dueCheckIn(mentorship({ state, rhythm: every, agreedOn, checkIns: [checkIn(on)] }), far)).toBe(roundsAfter(on, every));
    expect(dueCheckIn(mentorship({ state, rhythm: every, agreedOn, checkIns: [checkIn(on, addDays(on, ahead))] }), far)).toBe(addDays(on, ahead));
  }));
  expect(dueCheckIn(mentorship(), far)).toBeNull();
});

test('D-80 nothing is due before it is agreed and after it is over', () => {
  for (const state of states.still) expect(dueCheckIn(mentorship({ state, agreedOn: day('2026-01-01'), checkIns: [checkIn(day('2026-02-01'))] }), far)).toBeNull();
});

test('D-80 the last check-in is the last by its day, then by when it was recorded, whatever order they came in', () => {
  const early = checkIn(day('2026-05-01'), day('2026-09-09'), 9);
  const said = [checkIn(day('2026-06-10'), null, 3), checkIn(day('2026-06-10'), day('2026-06-20'), 4), early];
  for (const checkIns of [said, said.toReversed()]) expect(dueCheckIn(mentorship({ checkIns }), far)).toBe('2026-06-20');
});

test('D-81 while it rests nothing is due; after a pause not before its end', () => {
  fc.assert(fc.property(anyDay, rhythm, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (on, every, length, later) => {
    const pausedUntil = addDays(on, length);
    const rests = mentorship({ state: 'paused', rhythm: every, pausedUntil, checkIns: [checkIn(on)] });
    expect(dueCheckIn(rests, addDays(pausedUntil, -1))).toBeNull();
    expect(dueCheckIn({ ...rests, pausedUntil: null }, addDays(on, later))).toBeNull();
    const due = dueCheckIn(rests, addDays(pausedUntil, later));
    const round = roundsAfter(on, every);
    expect(due).toBe(round > pausedUntil ? round : pausedUntil);
    expect(dueCheckIn({ ...rests, state: 'running' }, on)).toBe(due);
  }));
});

test('D-82 the due day is in the next month or quarter on the same date, or its last day; leap days included', () => {
  fc.assert(fc.property(anyDay, fc.constantFrom(['monthly', 1], ['quarterly', 3]) as fc.Arbitrary<[Rhythm, number]>, (on, [every, months]) => {
    const [year = 0, month = 0, date = 0] = on.split('-').map(Number);
    const due = dueCheckIn(mentorship({ rhythm: every, agreedOn: on }), far) ?? '';
    const [dueYear = 0, dueMonth = 0, dueDate = 0] = due.split('-').map(Number);
    expect(dueYear * 12 + dueMonth).toBe(year * 12 + month + months);
    const last = new CalendarDate(dueYear, dueMonth, 1);
    expect(dueDate).toBe(Math.min(date, last.calendar.getDaysInMonth(last)));
  }));
  const monthly = (on: string) => dueCheckIn(mentorship({ agreedOn: day(on) }), far);
  expect(['2027-01-31', '2028-01-31', '2028-02-29', '2026-12-31'].map(monthly)).toEqual(['2027-02-28', '2028-02-29', '2028-03-29', '2027-01-31']);
});

test('D-82 the nights in which clocks change move no due day', () => {
  // 28 March and 31 October 2027: 2 o’clock is left out, and comes twice.
  for (const [night, week] of [['2027-03-28', '2027-04-04'], ['2027-10-31', '2027-11-07']] as const) {
    const midnight = Date.parse(`${night}T00:00:00+0${night.includes('-03-') ? 1 : 2}:00`);
    const hours = Array.from({ length: 23 }, (_, hour) => localDateAt(midnight + hour * 3_600_000));
    expect(new Set(hours)).toEqual(new Set([night]));
    for (const on of hours) expect(dueCheckIn(mentorship({ rhythm: 'weekly', checkIns: [checkIn(on)] }), on)).toBe(week);
    expect(localDateAt(midnight - 1)).toBe(addDays(day(night), -1));
  }
});

test('D-83 a mentor is quiet who for three months neither checked in nor agreed, a pause not counted', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 200 }), (on, later) => {
    const [today, quiet] = [addDays(on, later), addDays(on, later) >= addMonths(on, 3)];
    expect(isQuiet(mentorship({ agreedOn: addDays(on, -300), checkIns: [checkIn(on)] }), today)).toBe(quiet);
    expect(isQuiet(mentorship({ state: 'agreed', agreedOn: on }), today)).toBe(quiet);
    expect(isQuiet(mentorship({ agreedOn: addDays(on, -400), pausedUntil: on }), today)).toBe(quiet);
    expect(isQuiet(mentorship({ state: 'paused', agreedOn: on }), today)).toBe(false);
  }));
  for (const state of states.still) expect(isQuiet(mentorship({ state, agreedOn: day('2020-01-01') }), far)).toBe(false);
  expect(isQuiet(mentorship({ agreedOn: day('2026-11-30') }), day('2027-02-27'))).toBe(false);
  expect(isQuiet(mentorship({ agreedOn: day('2026-11-30') }), day('2027-02-28'))).toBe(true);
});

test('D-84 more than five open mentorships are much for one mentor: a hint that counts only what is not over', () => {
  const of = (state: Mentorship['state'], mentor = 'mentor') => mentorship({ state, mentor: mentor as Mentorship['mentor'] });
  const all = [of('requested'), of('agreed'), of('running'), of('paused'), of('ended'), of('handed-over'), of('running', 'other')];
  expect(openCount('mentor' as Mentorship['mentor'], all)).toBe(4);
  expect([isOverloaded(MUCH_FOR_ONE), isOverloaded(MUCH_FOR_ONE + 1)]).toEqual([false, true]);
});
