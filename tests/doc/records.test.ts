import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { Command } from '#domain/command.ts';
import { ownKey } from '#base/ownKey.ts';
import { BORN } from '#domain/write.ts';
import { contactDetail, contactIds, contactRow } from '#doc/contacts.ts';
import { guideDetail, guideOf } from '#doc/guide.ts';
import { memberRows, spaceName } from '#doc/members.ts';
import { applyWrites } from '#doc/records.ts';
import { contactStory } from '#doc/story.ts';
import { openTaskRows, taskRow } from '#doc/tasks.ts';
import { talkDetail } from '#doc/talks.ts';
import { watchTeam, type Touched } from '#doc/watch.ts';
import { anna, aTalk, bert, contactId, day, exchange, openOffice, spoken, talkId, taskId, type Office } from './office.ts';

const jana = contactId('jana');
const kim = contactId('kim');

function twoApart(): readonly [Office, Office] {
  const a = openOffice(anna, 1);
  const b = openOffice(bert, 2);
  a.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  exchange(a, b);
  return [a, b];
}

function edit(office: Office, field: 'name' | 'notes', value: string): Command {
  return { do: 'editContact', id: jana, edits: [{ field, value, seen: office.known.contactHeads(jana)?.[field] ?? [] }] };
}

test('D-18 two people changing one field apart both stay, until somebody picks', () => {
  const [a, b] = twoApart();
  b.at += 3_600_000;
  a.must(edit(a, 'notes', 'mag Busse'));
  b.must(edit(b, 'notes', 'mag Bahnen'));
  b.must(edit(b, 'notes', 'mag Züge'));
  a.must(edit(a, 'name', 'Jana Feld'));
  exchange(a, b);
  const choices = contactDetail(a.team, jana)?.contested.notes?.map((choice) => [choice.value, choice.who]);
  expect(choices).toEqual([['mag Züge', bert], ['mag Busse', anna]]);
  expect(contactDetail(b.team, jana)).toEqual(contactDetail(a.team, jana));
  expect(contactRow(a.team, jana)).toMatchObject({ contested: true, name: 'Jana Feld' });
  a.must(edit(a, 'notes', 'mag Busse'));
  exchange(a, b);
  for (const office of [a, b]) expect(contactDetail(office.team, jana)).toMatchObject({ contested: {}, contact: { notes: 'mag Busse' } });
});

test('D-18 an edit that arrived while another was typed survives beside it', () => {
  const [a, b] = twoApart();
  const typedLater = edit(a, 'notes', 'von Anna');
  b.must(edit(b, 'notes', 'von Bert'));
  exchange(a, b);
  a.must(typedLater);
  expect(contactDetail(a.team, jana)?.contested.notes?.map((choice) => choice.value)).toEqual(['von Anna', 'von Bert']);
});

test('D-18 the same value said twice apart is no contest, and the next edit replaces both', () => {
  const [a, b] = twoApart();
  for (const office of [a, b]) office.must(edit(office, 'notes', 'gleich'));
  exchange(a, b);
  expect(contactDetail(a.team, jana)?.contested).toEqual({});
  expect(contactDetail(a.team, jana)?.heads.notes).toHaveLength(2);
  a.must(edit(a, 'notes', 'neu'));
  expect(contactDetail(a.team, jana)?.heads.notes).toHaveLength(1);
});

test('D-18 a talk moved apart to two people is shown with both until settled', () => {
  const [a, b] = twoApart();
  for (const name of ['kim', 'lou']) a.must({ do: 'createContact', id: contactId(name), contact: { name }, consent: spoken });
  a.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: aTalk, nextStep: { id: taskId('step'), what: 'anrufen', due: day('2026-11-30'), responsible: anna } });
  exchange(a, b);
  a.must({ do: 'moveTalk', id: talkId('one'), to: kim });
  b.must({ do: 'moveTalk', id: talkId('one'), to: contactId('lou') });
  exchange(a, b);
  const shownWith = () => [jana, kim, contactId('lou')].map((id) => contactDetail(a.team, id)?.story.some((item) => item.kind === 'talk'));
  expect(shownWith()).toEqual([false, true, true]);
  expect(talkDetail(a.team, talkId('one'))?.contested.contact).toHaveLength(2);
  expect(taskRow(a.team, taskId('step'))?.contact).toBe(talkDetail(a.team, talkId('one'))?.talk.contact);
  b.must({ do: 'moveTalk', id: talkId('one'), to: kim });
  exchange(a, b);
  expect(shownWith()).toEqual([false, true, false]);
});

