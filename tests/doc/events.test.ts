import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { importedEventId } from '#app/eventIds.ts';
import type { CommitteeId, EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import { unheard } from '#doc/adoption.ts';
import { committeesOf } from '#doc/committees.ts';
import { eventStory, eventView, eventViews, isShown, isUnsettled } from '#doc/events.ts';
import { applyWrites } from '#doc/records.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { EventFields, ImportedEvent, NewEvent } from '#domain/event.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { planEvents } from '#domain/icsImport.ts';
import { readCalendar } from '#domain/icsRead.ts';
import { anna, answer, bert, day, exchange, openOffice, type Office } from './office.ts';

const eventId = (name: string) => `event-${name}` as EventId;
const forum = 'committee-forum' as CommitteeId;
const evening = (on: string, from = '19:00', to = '21:00'): EventTime => ({ allDay: false, zone: 'Europe/Berlin', begin: `${on}T${from}` as LocalTime, end: `${on}T${to}` as LocalTime });
const meeting: NewEvent = { title: 'Kreisvorstand', time: evening('2026-12-01'), place: 'Gasthof Linde' };
const create = (name: string, open = true, event: NewEvent = meeting): Command => ({ do: 'createEvent', id: eventId(name), open, event });
const weekly: NewEvent = { ...meeting, repeats: 'FREQ=WEEKLY' };

const openOf = (office: Office, name: string) => eventView(office.board, 'event', eventId(name));
const insideOf = (office: Office, name: string) => eventView(office.team, 'internalEvent', eventId(name));
function edit<F extends keyof EventFields>(office: Office, name: string, field: F, value: EventFields[F], open = true): Command {
  const view = open ? openOf(office, name) : insideOf(office, name);
  return { do: 'editEvent', id: eventId(name), open, edits: [{ field, value, seen: view?.heads[field] ?? [] } as EditOf<Omit<EventFields, 'origin'>>] };
}
const alone = (office: Office, name: string, at: LocalDate, to: Extract<Command, { do: 'changeOccurrence' }>['to']): Command => ({
  do: 'changeOccurrence', id: eventId(name), at, to, seen: openOf(office, name)?.alone.find((one) => one.at === at)?.heads ?? [],
});
function pair(...commands: readonly Command[]): readonly [Office, Office] {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  for (const command of commands) a.must(command);
  exchange(a, b);
  return [a, b];
}
const both = (a: Office, b: Office, name: string) => {
  exchange(a, b);
  expect(openOf(b, name)).toEqual(openOf(a, name));
  return openOf(a, name);
};

test('D-205 an event lies on the board or in the team, in the same shape; a birth leaves out what is usual', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'createCommittee', id: forum, committee: { name: 'Landesforum', level: 'state', hue: 'blue', shape: 'ring' } });
  office.must(create('open', true, { ...meeting, committee: forum, online: 'https://treffen.example.org/raum' }));
  office.must(create('inside', false));
  expect(openOf(office, 'open')?.event).toMatchObject({ title: 'Kreisvorstand', committee: forum, open: true, standing: 'planned', repeats: null, createdBy: anna, edits: 0 });
  expect(openOf(office, 'open')?.record.born?.value).toEqual({ title: 'Kreisvorstand', time: meeting.time, place: 'Gasthof Linde', committee: forum, online: 'https://treffen.example.org/raum' });
  expect(insideOf(office, 'inside')?.event.open).toBe(false);
  expect([openOf(office, 'inside'), insideOf(office, 'open')]).toEqual([undefined, undefined]);
  expect(answer(office.run(create('open')))).toBe('already-exists');
});

test.each<[string, Partial<NewEvent>, string]>([
  ['no title', { title: ' ' }, 'name-missing'],
  ['an end before the beginning', { time: evening('2026-12-01', '21:00', '19:00') }, 'time-unreadable'],
  ['a rule nobody keeps', { repeats: 'FREQ=HOURLY' }, 'repeats-unreadable'],
  ['a board that is not there', { committee: 'committee-none' as CommitteeId }, 'committee-unknown'],
  ['an address that is none', { online: 'treffen.example.org' }, 'address-unreadable'],
  ['an address of another kind', { online: 'javascript:alert(1)' }, 'address-unreadable'],
  ['a password in the address', { online: 'https://erika:geheim@example.org/' }, 'address-unreadable'],
  ['a text without end', { text: 'x'.repeat(2_001) }, 'text-too-long'],
])('D-205 an event with %s is refused', (_, part, refusal) => {
  expect(answer(openOffice(anna, 1).run(create('x', true, { ...meeting, ...part })))).toBe(refusal);
});

