import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { standsOn, unheard } from '#doc/adoption.ts';
import { contactDetail } from '#doc/contacts.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { guidesOf } from '#doc/guide.ts';
import { mandateRow } from '#doc/mandates.ts';
import { memberRows } from '#doc/members.ts';
import { mentorshipOf, mentorshipRow } from '#doc/mentorships.ts';
import { contactStory } from '#doc/story.ts';
import { teller } from '#doc/tellings.ts';
import { watchTeam, type Touched } from '#doc/watch.ts';
import { standardPointsOf } from '#domain/guide.ts';
import { answer, anna, bert, contactId, day, exchange, mandateId, mentorshipId, noteId, openOffice, spoken, type Office } from './office.ts';

const [jana, kim] = [contactId('jana'), contactId('kim')];
const [one, seat] = [mentorshipId('one'), mandateId('seat')];
const note = { how: 'Zweifelt', lacks: '', next: '' };

function people(): Office {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  office.must({ do: 'createContact', id: kim, contact: { name: 'Kim' }, consent: spoken });
  office.must({ do: 'nameMember', member: anna, name: 'Anna' });
  office.must({ do: 'linkMember', member: anna, contact: kim });
  return office;
}
function mentor(office: Office): void {
  office.must({ do: 'createMandate', id: seat, contact: kim, mandate: { body: 'city-council' } });
  office.must({ do: 'createMentorship', id: one, mentor: kim, mentee: jana, mentorship: { aim: '', rhythm: 'monthly', state: 'agreed', agreedOn: day('2026-11-20') } });
  office.must({ do: 'recordCheckIn', id: noteId('n'), mentorship: one, on: day('2026-11-22'), helpWanted: true, next: null, note });
}

test('D-91 an erased contact’s mandates and mentorships go with them, from either side', () => {
  const office = people();
  mentor(office);
  const places = (id: typeof jana) => recordsAbout(office.team, id).map(({ root }) => root);
  expect([places(jana), places(kim)]).toEqual([['contact', 'mentorship'], ['contact', 'mandate', 'mentorship']]);
});

test('D-92 the story tells the mandate, what became of it and that they spoke, to each side and without the note', () => {
  const office = people();
  mentor(office);
  office.must({ do: 'editMandate', id: seat, edits: [{ field: 'standingAgain', value: 'stands', seen: office.known.heads('mandate', seat, 'standingAgain') }] });
  const told = (id: typeof jana) => contactStory(office.team, id).flatMap((item) => (item.kind === 'mandate' || item.kind === 'mentorship' ? [item.told] : []));
  const spoke = [{ is: 'check-in', on: '2026-11-22', helpWanted: true }, { is: 'state', state: 'running' }, { is: 'began', state: 'agreed' }];
  expect(new Set(told(jana).map((one) => JSON.stringify(one)))).toEqual(new Set(spoke.map((one) => JSON.stringify(one))));
  expect(told(jana).at(-1)).toEqual({ is: 'began', state: 'agreed' });
  expect([told(kim)[0], told(kim).at(-1)]).toEqual([{ is: 'standing', value: 'stands' }, { is: 'recorded' }]);
  expect(contactStory(office.team, jana).find((item) => item.kind === 'mentorship')).toMatchObject({ side: 'mentee', other: kim, otherName: 'Kim' });
  expect(JSON.stringify(contactStory(office.team, jana))).not.toContain('Zweifelt');
});

test('a contact’s screen lists what they hold and the mentorships they are in', () => {
  const office = people();
  mentor(office);
  expect(contactDetail(office.team, kim)).toMatchObject({ mandates: [{ id: seat, contactName: 'Kim' }], mentorships: [{ id: one, mentorMember: anna, menteeName: 'Jana' }] });
  expect(contactDetail(office.team, jana)).toMatchObject({ mandates: [], mentorships: [{ id: one, lastCheckIn: '2026-11-22' }] });
  expect(memberRows(office.team, anna)).toEqual([{ id: anna, name: 'Anna', self: true, contact: kim }]);
});

test('D-93 what a removed mentor left behind is adopted, once, with its author; a note never is', () => {
  const [lead, gone] = [people(), openOffice(anna, 3)];
  exchange(lead, gone);
  const left: Uint8Array[] = [];
  gone.team.on('update', (update: Uint8Array) => left.push(update));
  mentor(gone);
  const read = unheard(lead.team, left, new Set());
  expect(standsOn(read)[2]).toEqual(new Set([1]));
  for (const { said } of read) lead.must({ do: 'adopt', said });
  expect(mentorshipOf(lead.team, one)).toEqual(mentorshipOf(gone.team, one));
  expect(mandateRow(lead.team, seat)).toEqual(mandateRow(gone.team, seat));
  expect(unheard(lead.team, left, new Set()).flatMap(({ said }) => said)).toEqual([]);
  const born = { make: 'birth', kind: 'note', id: 'n', born: { how: 'Zweifelt' }, by: { member: bert, at: 1 } } as const;
  expect(answer(lead.run({ do: 'adopt', said: [born] }))).toBe('value-unknown');
});