test('D-20 a guide, a space and a member first named apart keep both namings', () => {
  const a = openOffice(anna, 1);
  const b = openOffice(bert, 2);
  a.must({ do: 'nameSpace', name: 'Nord' });
  b.must({ do: 'nameSpace', name: 'Süd' });
  a.must({ do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] });
  b.must({ do: 'editGuide', points: [{ id: 'bus', title: 'Bus', hint: '' }] });
  exchange(a, b);
  expect(spaceName(a.team)).toBe(spaceName(b.team));
  expect(guideDetail(a.board).contested).toHaveLength(2);
  a.must({ do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] });
  exchange(a, b);
  expect(guideDetail(b.board)).toMatchObject({ guide: { points: [{ id: 'kita', title: 'Kita', hint: '' }] }, contested: [] });
});

test('D-20 a task finished by one and reopened by another apart stays in sight', () => {
  const [a, b] = twoApart();
  a.must({ do: 'createTask', id: taskId('call'), contact: jana, task: { what: 'anrufen', due: day('2026-11-30'), responsible: anna } });
  a.must({ do: 'completeTask', id: taskId('call') });
  exchange(a, b);
  b.must({ do: 'reopenTask', id: taskId('call') });
  b.must({ do: 'completeTask', id: taskId('call') });
  a.must({ do: 'reopenTask', id: taskId('call') });
  exchange(a, b);
  expect(openTaskRows(b.team)).toMatchObject([{ id: taskId('call'), contested: ['state'] }]);
});

test('D-21 what another version or a fault left is read as far as it goes', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana', stage: 'in-talks' }, consent: spoken });
  const record = [...office.team.getMap<Y.Map<unknown>>('contact').values()][0];
  const odd: readonly [string, unknown][] = [['a', 'word'], ['b', null], ['c', 7], ['.', []], ['', ['e1']], ['e2', ['stage', 'elected', [BORN], anna, 1]], ['e3', ['shoeSize', 43, [], anna, 2]], ['e4', ['name', 17, [BORN], bert, 3]], ['e5', ['consents', 'yes', [], anna, 4]], ['e6', ['tags', ['Chor', 3], 'none', null, 'never']], ['e7', ['notes', 'im Kreis', ['e7', 'e8'], anna, 5]], ['e8', ['notes', 'rundum', ['e7', BORN], bert, 9e12]]];
  for (const [edit, value] of odd) record?.set(ownKey(edit, 1), value);
  office.team.getMap('contact').set(ownKey('contact-map', 1), new Y.Map([['born', 'broken'], ['colour', 'red']]));
  office.team.getMap('contact').set('contact-text', 'no map at all');
  office.team.getMap('talk').set(ownKey('talk-odd', 1), new Y.Map([[ownKey('born', 1), [{ contact: jana, on: 'gestern', outcome: 5, covered: 'all' }, 4, 'x']]]));
  office.team.getMap('task').set('task-odd', new Y.Map());
  for (const [key, value] of [['member-x', []], ['x', 'member'], ['member-y e9', ['name', { de: 'Ypsilon' }, [], anna, 7]]] as const) office.team.getMap('member').set(ownKey(key, 1), value);
  office.board.getMap('guide').set(ownKey('guide e1', 1), ['points', [{ id: 'kita' }, { title: 'no id' }, 5], [], anna, 1]);
  expect(contactDetail(office.team, jana)).toMatchObject({ minimal: false, contact: { name: 'Jana', stage: 'in-talks', notes: 'rundum' }, heads: { stage: ['e2'], name: ['e4'] } });
  expect(contactStory(office.team, jana).length).toBeGreaterThan(4);
  expect(contactIds(office.team)).toContain('contact-map');
  expect(contactRow(office.team, contactId('map'))).toMatchObject({ name: '', stage: 'proposed', consent: false });
  expect(contactRow(office.team, contactId('text'))).toBe(null);
  expect(talkDetail(office.team, talkId('odd'))?.talk).toMatchObject({ contact: jana, on: '1970-01-01', outcome: 'not-reached', covered: [] });
  expect(openTaskRows(office.team)).toMatchObject([{ id: 'task-odd', contactName: '' }]);
  expect(memberRows(office.team, anna).map((row) => row.name)).toEqual(['', '', '']);
  expect(guideOf(office.board).points).toEqual([{ id: 'kita', title: '', hint: '' }]);
  expect(office.run(edit(office, 'name', 'Jana Feld'))).toMatchObject({ ok: true });
  expect(office.known.contact(jana)?.name).toBe('Jana Feld');
});