test('D-205 two who change different fields of one event apart have both; of the same field both stand until somebody picks', () => {
  const [a, b] = pair(create('e'));
  a.must(edit(a, 'e', 'place', 'Rathaus'));
  b.must(edit(b, 'e', 'time', evening('2026-12-02')));
  expect(both(a, b, 'e')?.event).toMatchObject({ place: 'Rathaus', time: evening('2026-12-02') });
  a.must(edit(a, 'e', 'title', 'Vorstand'));
  b.must(edit(b, 'e', 'title', 'Kreisvorstand mit Gast'));
  const contested = both(a, b, 'e');
  expect(contested?.contested.title?.map(({ value }) => value)).toHaveLength(2);
  expect(contested && isUnsettled(contested)).toBe(true);
  b.must(edit(b, 'e', 'title', 'Vorstand'));
  expect(both(a, b, 'e')?.contested).toEqual({});
});

test('D-205 undo puts back what an edit changed, and takes a new event out again', () => {
  const office = openOffice(anna, 1);
  const undo = office.must(create('e'));
  const back = office.must(edit(office, 'e', 'place', 'Rathaus'));
  office.must(back as Command);
  expect(openOf(office, 'e')?.event.place).toBe('Gasthof Linde');
  office.must(undo as Command);
  expect(openOf(office, 'e')?.event.standing).toBe('removed');
});

test('D-194 two who change different occurrences apart have nothing to settle; of the same one both stand side by side', () => {
  const [a, b] = pair(create('s', true, weekly));
  a.must(alone(a, 's', day('2026-12-08'), null));
  b.must(alone(b, 's', day('2026-12-15'), { time: null, title: null, place: 'Rathaus', standing: 'planned' }));
  const merged = both(a, b, 's');
  expect(merged?.event.changes.map(([at]) => at)).toEqual(['2026-12-08', '2026-12-15']);
  expect(merged && isUnsettled(merged)).toBe(false);
  a.must(alone(a, 's', day('2026-12-15'), null));
  b.must(alone(b, 's', day('2026-12-15'), 'regular'));
  expect(both(a, b, 's')?.alone.find(({ at }) => at === '2026-12-15')?.choices).toHaveLength(2);
  a.must(alone(a, 's', day('2026-12-15'), 'regular'));
  expect(both(a, b, 's')?.event.changes.map(([at]) => at)).toEqual(['2026-12-08']);
});

test('D-194 the series moves to another hour while somebody changes the place of one occurrence: both hold', () => {
  const [a, b] = pair(create('s', true, weekly));
  a.must(edit(a, 's', 'time', evening('2026-12-01', '18:00', '20:00')));
  b.must(alone(b, 's', day('2026-12-08'), { time: null, title: null, place: 'Rathaus', standing: 'planned' }));
  const merged = both(a, b, 's')?.event;
  expect([merged?.time, merged?.changes]).toEqual([evening('2026-12-01', '18:00', '20:00'), [['2026-12-08', { time: null, title: null, place: 'Rathaus', standing: 'planned' }]]]);
});

test('D-194 undo of one occurrence puts back how it was; what does not repeat has none', () => {
  const office = openOffice(anna, 1);
  office.must(create('s', true, weekly));
  const undo = office.must(alone(office, 's', day('2026-12-08'), null));
  office.must(undo as Command);
  expect(openOf(office, 's')?.event.changes).toEqual([]);
  office.must(create('once'));
  expect(answer(office.run({ do: 'changeOccurrence', id: eventId('once'), at: day('2026-12-01'), to: null, seen: [] }))).toBe('no-series');
});