test('what a removed device left behind of seats and mentorships is told in words', () => {
  const [lead, gone] = [people(), openOffice(anna, 3)];
  exchange(lead, gone);
  const left: Uint8Array[] = [];
  gone.team.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'own' && left.push(update)));
  mentor(gone);
  gone.must({ do: 'linkMember', member: anna, contact: jana });
  const said = unheard(lead.team, left, new Set()).flatMap((one) => one.said);
  const told = teller(lead.team, said, lead.board)(said);
  expect(told.slice(0, 2)).toEqual([{ say: 'mandate', person: 'Kim', body: 'city-council' }, { say: 'mentorship', mentor: 'Kim', person: 'Jana' }]);
  // Both were said in one instant.
  expect(new Set(told.slice(2, 4).map((one) => JSON.stringify(one)))).toEqual(new Set([
    JSON.stringify({ say: 'check-in', person: 'Jana', on: '2026-11-22' }), JSON.stringify({ say: 'change', of: 'mentorship', person: 'Jana', field: 'state', value: 'running' }),
  ]));
  expect(told.slice(4)).toEqual([{ say: 'link', name: 'Anna', person: 'Jana' }]);
});

test('D-42 a mentorship with somebody who was erased is not adopted', () => {
  const [lead, gone] = [people(), openOffice(anna, 3)];
  exchange(lead, gone);
  const left: Uint8Array[] = [];
  gone.team.on('update', (update: Uint8Array) => left.push(update));
  mentor(gone);
  const births = unheard(lead.team, left, new Set([jana])).flatMap(({ said }) => said.filter(({ make }) => make === 'birth'));
  expect(births.map(({ kind }) => kind)).toEqual(['mandate']);
});

test('D-94 each guide is changed for itself', () => {
  const office = openOffice(anna, 1);
  const own = { id: 'dank', title: 'Danke sagen', hint: '' };
  office.must({ do: 'editGuide', of: 'standing-again', points: [own] });
  const ids = () => { const guides = guidesOf(office.board); return [guides.candidacy.points.map(({ id }) => id), guides['standing-again'].points.map(({ id }) => id)]; };
  expect(ids()).toEqual([[...standardPointsOf.candidacy], ['dank']]);
  const undo = office.must({ do: 'editGuide', of: 'standing-again', points: [] });
  expect(undo && answer(office.run(undo))).toBe('accepted');
  expect(ids()[1]).toEqual(['dank']);
  expect(answer(office.run({ do: 'editGuide', of: 'standing-again', points: [{ id: 'programme', title: '', hint: '' }] }))).toBe('name-missing');
});

test('what touches a person touches their seats and mentorships, and a linked member all mentorships', () => {
  const office = people();
  mentor(office);
  const told: Touched[] = [];
  watchTeam(office.team, (touched) => told.push(touched));
  office.must({ do: 'editContact', id: kim, edits: [{ field: 'name', value: 'Kim Lind', seen: office.known.contactHeads(kim)?.name ?? [] }] });
  office.must({ do: 'recordCheckIn', id: noteId('m'), mentorship: one, on: day('2026-11-23'), helpWanted: false, next: null, note });
  office.must({ do: 'linkMember', member: anna, contact: null });
  expect(told.map(({ contacts, mandates, mentorships }) => [contacts.size, [...mandates], [...mentorships]])).toEqual([[1, [seat], [one]], [2, [seat], [one]], [0, [], [one]]]);
});

test('D-21 what another version wrote is read as far as it goes', () => {
  const office = people();
  mentor(office);
  const born = (kind: string, id: string, value: unknown) => office.team.getMap(kind).set(`${id}.1`, new Y.Map([['born.1', [value, anna, 1]], ['x.1', ['checkIns', { id: 7 }, [], anna, 1]], ['y.1', ['closings', 'yes', [], anna, 1]]]));
  born('mentorship', 'later', { mentor: kim, mentee: jana, state: 'dreaming', rhythm: 'daily' });
  born('mandate', 'later', { contact: kim, body: 'senate', standingAgain: 'perhaps', since: 'long ago' });
  expect(mentorshipRow(office.team, 'later' as typeof one)).toMatchObject({ state: 'requested', rhythm: 'monthly', checkInCount: 0, closings: [] });
  expect(mandateRow(office.team, 'later' as typeof seat)).toMatchObject({ body: 'municipal-council', standingAgain: 'open', since: null });
  expect(contactDetail(office.team, kim)?.mandates).toHaveLength(2);
});