test('D-17 a birth the rules never saw does not overwrite: it is a bug and throws', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  const birth = { make: 'birth', kind: 'contact', id: jana, born: { name: 'Eva' } } as const;
  expect(() => applyWrites(office.team, [birth], { member: anna, at: 1 }, 'own')).toThrow();
  expect(office.known.contact(jana)?.name).toBe('Jana');
});

test('D-16 several commands in one transaction each build on the one before', () => {
  const office = openOffice(anna, 1);
  office.team.transact(() => {
    office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
    for (const outcome of ['interested', 'needs-time', 'agrees'] as const) {
      office.must({ do: 'logTalk', id: talkId(outcome), with: { contact: jana }, talk: { ...aTalk, outcome } });
    }
    office.must(edit(office, 'name', 'Jana Feld'));
    office.must(edit(office, 'name', 'Jana Feld-Ost'));
  });
  expect(contactDetail(office.team, jana)).toMatchObject({ contested: {}, contact: { name: 'Jana Feld-Ost', stage: 'committed' } });
  expect(contactStory(office.team, jana).filter((item) => item.kind === 'talk')).toHaveLength(3);
});

test('watching tells once a transaction which contacts it touched, and whether tasks or names changed', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  office.must({ do: 'createContact', id: kim, contact: { name: 'Kim' }, consent: spoken });
  const told: Touched[] = [];
  const stop = watchTeam(office.team, (touched) => told.push(touched));
  const last = () => ({ times: told.length, contacts: [...(told.at(-1)?.contacts ?? [])].toSorted(), tasks: told.at(-1)?.tasks, members: told.at(-1)?.members });
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: aTalk });
  expect(last()).toEqual({ times: 1, contacts: [jana], tasks: false, members: false });
  office.must({ do: 'createTask', id: taskId('call'), contact: jana, task: { what: 'anrufen', due: day('2026-11-30'), responsible: anna } });
  expect(last()).toEqual({ times: 2, contacts: [jana], tasks: true, members: false });
  office.must({ do: 'moveTalk', id: talkId('one'), to: kim });
  expect(last()).toMatchObject({ times: 3, contacts: [jana, kim].toSorted() });
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  expect(last()).toEqual({ times: 4, contacts: [], tasks: false, members: true });
  office.must({ do: 'editContact', id: jana, edits: [{ field: 'name', value: 'Jana Feld', seen: [BORN] }] });
  expect(last()).toMatchObject({ times: 5, contacts: [jana], tasks: true });
  expect(openTaskRows(office.team)).toMatchObject([{ contactName: 'Jana Feld' }]);
  stop();
  office.must({ do: 'nameSpace', name: 'Nord' });
  office.must({ do: 'completeTask', id: taskId('call') });
  expect(told).toHaveLength(5);
});