test('D-196 whoever removes an event that somebody changes apart: it comes back as something to settle, and says which field', () => {
  const [a, b] = pair(create('e'), create('s', true, weekly));
  for (const name of ['e', 's']) a.must({ do: 'removeEvent', id: eventId(name) });
  b.must(edit(b, 'e', 'time', evening('2026-12-03')));
  b.must(alone(b, 's', day('2026-12-08'), null));
  const view = both(a, b, 'e');
  expect([view?.event.standing, view?.event.removed, view && isShown(view), view && isUnsettled(view)]).toMatchObject(['removed', { by: anna, apart: ['time'] }, true, true]);
  expect(both(a, b, 's')?.event.removed?.apart).toEqual(['at:2026-12-08']);
  b.must({ do: 'keepEvent', id: eventId('e') });
  expect(both(a, b, 'e')).toMatchObject({ event: { standing: 'planned', removed: null, time: evening('2026-12-03') }, contested: {} });
  a.must({ do: 'removeEvent', id: eventId('s') });
  const gone = both(a, b, 's');
  expect([gone?.event.removed?.apart, gone && isShown(gone)]).toEqual([[], false]);
});

test('D-196 a removal that knew of every change simply removes; two removals apart are one, and calling it off apart stands beside', () => {
  const [a, b] = pair(create('e'));
  a.must(edit(a, 'e', 'place', 'Rathaus'));
  exchange(a, b);
  a.must({ do: 'removeEvent', id: eventId('e') });
  b.must({ do: 'removeEvent', id: eventId('e') });
  const gone = both(a, b, 'e');
  expect([gone?.event.removed?.apart, gone?.contested, gone && isShown(gone)]).toEqual([[], {}, false]);
  const [c, d] = pair(create('f'));
  c.must({ do: 'removeEvent', id: eventId('f') });
  d.must(edit(d, 'f', 'standing', 'cancelled'));
  const beside = both(c, d, 'f');
  expect([beside?.contested.standing?.map(({ value }) => value).toSorted(), beside && isShown(beside)]).toEqual([['cancelled', 'removed'], true]);
});

test('D-196 undo of a removal puts the event back; removed again it writes nothing', () => {
  const office = openOffice(anna, 1);
  office.must(create('e'));
  const undo = office.must({ do: 'removeEvent', id: eventId('e') });
  const edits = openOf(office, 'e')?.event.edits;
  office.must({ do: 'removeEvent', id: eventId('e') });
  expect(openOf(office, 'e')?.event.edits).toBe(edits);
  office.must(undo as Command);
  expect(openOf(office, 'e')?.event.standing).toBe('planned');
});

test('D-197 opening an internal event bears it on the board under its id and removes it inside; undo takes it back inside, and the board has removed it', () => {
  const office = openOffice(anna, 1);
  office.must(create('e', false, weekly));
  office.must({ do: 'changeOccurrence', id: eventId('e'), at: day('2026-12-08'), to: null, seen: [] });
  const undo = office.must({ do: 'publishEvent', id: eventId('e') });
  expect(openOf(office, 'e')?.event).toMatchObject({ title: 'Kreisvorstand', repeats: 'FREQ=WEEKLY', changes: [['2026-12-08', null]], standing: 'planned' });
  expect(insideOf(office, 'e')?.event.standing).toBe('removed');
  office.must(edit(office, 'e', 'place', 'Rathaus'));
  office.must(undo as Command);
  expect([openOf(office, 'e')?.event.standing, insideOf(office, 'e')?.event]).toMatchObject(['removed', { standing: 'planned', place: 'Rathaus', changes: [['2026-12-08', null]] }]);
  office.must({ do: 'publishEvent', id: eventId('e') });
  expect([openOf(office, 'e')?.event.standing, insideOf(office, 'e')?.event.standing]).toEqual(['planned', 'removed']);
});

