import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RunResult } from '#app/api.ts';
import type { CommitteeId, EventId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import type { Command } from '#domain/command.ts';
import { eventDefaults, type CalendarEvent, type ImportedEvent } from '#domain/event.ts';
import { planEvents, type ImportChoices, type NamedEvent, type PlannedEvent } from '#domain/icsImport.ts';
import { readCalendar } from '#domain/icsRead.ts';
import { EVENT_BATCH, writeEvents, type EventTools } from '#features/calendar/importWriting.ts';

const IMPORTED_AT = Date.parse('2026-10-01T12:00:00Z');
const choices: ImportChoices = { open: true, committee: 'one' as CommitteeId, from: null };

function eventsOf(text: string): readonly NamedEvent[] {
  const read = readCalendar(text);
  return read.ok ? read.value.events.map((event) => ({ ...event, id: `id-${event.uid}` as EventId })) : [];
}

const file = (name: string) => eventsOf(readFileSync(`tests/fixtures/calendars/${name}.ics`, 'utf8'));
const one = (...lines: readonly string[]) => eventsOf(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:eins', 'DTSTART;TZID=Europe/Berlin:20261105T190000', 'DTEND;TZID=Europe/Berlin:20261105T200000', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n'));

/** What lies in the calendar after such an import. */
function kept({ event: { cancelled, ...event }, open }: PlannedEvent, said: Partial<CalendarEvent> = {}): CalendarEvent {
  return { ...eventDefaults, ...event, standing: cancelled ? 'cancelled' : 'planned', open, removed: null, createdBy: 'member' as MemberId, createdAt: IMPORTED_AT, changedAt: IMPORTED_AT, edits: 0, ...said };
}

const counts = ({ planned, untouched }: ReturnType<typeof planEvents>) => ({ planned: planned.map(({ is }) => is), ...Object.fromEntries(Object.entries(untouched).flatMap(([why, events]) => (events.length > 0 ? [[why, events.length]] : []))) });

test.each(['google', 'apple', 'outlook', 'nextcloud'])('D-226 the second import of a file changes nothing: %s', (name) => {
  const read = file(name);
  const first = planEvents(read, [], { ...choices, open: false });
  expect(first.planned.every(({ is, event }) => is === 'new' && event.committee === 'one')).toBe(true);
  expect(counts(planEvents(read, first.planned.map((event) => kept(event)), choices))).toEqual({ planned: [], unchanged: read.length });
});

test('D-226 a newer version changes what is here, wherever it lies, and leaves whose it is', () => {
  const before = planEvents(one('SUMMARY:Sitzung', 'SEQUENCE:1'), [], { ...choices, open: false }).planned[0]!;
  const { planned } = planEvents(one('SUMMARY:Sitzung', 'SEQUENCE:2', 'LOCATION:Rathaus'), [kept(before)], choices);
  expect(planned.map(({ is, open, event }) => [is, open, event.id, event.place, event.origin.sequence, 'committee' in event])).toEqual([['updated', false, before.event.id, 'Rathaus', 2, false]]);
});

test('D-226 without a higher number the later change holds, whoever made it', () => {
  const [before] = planEvents(one('SUMMARY:Sitzung', 'LAST-MODIFIED:20260901T100000Z'), [], choices).planned;
  const later = one('SUMMARY:Sitzung im Saal', 'LAST-MODIFIED:20261010T100000Z');
  expect(counts(planEvents(later, [kept(before!)], choices))).toEqual({ planned: ['updated'] });
  expect(counts(planEvents(later, [kept(before!, { title: 'Hier umbenannt', changedAt: Date.parse('2026-10-11T10:00:00Z') })], choices))).toEqual({ planned: [], 'newer-here': 1 });
});

test('D-226 an older file undoes nothing', () => {
  const [before] = planEvents(one('SUMMARY:Neu', 'SEQUENCE:5'), [], choices).planned;
  expect(counts(planEvents(one('SUMMARY:Alt', 'SEQUENCE:4', 'LAST-MODIFIED:20991231T000000Z'), [kept(before!)], choices))).toEqual({ planned: [], 'newer-here': 1 });
});

test('D-226 what is called off there is called off here, and what was deleted here stays deleted', () => {
  const [before] = planEvents(one('SUMMARY:Sitzung', 'SEQUENCE:1'), [], choices).planned;
  const off = one('SUMMARY:Sitzung', 'SEQUENCE:2', 'STATUS:CANCELLED');
  expect(counts(planEvents(off, [kept(before!)], choices))).toEqual({ planned: ['cancelled'] });
  const removed = { by: 'member' as MemberId, at: IMPORTED_AT, apart: [], undone: false, moved: false };
  expect(counts(planEvents(off, [kept(before!, { standing: 'removed', removed })], choices))).toEqual({ planned: [], 'removed-here': 1 });
  expect(counts(planEvents(off, [kept(before!, { standing: 'removed', removed: { ...removed, undone: true } })], choices))).toEqual({ planned: ['new'] });
});

