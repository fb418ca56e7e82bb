import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { EventId, FollowId, MemberId } from '#base/ids.ts';
import type { LocalTime } from '#base/localTime.ts';
import { calendarRoom } from '#app/calendarRoom.ts';
import type { FollowedEvent } from '#app/calendarRows.ts';
import { applyWrites } from '#doc/records.ts';
import { meeting } from '#domain/clashes.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { placed } from '#domain/placing.ts';
import { day } from '../doc/office.ts';

const clock = (from: string, to: string, on = '2026-12-01'): EventTime => ({ allDay: false, zone: 'Europe/Berlin', begin: `${on}T${from}` as LocalTime, end: `${on}T${to}` as LocalTime });
const whole = (on: string, end = on): EventTime => ({ allDay: true, begin: day(on), end: day(end) });
const at = (time: EventTime) => ({ ...placed(time), allDay: time.allDay });

test.each<[string, EventTime, EventTime, string | null]>([
  ['at the same time', clock('09:00', '11:00'), clock('10:00', '12:00'), 'overlap'],
  ['one within the other', clock('09:00', '18:00'), clock('10:00', '11:00'), 'overlap'],
  ['one right after the other, by day', clock('09:00', '11:00'), clock('11:00', '12:00'), null],
  ['one right after the other, in the evening', clock('17:00', '19:00'), clock('19:00', '21:00'), 'evening'],
  ['afternoon and evening', clock('14:00', '16:00'), clock('19:00', '21:00'), null],
  ['evenings of two days', clock('19:00', '21:00'), clock('19:00', '21:00', '2026-12-02'), null],
  ['a moment within', clock('10:00', '10:00'), clock('09:00', '11:00'), 'overlap'],
  ['a whole day over it', whole('2026-11-30', '2026-12-02'), clock('19:00', '21:00'), 'day'],
  ['a whole day before it', whole('2026-11-30'), clock('19:00', '21:00'), null],
])('D-203 two events %s', (_, a, b, how) => {
  expect([meeting(at(a), at(b)), meeting(at(b), at(a))]).toEqual([how, how]);
});

const by = { member: 'm' as MemberId, at: 1 };
const board = new Y.Doc();
const put = (id: string, time: EventTime, more: object = {}): void => applyWrites(board, [{ make: 'birth', kind: 'event', id, born: { title: id, time: { ...time }, ...more } }], by, 'own');
put('weekly', clock('18:00', '20:00', '2026-11-03'), { repeats: 'FREQ=WEEKLY' });
put('same', clock('19:30', '20:00'));
put('fair', whole('2026-12-01'));
put('off', clock('19:00', '20:00'), { standing: 'cancelled' });
put('noon', clock('12:00', '13:00'));
const followed: readonly FollowedEvent[] = [{ follow: 'follow-state' as FollowId, uid: 'abc', event: { title: 'Landesforum', place: '', online: '', text: '', time: clock('20:00', '22:00'), repeats: null, changes: [], standing: 'planned' } }];
const room = calendarRoom(async () => ({ board, team: new Y.Doc(), followed, receiptOf: () => 'hub' }));

test('D-203 while an event is typed, what meets it is named across boards and followed calendars, whole days last, what was called off not at all', async () => {
  const met = await room.clashes(clock('19:00', '21:00'), null, null);
  expect(met.map(({ title, follow }) => [title, follow !== null])).toEqual([['weekly', false], ['same', false], ['Landesforum', true], ['fair', false]]);
  expect((await room.clashes(clock('19:00', '21:00'), null, 'same' as EventId)).map(({ event }) => event)).not.toContain('same');
});

test('D-203 a series is held against the next year of every calendar, and ten are named at most', async () => {
  const met = await room.clashes(clock('17:30', '18:30', '2026-11-10'), 'FREQ=WEEKLY', null);
  expect(met.map(({ at: on }) => on).slice(0, 3)).toEqual(['2026-11-10', '2026-11-17', '2026-11-24']);
  expect(met).toHaveLength(10);
  expect(await room.clashes(clock('17:30', '18:30', '2026-11-11'), 'FREQ=WEEKLY;COUNT=2', null)).toEqual([]);
});

test('D-204 followed events stand among one’s own in one order; locked there are none but open ones', async () => {
  const shown = await room.occurrences(day('2026-12-01'), day('2026-12-01'));
  expect(shown.map(({ title, beginClock }) => `${beginClock} ${title}`)).toEqual([' fair', '12:00 noon', '18:00 weekly', '19:00 off', '19:30 same', '20:00 Landesforum']);
  const team = new Y.Doc();
  applyWrites(team, [{ make: 'birth', kind: 'internalEvent', id: 'inside', born: { title: 'inside', time: clock('08:00', '09:00') } }], by, 'own');
  const titles = async (of: Y.Doc | null) => (await calendarRoom(async () => ({ board, team: of, followed: [], receiptOf: () => 'hub' })).occurrences(day('2026-12-01'), day('2026-12-01'))).map(({ title }) => title);
  expect([await titles(team), await titles(null)]).toEqual([['fair', 'inside', 'noon', 'weekly', 'off', 'same'], ['fair', 'noon', 'weekly', 'off', 'same']]);
});
