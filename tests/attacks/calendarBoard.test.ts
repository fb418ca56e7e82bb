import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD, newId, type CommitteeId, type ContactId, type EventId, type MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendarRoom } from '#app/calendarRoom.ts';
import { mayLieOnBoard } from '#doc/boardGate.ts';
import { eventStory, eventView } from '#doc/events.ts';
import { applyWrites } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import type { Plain, Write } from '#domain/write.ts';
import { anna, aTalk, answer, contactId, day, openOffice, spoken, talkId, type Office } from '../doc/office.ts';
import { seededRandom } from '../support/random.ts';
import { sampleCommands } from '../support/sampleData.ts';

const random = seededRandom(4_711);
/** Words that stand for what nobody outside the team may ever read. */
const canaries = { name: 'Kanari Namenlos', phone: '+49 30 23125999', mail: 'kanari@example.org', notes: 'KANARI-NOTIZ', candidate: 'Kanari Liste Platz 3', member: 'Kanari Mitglied', tag: 'kanari-tag' };
const event = 'event-1' as EventId;
const committee = 'committee-1' as CommitteeId;
const time = { allDay: true, begin: day('2026-12-01'), end: day('2026-12-01') } as const;

function officeWithCanaries(): Office {
  const office = openOffice(anna, 3);
  for (const command of sampleCommands(5, 4)) office.must(command);
  const { name, phone, mail, notes, candidate, member, tag } = canaries;
  office.must({ do: 'createContact', id: contactId('k'), contact: { name, phones: [phone], mails: [mail], notes, tags: [tag], proposedBy: candidate }, consent: spoken });
  office.must({ do: 'logTalk', id: talkId('k'), with: { contact: contactId('k') }, talk: { ...aTalk, notes } });
  office.must({ do: 'nameMember', member: anna, name: member });
  return office;
}

const boardText = ({ board }: Office): string => {
  const said: unknown[] = [];
  Y.decodeUpdate(Y.encodeStateAsUpdate(board)).structs.forEach((struct) => {
    if (struct instanceof Y.Item) said.push(struct.parentSub, 'arr' in struct.content ? struct.content.arr : null);
  });
  return JSON.stringify(said);
};

/** Every command that writes to the board, as the screens give it. */
const ordinary: readonly Command[] = [
  { do: 'createCommittee', id: committee, committee: { name: 'Landesforum', level: 'state', link: 'https://forum.example.org/', hue: 'blue', shape: 'ring' } },
  { do: 'createCommittees', committees: [{ id: 'committee-2' as CommitteeId, name: 'Bundesvorstand' }] },
  { do: 'editCommittee', id: committee, edits: [{ field: 'name', value: 'Forum', seen: [] }] },
  { do: 'createEvent', id: event, open: true, event: { title: 'Sitzung', time, committee, repeats: 'FREQ=WEEKLY' } },
  { do: 'editEvent', id: event, edits: [{ field: 'place', value: 'Rathaus', seen: [] }] },
  { do: 'changeOccurrence', id: event, at: day('2026-12-08'), to: { time: null, title: 'Mit Gast', place: null, standing: 'planned' }, seen: [] },
  { do: 'removeEvent', id: event },
  { do: 'keepEvent', id: event },
  { do: 'createEvent', id: 'event-2' as EventId, open: false, event: { title: 'Intern', time } },
  { do: 'publishEvent', id: 'event-2' as EventId },
  { do: 'hideEvent', id: 'event-2' as EventId },
  { do: 'importEvents', open: true, events: [{ id: 'event-3' as EventId, title: 'Eingeführt', time, origin: { sequence: 0, from: 'import' }, cancelled: false, changes: [] }] },
  { do: 'removeEvents', open: true, ids: ['event-3' as EventId], values: [] },
  { do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] },
];