test('D-197 opened twice apart it is there once; stopped between the two halves it is open, and again does what is missing', () => {
  const [a, b] = pair(create('e', false));
  a.must({ do: 'publishEvent', id: eventId('e') });
  b.must({ do: 'publishEvent', id: eventId('e') });
  const view = both(a, b, 'e');
  expect([view?.contested, view?.event.standing, eventViews(a.board, 'event')]).toMatchObject([{}, 'planned', { length: 1 }]);
  const [c] = pair(create('f', false), create('f', true));
  c.must({ do: 'publishEvent', id: eventId('f') });
  expect([openOf(c, 'f')?.event.standing, insideOf(c, 'f')?.event.standing]).toEqual(['planned', 'removed']);
});

test('D-198 somebody changes an event inside while another opens it: the open one stands, and what was changed inside waits to be settled', () => {
  const [a, b] = pair(create('e', false));
  a.must({ do: 'publishEvent', id: eventId('e') });
  b.must(edit(b, 'e', 'place', 'Rathaus', false));
  exchange(a, b);
  const inside = insideOf(a, 'e');
  expect([openOf(a, 'e')?.event.place, inside?.event.place, inside?.event.removed?.apart]).toEqual(['Gasthof Linde', 'Rathaus', ['place']]);
  a.must({ do: 'removeEvent', id: eventId('e'), open: false });
  const settled = insideOf(a, 'e');
  expect(settled && isShown(settled)).toBe(false);
});

const imported = (name: string, part: Partial<ImportedEvent> = {}): ImportedEvent => ({ ...meeting, id: eventId(name), origin: { sequence: 0, from: 'import' }, cancelled: false, changes: [], ...part });

test('D-202 imported again, what differs is changed and nothing is doubled; what somebody removed stays removed; taking the import back removes it until the next', () => {
  const office = openOffice(anna, 1);
  const bring = (...events: readonly ImportedEvent[]): Command => ({ do: 'importEvents', open: true, events });
  const undo = office.must(bring(imported('a', { repeats: 'FREQ=WEEKLY', changes: [[day('2026-12-08'), null]] }), imported('b')));
  expect(office.must(bring(imported('a', { repeats: 'FREQ=WEEKLY', changes: [[day('2026-12-08'), null]] }), imported('b')))).toBeNull();
  office.must({ do: 'removeEvent', id: eventId('b') });
  const back = office.must(bring(imported('a', { repeats: 'FREQ=WEEKLY', place: 'Rathaus', origin: { sequence: 1, from: 'import' }, cancelled: true }), imported('b')));
  expect(openOf(office, 'a')?.event).toMatchObject({ place: 'Rathaus', standing: 'cancelled', changes: [], origin: { sequence: 1 } });
  expect([openOf(office, 'b')?.event.standing, eventViews(office.board, 'event').length]).toEqual(['removed', 2]);
  office.must(back as Command);
  expect(openOf(office, 'a')?.event).toMatchObject({ place: 'Gasthof Linde', standing: 'planned', changes: [['2026-12-08', null]] });
  office.must(undo as Command);
  expect(openOf(office, 'a')?.event.standing).toBe('removed');
  office.must(bring(imported('a')));
  expect(openOf(office, 'a')?.event.standing).toBe('planned');
});

test('D-200 committees of the template are there at once, offered again they stay as they were edited; one that was removed keeps its name for old events', () => {
  const office = openOffice(anna, 1);
  const all: Command = { do: 'createCommittees', committees: [{ id: forum, name: 'Landesforum', level: 'state', hue: 'blue', shape: 'ring' }, { id: 'committee-b' as CommitteeId, name: 'Bundesvorstand', level: 'federal' }] };
  office.must(all);
  office.must({ do: 'editCommittee', id: forum, edits: [{ field: 'name', value: 'Forum Kommunalpolitik', seen: office.known.heads('committee', forum, 'name') }] });
  office.must(all);
  expect(committeesOf(office.board).map(({ name }) => name)).toEqual(['Bundesvorstand', 'Forum Kommunalpolitik']);
  office.must({ do: 'editCommittee', id: forum, edits: [{ field: 'standing', value: 'removed', seen: office.known.heads('committee', forum, 'standing') }] });
  expect(committeesOf(office.board).find(({ id }) => id === forum)).toMatchObject({ name: 'Forum Kommunalpolitik', standing: 'removed' });
  expect(answer(office.run({ do: 'createCommittee', id: 'committee-c' as CommitteeId, committee: { name: 'X', link: 'http://example.org' } }))).toBe('address-unreadable');
});