test('D-226 one that was moved between board and team is the one that is there', () => {
  const [before] = planEvents(one('SUMMARY:Sitzung', 'SEQUENCE:1'), [], choices).planned;
  const removed = { by: 'member' as MemberId, at: IMPORTED_AT, apart: [], undone: false, moved: false };
  const both = [kept(before!, { open: false }), kept(before!, { standing: 'removed', removed })];
  for (const here of [both, both.toReversed()]) expect(planEvents(one('SUMMARY:Neu', 'SEQUENCE:2'), here, choices).planned.map(({ open }) => open)).toEqual([false]);
});

test('D-227 what is marked as private there never goes onto the board by an import', () => {
  const secret = one('SUMMARY:Zahnarzt', 'CLASS:PRIVATE', 'SEQUENCE:3');
  expect(counts(planEvents(secret, [], choices))).toEqual({ planned: [], confidential: 1 });
  expect(counts(planEvents(secret, [], { ...choices, open: false }))).toEqual({ planned: ['new'] });
  const [open] = planEvents(one('SUMMARY:Sitzung', 'SEQUENCE:1'), [], choices).planned;
  expect(counts(planEvents(secret, [kept(open!)], choices))).toEqual({ planned: [], confidential: 1 });
});

test('D-226 what was over before a day is left out where that is chosen; a series without an end never is', () => {
  const from = '2026-11-06' as LocalDate;
  expect(counts(planEvents(one('SUMMARY:Sitzung'), [], { ...choices, from }))).toEqual({ planned: [], past: 1 });
  expect(counts(planEvents(one('SUMMARY:Sitzung', 'RRULE:FREQ=WEEKLY'), [], { ...choices, from }))).toEqual({ planned: ['new'] });
  expect(counts(planEvents(one('SUMMARY:Sitzung', 'RRULE:FREQ=WEEKLY;COUNT=2'), [], { ...choices, from }))).toEqual({ planned: ['new'] });
  expect(counts(planEvents(one('SUMMARY:Sitzung', 'RRULE:FREQ=WEEKLY;COUNT=2'), [], { ...choices, from: '2026-11-13' as LocalDate }))).toEqual({ planned: [], past: 1 });
});

const planned = (count: number, open = true): readonly PlannedEvent[] => Array.from({ length: count }, (_, index) => ({ is: 'new', open, event: { id: `e${open}${index}` as EventId } as ImportedEvent }));

function calendar(refuses: (id: string, written: ReadonlySet<string>) => string | null = () => null) {
  const written = new Set<string>();
  const entries: { readonly open: boolean; readonly size: number }[] = [];
  const run = async (command: Command): Promise<RunResult> => {
    if (command.do !== 'importEvents') return refuse('value-unknown');
    const why = command.events.map(({ id }) => refuses(id, written)).find((reason) => reason !== null);
    if (why) return refuse(why);
    command.events.forEach(({ id }) => written.add(id));
    entries.push({ open: command.open, size: command.events.length });
    return accept({ undo: { do: 'removeEvents', open: command.open, ids: command.events.map(({ id }) => id), values: [] } });
  };
  return { written, entries, tools: (more: Partial<EventTools> = {}): EventTools => ({ run, pause: async () => {}, stopped: () => false, progress: () => {}, ...more }) };
}

test('D-228 thousands are written in batches, one entry each, those of board and team apart', async () => {
  const { written, entries, tools } = calendar();
  const progress: number[] = [];
  const done = await writeEvents([...planned(250), ...planned(120, false)], tools({ progress: (count) => progress.push(count) }));
  expect([done.written, done.rest.length, written.size, progress.at(-1)]).toEqual([370, 0, 370, 370]);
  expect(entries).toEqual([{ open: true, size: EVENT_BATCH }, { open: true, size: 100 }, { open: true, size: 50 }, { open: false, size: 100 }, { open: false, size: 20 }]);
});

test('D-228 stopped, what was written stays and can be taken back; going on writes each of the rest once', async () => {
  const { written, tools } = calendar();
  const done = await writeEvents([...planned(250), ...planned(20, false)], tools({ stopped: () => written.size >= 100 }));
  expect([done.written, done.rest.length, done.failed]).toEqual([100, 170, null]);
  expect(done.undo.map((command) => (command.do === 'removeEvents' ? command.ids.length : 0))).toEqual([100]);
  expect(await writeEvents(done.rest, tools())).toMatchObject({ written: 170, rest: [] });
  expect(written.size).toBe(270);
});

test('D-228 one the rules refuse is named and keeps no other from being written; a full storage stops, loses nothing', async () => {
  const picky = calendar((id) => (id === 'etrue57' ? 'repeats-unreadable' : null));
  const done = await writeEvents(planned(150), picky.tools());
  expect([done.written, done.refused.map(({ item, why }) => [item.event.id, why]), picky.written.size]).toEqual([149, [['etrue57', 'repeats-unreadable']], 149]);
  const full = calendar((_, kept) => (kept.size >= 100 ? 'storage-full' : null));
  expect(await writeEvents([...planned(150), ...planned(5, false)], full.tools())).toMatchObject({ written: 100, failed: 'storage-full', rest: { length: 55 } });
});