/** The same command with more in it, at whatever depth it has an object. */
function* smuggling(command: Command): Generator<Command> {
  const more = Object.fromEntries(Object.entries(canaries).map(([field, value]) => [field === 'name' || field === 'notes' ? `${field}OfContact` : field, value]));
  const paths: (readonly string[])[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) paths.push(path);
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(command, []);
  for (const path of paths) {
    const copy = structuredClone(command) as unknown as Record<string, unknown>;
    Object.assign(path.reduce((at, key) => at[key] as Record<string, unknown>, copy), more);
    yield copy as unknown as Command;
  }
  if (command.do === 'editEvent' || command.do === 'editCommittee') for (const field of ['contact', 'notes', 'phones', '__proto__', 'at:Erika', 'constructor']) yield { ...command, edits: [{ field, value: canaries.notes, seen: [] }] } as unknown as Command;
}

test('D-199 canary: nothing of contacts, notes, candidates or the team gets onto the board by any command, whatever is hidden in it', () => {
  const office = officeWithCanaries();
  let tried = 0;
  for (const command of ordinary) {
    for (const hiding of smuggling(command)) {
      office.run(hiding);
      tried += 1;
    }
    office.run(command);
  }
  expect(tried).toBeGreaterThan(35);
  const text = boardText(office);
  expect(text).toContain('Rathaus');
  for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
});

test('D-199 each command that writes to the board is refused where it says something the calendar does not know', () => {
  const office = officeWithCanaries();
  office.must(ordinary[0] as Command);
  const hidden = { contact: canaries.name };
  const refused: readonly Command[] = [
    { do: 'createEvent', id: event, open: true, event: { title: 'Sitzung', time, ...hidden } as never },
    { do: 'createEvent', id: event, open: true, event: { title: 'Sitzung', time: { ...time, ...hidden } as never } },
    { do: 'createCommittee', id: 'c' as CommitteeId, committee: { name: 'Forum', ...hidden } as never },
    { do: 'editCommittee', id: committee, edits: [{ field: 'contact', value: canaries.name, seen: [] } as never] },
    { do: 'importEvents', open: true, events: [{ id: event, title: 'Sitzung', time, origin: { sequence: 0, from: 'import', ...hidden } as never, cancelled: false, changes: [] }] },
    { do: 'importEvents', open: true, events: [{ id: event, title: 'Sitzung', time, origin: { sequence: 0, from: 'import' }, cancelled: false, changes: [[day('2026-12-08'), { time: null, title: null, place: null, standing: 'planned', ...hidden } as never]] }] },
  ];
  expect(refused.map((command) => answer(office.run(command)))).toEqual(['value-unknown', 'time-unreadable', 'value-unknown', 'value-unknown', 'value-unknown', 'value-unknown']);
});

test('D-199 the second lock: whatever the rules missed, no other kind, field or value is written to the board', () => {
  const birth = (kind: string, born: object): Write => ({ make: 'birth', kind, id: 'x', born }) as never;
  const change = (kind: string, field: string, value: Plain): Write => ({ make: 'change', kind, id: 'x', edit: 'e', field, value, replaces: [] }) as never;
  const open: readonly Write[] = [birth('event', { title: 'Sitzung', time }), change('event', 'standing', { removed: ['abc12345'] }), change('event', 'at:2026-12-08', null), change('guide', 'points', [{ id: 'kita', title: 'Kita', hint: '' }]), birth('committee', { name: 'Forum' })];
  const closed: readonly Write[] = [
    { make: 'birth', kind: 'event', id: canaries.name, born: { title: 'Sitzung', time } }, { make: 'change', kind: 'event', id: canaries.mail, edit: 'e' as never, field: 'place', value: '', replaces: [] },
    birth('contact', { name: canaries.name }), birth('internalEvent', { title: 'Intern', time }), birth('follow', { name: 'x', address: 'https://example.org/geheim' }),
    birth('event', { title: 'Sitzung', time, contact: canaries.name }), birth('event', { title: 'Sitzung', time: { ...time, notes: canaries.notes } }), birth('event', { title: { text: 'Sitzung', notes: canaries.notes } }),
    change('event', 'notes', canaries.notes), change('event', 'at:Erika', null), change('event', 'at:2026-12-08', { time: null, title: null, place: null, standing: 'planned', who: canaries.name }),
    change('event', 'standing', { removed: [canaries.notes] }), change('event', 'standing', { removed: [], by: canaries.name }), change('committee', 'chair', canaries.name), change('guide', 'points', [{ id: 'x', title: 'x', hint: 'x', who: canaries.name }]),
  ];
  expect(open.map((one) => mayLieOnBoard([one]))).toEqual(open.map(() => true));
  expect(closed.map((one) => mayLieOnBoard([one]))).toEqual(closed.map(() => false));
  expect(mayLieOnBoard([...open, closed[0] as Write])).toBe(false);
});

