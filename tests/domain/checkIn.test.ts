import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { mentorCircle, TEAM } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import { mentorshipOf, mentorshipRow } from '#doc/mentorships.ts';
import { readRecord } from '#doc/records.ts';
import { writesOf } from '../support/decided.ts';
import { answer, anna, bert, contactId, day, exchange, mentorshipId, noteId, openOffice, spoken, type Office } from '../doc/office.ts';

const [jana, kim] = [contactId('jana'), contactId('kim')];
const one = mentorshipId('one');
const talked: Extract<Command, { do: 'recordCheckIn' }> = {
  do: 'recordCheckIn', id: noteId('first'), mentorship: one, on: day('2026-11-22'), helpWanted: true, next: day('2026-12-24'),
  note: { how: ' Zweifelt an der Fraktion ', lacks: 'Kinderbetreuung', next: '' },
};

function agreed(): Office {
  const office = openOffice(anna, 1);
  for (const id of [jana, kim]) office.must({ do: 'createContact', id, contact: { name: id }, consent: spoken });
  for (const [member, name] of [[anna, 'Anna'], [bert, 'Bert']] as const) office.must({ do: 'nameMember', member, name });
  office.must({ do: 'createMentorship', id: one, mentor: kim, mentee: jana, mentorship: { aim: '', rhythm: 'monthly', state: 'agreed', agreedOn: day('2026-11-20') } });
  return office;
}
function mentoring(): Office {
  const office = agreed();
  office.must({ do: 'linkMember', member: anna, contact: kim });
  return office;
}

test('D-85 a check-in is of a day that is not to come, and the next one is agreed for later', () => {
  const office = mentoring();
  const on = (date: string, next: string | null = null) => answer(office.run({ ...talked, id: noteId(date), on: day(date), next: next as never }));
  expect([on('2026-11-24'), on('2026-02-30'), on('2026-11-22', '2026-11-22'), on('2026-11-22', 'soon'), on('2026-11-22', '2026-11-29')]).toEqual(['date-in-future', 'date-unreadable', 'date-in-past', 'date-unreadable', 'accepted']);
});

test('D-85 one recorded late does not hide the last', () => {
  const office = mentoring();
  office.must(talked);
  office.must({ ...talked, id: noteId('late'), on: day('2026-11-01'), helpWanted: false, next: null });
  expect(mentorshipRow(office.team, one)).toMatchObject({ lastCheckIn: '2026-11-22', helpWanted: true, nextAgreed: '2026-12-24', checkInCount: 2 });
});

test('D-86 only whoever mentors or reads along records one', () => {
  const office = agreed();
  expect(answer(office.run(talked))).toBe('not-yours');
  office.must({ do: 'editMentorship', id: one, edits: [{ field: 'coMentor', value: anna, seen: office.known.heads('mentorship', one, 'coMentor') }] });
  expect(answer(office.run(talked))).toBe('accepted');
  const other = openOffice(bert, 2);
  exchange(office, other);
  expect(answer(other.run({ ...talked, id: noteId('other') }))).toBe('not-yours');
  other.must({ do: 'linkMember', member: bert, contact: kim });
  expect(answer(other.run({ ...talked, id: noteId('other') }))).toBe('accepted');
});

test('D-86 the first makes it run, one in a pause ends that, and none is recorded before or after', () => {
  const office = mentoring();
  office.must(talked);
  expect(mentorshipOf(office.team, one)).toMatchObject({ state: 'running', checkIns: [{ id: 'note-first', on: '2026-11-22', helpWanted: true, next: '2026-12-24', by: anna }] });
  office.must({ do: 'pauseMentorship', id: one, until: day('2027-01-01') });
  office.must({ ...talked, id: noteId('second') });
  expect(mentorshipOf(office.team, one)).toMatchObject({ state: 'running', pausedUntil: '2026-11-23' });
  office.must({ do: 'endMentorship', id: one, closings: [], on: day('2026-11-23') });
  expect(answer(office.run({ ...talked, id: noteId('third') }))).toBe('not-now');
});

test('D-87 the note goes first and to its own circle; no word of it is in what the team is told', () => {
  const office = mentoring();
  const done = office.run(talked);
  expect(done.ok && done.value.parts.map(({ circle }) => circle)).toEqual([mentorCircle(one), TEAM]);
  expect(readRecord(office.notes, 'note', talked.id)?.born?.value).toEqual({ about: 'check-in', on: '2026-11-22', how: 'Zweifelt an der Fraktion', lacks: 'Kinderbetreuung' });
  expect(JSON.stringify(office.team.toJSON())).toContain('2026-12-24');
  for (const word of ['Zweifelt', 'Kinderbetreuung']) expect(JSON.stringify(office.team.toJSON())).not.toContain(word);
  expect(readRecord(office.team, 'note', talked.id)).toBeNull();
});

test('D-87 repeated, it writes only what is missing', () => {
  const office = mentoring();
  office.must(talked);
  const again = office.run(talked);
  expect(again.ok && writesOf(again.value)).toEqual([]);
  const [noted, told] = [openOffice(anna, 2), openOffice(anna, 3)];
  for (const after of [noted, told]) exchange(mentoring(), after);
  noted.must(talked);
  const rest = (known: Office) => known.run(talked);
  // A crash between the two parts: the note is there, the team was not told; and the other way round.
  const [onlyNote, onlyTeam] = [openOffice(anna, 4), openOffice(anna, 5)];
  exchange(mentoring(), onlyNote);
  exchange(mentoring(), onlyTeam);
  copy(noted, onlyNote, 'notes');
  copy(noted, onlyTeam, 'team');
  expect([rest(onlyNote), rest(onlyTeam)].map((done) => done.ok && done.value.parts.map(({ circle }) => circle))).toEqual([[TEAM], [mentorCircle(one)]]);
  for (const office of [onlyNote, onlyTeam]) expect(mentorshipOf(office.team, one)?.checkIns).toHaveLength(1);
});

test('D-87 a tick is enough: an empty note is none', () => {
  const office = mentoring();
  const done = office.run({ ...talked, note: { how: ' ', lacks: '', next: '' } });
  expect(done.ok && done.value.parts.map(({ circle }) => circle)).toEqual([TEAM]);
  expect(answer(office.run({ ...talked, id: noteId('long'), note: { how: 'x'.repeat(4001), lacks: '', next: '' } }))).toBe('text-too-long');
});

function copy(from: Office, to: Office, which: 'team' | 'notes'): void {
  Y.applyUpdate(to[which], Y.encodeStateAsUpdate(from[which]), 'other');
}