test('D-196 an event’s story tells who said what of it, newest first, and nothing no event has', () => {
  const office = openOffice(anna, 1);
  office.must(create('s', true, weekly));
  office.must(edit(office, 's', 'place', 'Rathaus'));
  office.must(alone(office, 's', day('2026-12-08'), null));
  office.must({ do: 'removeEvent', id: eventId('s') });
  const view = openOf(office, 's');
  expect(view && eventStory(view).map(({ field, value, by }) => [field, value, by])).toEqual([['standing', 'removed', anna], ['at:2026-12-08', null, anna], ['place', 'Rathaus', anna], ['created', null, anna]]);
});

test('D-248 the board says of an event that is gone whether it was removed, moved inside or taken back with its import', () => {
  const office = openOffice(anna, 1);
  for (const name of ['gone', 'inside']) office.must(create(name));
  office.must({ do: 'removeEvent', id: eventId('gone') });
  const back = office.must({ do: 'hideEvent', id: eventId('inside') });
  const undo = office.must({ do: 'importEvents', open: true, events: [imported('mistake')] });
  if (undo) office.must(undo);
  const how = (name: string) => { const removed = openOf(office, name)?.event.removed; return removed && [removed.moved, removed.undone]; };
  expect(['gone', 'inside', 'mistake'].map(how)).toEqual([[false, false], [true, false], [false, true]]);
  if (back) office.must(back);
  expect([how('inside'), openOf(office, 'inside')?.event.standing]).toEqual([null, 'planned']);
});

test('D-246 nothing of a UID gets onto the board; the event is known again by its id, also where an earlier version wrote the UID, which goes no further', async () => {
  const uid = '20261201-anna.muster@pc-anna.example.org';
  const file = (...lines: readonly string[]) => readCalendar(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `UID:${uid}`, 'DTSTART;TZID=Europe/Berlin:20261201T190000', 'DTEND;TZID=Europe/Berlin:20261201T210000', 'SUMMARY:Kreisvorstand', 'LOCATION:Gasthof Linde', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'));
  const id = await importedEventId(uid);
  const plan = (office: Office, ...lines: readonly string[]) => {
    const read = file(...lines);
    const here = eventViews(office.board, 'event').map(({ event }) => event);
    return planEvents(read.ok ? read.value.events.map((event) => ({ ...event, id })) : [], here, { open: true, committee: null, from: null });
  };
  const bring = (office: Office, ...lines: readonly string[]) => office.must({ do: 'importEvents', open: true, events: plan(office, ...lines).planned.map(({ event }) => event) });
  const said = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');

  const office = openOffice(anna, 1);
  bring(office);
  expect(said(office.board)).toContain('Gasthof Linde');
  expect(said(office.board)).not.toMatch(/anna\.muster|pc-anna/);
  expect(plan(office).untouched.unchanged).toHaveLength(1);

  const earlier = openOffice(bert, 2);
  applyWrites(earlier.board, [{ make: 'birth', kind: 'event', id, born: { title: 'Kreisvorstand', place: 'Gasthof Linde', time: evening('2026-12-01'), origin: { uid, sequence: 0, from: 'import' } } }], { member: bert, at: 1 }, 'own');
  expect(said(earlier.board)).toContain('anna.muster');
  expect(JSON.stringify(eventView(earlier.board, 'event', id)?.event)).not.toContain('anna.muster');
  expect(plan(earlier).untouched.unchanged).toHaveLength(1);
  bring(earlier, 'SEQUENCE:1', 'DESCRIPTION:Mit Gästen');
  expect(eventViews(earlier.board, 'event').map(({ event }) => [event.text, event.origin])).toEqual([['Mit Gästen', { sequence: 1, from: 'import' }]]);
  const [left] = unheard(new Y.Doc(), [Y.encodeStateAsUpdate(earlier.board)], new Set());
  expect(JSON.stringify(left?.said)).toContain('Gasthof Linde');
  expect(JSON.stringify(left?.said)).not.toContain('anna.muster');
});