test('D-199 what a member wrote to the board past all rules is shown nowhere: unknown fields, other kinds, values within values', async () => {
  const board = new Y.Doc();
  const by = { member: newId<MemberId>(random), at: 1 };
  const said = (kind: string, born: object, id = event): Write => ({ make: 'birth', kind, id, born }) as never;
  applyWrites(board, [
    said('event', { title: 'Sitzung', time: { ...time, contact: canaries.name }, notes: canaries.notes, standing: 'planned', online: 'javascript:alert(1)', origin: { uid: 'u', sequence: 0, from: 'import', mail: canaries.mail } }),
    said('contact', { name: canaries.name }, newId<ContactId>(random) as never),
    said('internalEvent', { title: canaries.candidate, time }, 'event-inside' as EventId),
    said('committee', { name: 'Forum', chair: canaries.member, link: 'data:text/html,x' }, 'committee-x' as never),
    { make: 'change', kind: 'event', id: event, edit: 'e' as never, field: 'phones', value: [canaries.phone], replaces: [] },
    { make: 'change', kind: 'event', id: event, edit: 'f' as never, field: 'at:2026-12-01', value: { standing: 'cancelled', who: canaries.tag }, replaces: [] },
  ], by, 'other');
  const room = calendarRoom(async () => ({ board, team: null, followed: [], receiptOf: () => 'hub' }));
  const all = [await room.occurrences(day('2026-01-01'), day('2027-12-31')), await room.event(event), await room.event('event-inside' as EventId), await room.committees(), await room.boardEvents(), await room.imported()];
  const text = JSON.stringify(all);
  expect(text).toContain('Sitzung');
  for (const canary of [...Object.values(canaries), 'javascript:', 'data:']) expect(text).not.toContain(canary);
  const view = eventView(board, 'event', event);
  expect(view && JSON.stringify(eventStory(view))).not.toContain(canaries.phone);
});

test('D-206 no undo and no take-over carries anything of the team onto the board', () => {
  const office = officeWithCanaries();
  for (const command of ordinary) office.must(command);
  const value = { kind: 'contact', id: contactId('k'), field: 'notes', value: canaries.notes, seen: [] } as const;
  const place = { kind: 'event', id: event, field: 'place', value: '', seen: [] } as const;
  office.must({ do: 'editContact', id: contactId('k'), edits: [{ field: 'notes', value: '', seen: office.known.contactHeads(contactId('k'))?.notes ?? [] }] });
  expect(answer(office.run({ do: 'restore', values: [place, value] }))).toBe('value-unknown');
  const adopted: Command = { do: 'adopt', said: [
    { make: 'birth', kind: 'contact', id: 'contact-x', born: { name: canaries.name }, by: { member: anna, at: 1 } },
    { make: 'birth', kind: 'event', id: 'event-x', born: { title: 'Sitzung', time }, by: { member: anna, at: 1 } },
  ] };
  expect(answer(office.run(adopted))).toBe('value-unknown');
  const inside = decide({ do: 'createEvent', id: 'event-9' as EventId, open: false, event: { title: 'Intern', time } }, office.known, { member: anna, at: 1, today: '2026-11-26' as LocalDate, random });
  expect(inside.ok && inside.value.parts.map(({ circle }) => circle)).not.toContain(BOARD);
});
