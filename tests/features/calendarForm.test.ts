import { expect, test } from 'vitest';
import type { EventDetail } from '#app/calendarApi.ts';
import type { CommitteeId, DraftId, EditId, EventId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import type { CalendarEvent, EventField, OccurrenceChange } from '#domain/event.ts';
import { committeeDefaults } from '#domain/committee.ts';
import { draftOf as draftOfBody, latestDraft as latestBody } from '#features/calendar/committeeDraft.ts';
import { howItMeets } from '#features/calendar/ClashHints.tsx';
import { commandsOf } from '#features/calendar/eventCommands.ts';
import { draftOf, draftsFor, readEventDraft, type KeptEvent } from '#features/calendar/eventDraft.ts';
import { errorsFrom, missingIn } from '#features/calendar/eventErrors.ts';
import { emptyEvent, freeMark, startOf, withBegin, type EventForm, type EventStart } from '#features/calendar/eventForm.ts';
import { german } from '#messages/german.ts';
import { eventForm } from '#messages/later/eventForm.ts';

const day = (text: string) => text as LocalDate;
const time = (begin: string, end: string) => ({ allDay: false, zone: 'Europe/Berlin', begin: begin as LocalTime, end: end as LocalTime }) as const;
const edit = (name: string) => [name as EditId];
const heads = { title: edit('t'), committee: edit('c'), time: edit('z'), place: edit('p'), online: [], text: [], repeats: edit('r'), standing: [], origin: [] } satisfies Record<EventField, readonly EditId[]>;
const made = 'made' as CommitteeId;

const event: CalendarEvent = {
  id: 'e1' as EventId, open: true, title: 'Fraktionssitzung', committee: 'c1' as CommitteeId, time: time('2026-11-25T18:00', '2026-11-25T20:00'), place: 'Rathaus', online: '', text: '', repeats: 'FREQ=MONTHLY;BYDAY=4WE',
  standing: 'planned', removed: null, origin: null, changes: [], createdBy: 'm1' as MemberId, createdAt: 0, changedAt: 0, edits: 0,
};
const detail = (alone: EventDetail['alone'] = []): EventDetail => ({ event, heads, choices: {}, alone, removedApart: null, inside: null, story: [], receipt: 'hub' });
const alone = (change: OccurrenceChange) => detail([{ at: day('2026-12-23'), change, heads: edit('x'), choices: [], stray: false }]);
const fresh: EventStart = { id: 'e2' as EventId, committee: made, zone: 'Europe/Berlin', form: emptyEvent(day('2026-11-25')), base: null, only: null };
const typed: EventForm = { ...fresh.form, title: ' Vorstand ', open: true };

test('a new event is born with what was typed, on the board or in the team as was chosen', () => {
  expect(commandsOf(typed, fresh, [])).toEqual([{
    do: 'createEvent', id: 'e2', open: true,
    event: { title: 'Vorstand', committee: null, time: time('2026-11-25T18:00', '2026-11-25T20:00'), place: '', online: '', text: '', repeats: null },
  }]);
  expect(commandsOf({ ...typed, open: false, allDay: true }, fresh, [])).toMatchObject([{ open: false, event: { time: { allDay: true, begin: '2026-11-25', end: '2026-11-25' } } }]);
});

test('a body that was typed is made before its event, with a mark that nobody has', () => {
  const known = [{ hue: 'red', shape: 'disc' }, { hue: 'blue', shape: 'square' }] as const;
  const mark = freeMark(known);
  expect(known).not.toContainEqual(mark);
  const [first, second] = commandsOf({ ...typed, whose: { at: 'new', name: ' Forum ' } }, fresh, []);
  expect(first).toMatchObject({ do: 'createCommittee', id: made, committee: { name: 'Forum' } });
  expect(second).toMatchObject({ do: 'createEvent', event: { committee: made } });
});

test('D-218 only what was changed is saved, with what stood on the screen; nothing changed, nothing is saved', () => {
  const start = startOf(detail(), null, made);
  expect(commandsOf(start.form, start, [])).toEqual([]);
  expect(commandsOf({ ...start.form, place: 'Stadthalle', whose: { at: 'own' } }, start, [])).toEqual([
    { do: 'editEvent', id: 'e1', edits: [{ field: 'committee', value: null, seen: ['c'] }, { field: 'place', value: 'Stadthalle', seen: ['p'] }] },
  ]);
});

test('D-218 the end moves with the beginning, over midnight too; whole days keep their number', () => {
  const evening = emptyEvent(day('2026-11-25'));
  expect(withBegin(evening, { beginClock: '23:00' })).toMatchObject({ endDay: '2026-11-26', endClock: '01:00' });
  expect(withBegin(withBegin(evening, { beginClock: '23:00' }), { beginClock: '18:00' })).toMatchObject({ endDay: '2026-11-25', endClock: '20:00' });
  expect(withBegin(evening, { beginDay: day('2026-12-31') })).toMatchObject({ endDay: '2026-12-31', endClock: '20:00' });
  expect(withBegin({ ...evening, allDay: true, endDay: day('2026-11-27') }, { beginDay: day('2026-11-30') })).toMatchObject({ endDay: '2026-12-02' });
  expect(withBegin(evening, { beginClock: '' })).toMatchObject({ endDay: '2026-11-25', endClock: '20:00' });
});

test('D-219 one occurrence changed alone says only what differs from its series', () => {
  const start = startOf(detail(), day('2026-12-23'), made);
  expect(start.form).toMatchObject({ beginDay: '2026-12-23', beginClock: '18:00', title: 'Fraktionssitzung' });
  expect(commandsOf({ ...start.form, place: 'Stadthalle' }, start, [])).toEqual([
    { do: 'changeOccurrence', id: 'e1', at: '2026-12-23', to: { time: null, title: null, place: 'Stadthalle', standing: 'planned' }, seen: [] },
  ]);
  expect(commandsOf(withBegin(start.form, { beginDay: day('2026-12-16') }), start, [])).toMatchObject([{ to: { time: time('2026-12-16T18:00', '2026-12-16T20:00'), title: null, place: null } }]);
  expect(commandsOf(start.form, start, [])).toEqual([]);
});

test('D-219 put back to what the series says, an occurrence is as the series says again; what was called off stays so', () => {
  const changed = startOf(alone({ time: null, title: null, place: 'Stadthalle', standing: 'planned' }), day('2026-12-23'), made);
  expect(changed.form.place).toBe('Stadthalle');
  expect(commandsOf({ ...changed.form, place: 'Rathaus' }, changed, [])).toEqual([{ do: 'changeOccurrence', id: 'e1', at: '2026-12-23', to: 'regular', seen: ['x'] }]);
  const off = startOf(alone({ time: null, title: null, place: 'Stadthalle', standing: 'cancelled' }), day('2026-12-23'), made);
  expect(commandsOf({ ...off.form, place: 'Rathaus' }, off, [])).toMatchObject([{ to: { place: null, standing: 'cancelled' } }]);
});

test('what is missing is said at its field, and nothing is assumed about who sees it', () => {
  const m = eventForm.de;
  expect(missingIn(fresh.form, fresh, m)).toEqual({ title: m.errors.title, open: m.errors.visible });
  expect(missingIn({ ...typed, endClock: '17:00' }, fresh, m)).toEqual({ endClock: m.errors.endFirst });
  expect(missingIn({ ...typed, endDay: day('2026-11-24') }, fresh, m)).toEqual({ endDay: m.errors.endFirst });
  expect(missingIn({ ...typed, beginDay: null, online: 'http://raum.example', whose: { at: 'new', name: ' ' } }, fresh, m)).toEqual({ beginDay: m.errors.beginDay, online: m.errors.online, committee: m.errors.committeeName });
  expect(missingIn({ ...typed, repeat: { kind: 'weekly', until: day('2026-11-01'), rule: null } }, fresh, m)).toEqual({ until: m.errors.until });
  expect(missingIn(typed, fresh, m)).toEqual({});
});

test('a refusal stands at the field it is about, or above the form', () => {
  expect(Object.keys(errorsFrom({ refusal: 'text-too-long', detail: 'place' }, german))).toEqual(['place']);
  expect(Object.keys(errorsFrom({ refusal: 'not-saved', detail: '' }, german))).toEqual(['form']);
});

test('a draft comes back as it was typed, to the form it was left in and to no other', () => {
  const start = startOf(detail(), day('2026-12-23'), made);
  const value = JSON.parse(JSON.stringify(draftOf(start, { ...start.form, place: 'Stadthalle' }, 7))) as object;
  const kept = readEventDraft({ id: 'd1' as DraftId, kind: 'event', value });
  expect(kept).toMatchObject({ id: 'd1', form: { place: 'Stadthalle' }, about: { at: 7, href: '/termine/e1/bearbeiten?am=2026-12-23' } });
  const all = [kept as KeptEvent];
  expect(draftsFor({ open: 'edit', id: 'e1' as EventId, at: day('2026-12-23') }, all)).toHaveLength(1);
  expect(draftsFor({ open: 'edit', id: 'e1' as EventId, at: null }, all)).toHaveLength(0);
  expect(draftsFor({ open: 'new' }, all)).toHaveLength(0);
  expect(readEventDraft({ id: 'd1' as DraftId, kind: 'event', value: { ...value, form: {} } })).toBeNull();
});

test('a body’s draft comes back as it was typed, to the form it was left in and to no other, with what is new of it', () => {
  const at = committeeDefaults;
  const [fresh, known] = [{ id: 'new' as CommitteeId, form: at, heads: null }, { id: 'forum' as CommitteeId, form: { ...at, name: 'Forum' }, heads: { name: ['born' as EditId], level: [], link: [], hue: [], shape: [], standing: [] } }];
  const drafts = [draftOfBody(fresh, { ...at, name: 'Alt' }, 1), draftOfBody(fresh, { ...at, name: 'Neu' }, 2), draftOfBody(known, { ...known.form, name: 'Forum Nord', link: 'https://example.org' }, 3), { form: at }].map((value, index) => ({ id: `d${index}` as DraftId, kind: 'committee', value }));
  expect(latestBody(drafts, null)).toMatchObject({ draftId: 'd1', form: { name: 'Neu' }, about: { name: 'Neu', href: '/termine/gremien/neu' } });
  expect(latestBody(drafts, known.id)).toMatchObject({ draftId: 'd2', start: known, words: ['Nord', 'https://example.org'], about: { href: '/termine/gremien/forum' } });
  expect(latestBody(drafts, 'other' as CommitteeId)).toBeNull();
  expect(latestBody(drafts.map((draft) => ({ ...draft, kind: 'event' })), null)).toBeNull();
});

test('what meets an event is said by how it meets it', () => {
  const form = { allDay: false, beginClock: '18:00', endClock: '20:00' };
  const clash = (beginClock: string, endClock: string, allDay = false) => howItMeets(form, { allDay, beginClock, endClock });
  expect([clash('19:00', '21:00'), clash('20:00', '22:00'), clash('', '', true)]).toEqual(['time', 'evening', 'day']);
});
