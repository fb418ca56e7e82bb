import fc from 'fast-check';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { ownKey } from '#base/ownKey.ts';
import type { Adopted } from '#domain/adoption.ts';
import { standsOn, unheard } from '#doc/adoption.ts';
import { eraseRecords } from '#circle/erasing.ts';
import { bodiesOf } from '#doc/bodies.ts';
import { contactDetail, contactIds } from '#doc/contacts.ts';
import { guideOf } from '#doc/guide.ts';
import { memberName } from '#doc/members.ts';
import { contactStory } from '#doc/story.ts';
import { taskRow } from '#doc/tasks.ts';
import { talkDetail } from '#doc/talks.ts';
import { anna, aTalk, bert, contactId, day, exchange, openOffice, spoken, talkId, taskId, type Office } from './office.ts';

const [jana, kim] = [contactId('jana'), contactId('kim')];
const nobody: ReadonlySet<string> = new Set();

/** Everybody knows Jana; then Bert works on alone, and `left` is what he said there, entry by entry. */
function apart(work: (bert: Office) => void, seed = 1): { readonly lead: Office; readonly second: Office; readonly left: readonly Uint8Array[]; readonly gone: Office } {
  const [lead, second, gone] = [openOffice(anna, seed), openOffice(anna, seed + 1), openOffice(bert, seed + 2)];
  lead.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  exchange(lead, second, gone);
  const left: Uint8Array[] = [];
  gone.team.on('update', (update: Uint8Array, origin: unknown) => void (origin === 'own' && left.push(update)));
  work(gone);
  return { lead, second, gone, left };
}
const edit = (office: Office, value: string) => ({ do: 'editContact', id: jana, edits: [{ field: 'notes', value, seen: office.known.contactHeads(jana)?.notes ?? [] }] }) as const;
const talkAndStep = (office: Office) => {
  office.must({ do: 'createContact', id: kim, contact: { name: 'Kim Lind' } });
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: kim }, talk: aTalk, nextStep: { id: taskId('one'), what: 'anrufen', due: day('2026-12-01'), responsible: bert } });
  office.must(edit(office, 'mag Busse'));
};
const adoptAll = (office: Office, left: readonly Uint8Array[]) => {
  for (const { said } of unheard(office.team, left, nobody)) office.must({ do: 'adopt', said });
};
const story = (office: Office) => [kim, jana].map((id) => contactStory(office.team, id));

test('D-41 adopting writes what nobody heard, under the ids, the author and the time it was said', () => {
  const { lead, gone, left } = apart(talkAndStep);
  adoptAll(lead, left);
  expect(contactDetail(lead.team, kim)).toEqual(contactDetail(gone.team, kim));
  expect(talkDetail(lead.team, talkId('one'))).toEqual(talkDetail(gone.team, talkId('one')));
  expect(taskRow(lead.team, taskId('one'))).toEqual(taskRow(gone.team, taskId('one')));
  expect(contactDetail(lead.team, jana)).toEqual(contactDetail(gone.team, jana));
  expect(contactDetail(lead.team, kim)?.contact).toMatchObject({ createdBy: bert });
});

test('D-41 only what is lacking: adopting again, or what has arrived meanwhile, writes nothing', () => {
  const { lead, left } = apart(talkAndStep);
  adoptAll(lead, left);
  const again = unheard(lead.team, left, nobody);
  expect(again.flatMap(({ said }) => said)).toEqual([]);
  const before = Y.encodeStateVector(lead.team);
  const repeated = unheard(new Y.Doc(), left, nobody).flatMap(({ said }) => said).filter((one) => one.make === 'birth');
  for (const one of repeated) lead.must({ do: 'adopt', said: [one] });
  expect(Y.encodeStateVector(lead.team)).toEqual(before);
});

test('D-41 an adopted record is changed, talked with and found like any other', () => {
  const { lead, second, left } = apart(talkAndStep);
  adoptAll(lead, left);
  exchange(lead, second);
  second.must({ do: 'editContact', id: kim, edits: [{ field: 'name', value: 'Kim Linde', seen: second.known.contactHeads(kim)?.name ?? [] }] });
  second.must({ do: 'completeTask', id: taskId('one') });
  exchange(lead, second);
  expect(contactIds(lead.team)).toContain(kim);
  expect(contactDetail(lead.team, kim)?.contact.name).toBe('Kim Linde');
  expect(taskRow(lead.team, taskId('one'))?.state).toBe('done');
  expect(lead.run({ do: 'createContact', id: kim, contact: { name: 'noch einmal' } })).toMatchObject({ refusal: 'already-exists' });
});

test('D-41 a change made meanwhile stands beside the adopted one until somebody picks', () => {
  const { lead, left } = apart((office) => office.must(edit(office, 'mag Busse')));
  lead.must(edit(lead, 'mag Bahnen'));
  adoptAll(lead, left);
  expect(contactDetail(lead.team, jana)?.contested.notes?.map(({ value, who }) => [value, who]).toSorted()).toEqual([['mag Bahnen', anna], ['mag Busse', bert]]);
});

test('D-42 what is of an erased record or speaks of one does not come back, and is counted', () => {
  const { lead, left } = apart((office) => {
    talkAndStep(office);
    office.must({ do: 'logTalk', id: talkId('two'), with: { contact: jana }, talk: aTalk });
  });
  const heard = unheard(lead.team, left, new Set([jana]));
  expect(heard.flatMap(({ said }) => said.map(({ id }) => id))).not.toContain(jana);
  expect(heard.flatMap(({ said }) => said.map(({ id }) => id))).not.toContain(talkId('two'));
  expect(heard.reduce((sum, { notShown }) => sum + notShown.gone, 0)).toBeGreaterThanOrEqual(2);
  eraseRecords(lead.team, [{ root: 'contact', id: jana }]);
  const after = unheard(lead.team, left, new Set([jana]));
  expect(after.flatMap(({ said }) => said.map(({ id }) => id))).not.toContain(jana);
  expect(after.reduce((sum, { notShown }) => sum + notShown.gone, 0)).toBeGreaterThanOrEqual(2);
});

test('D-42 erasing an adopted record deletes every body it has, and leaves its id to be forgotten by', () => {
  const { lead, second, left } = apart(talkAndStep);
  adoptAll(lead, left);
  adoptAll(second, left);
  exchange(lead, second);
  expect(bodiesOf(lead.team, 'contact', kim)).toHaveLength(2);
  eraseRecords(lead.team, [{ root: 'contact', id: kim }]);
  expect(contactIds(lead.team)).not.toContain(kim);
  expect(contactDetail(lead.team, kim)).toBeNull();
});

test('D-43 two who adopt the same apart have one record and one story, and no change made in either is lost', () => {
  for (let seed = 1; seed < 12; seed += 1) {
    const { lead, second, left } = apart(talkAndStep, seed);
    adoptAll(lead, left);
    lead.must({ do: 'editContact', id: kim, edits: [{ field: 'phones', value: ['03023125100'], seen: ['born' as never] }] });
    adoptAll(second, left);
    second.must({ do: 'editContact', id: kim, edits: [{ field: 'name', value: 'Kim Linde', seen: ['born' as never] }] });
    exchange(lead, second);
    expect(story(lead)).toEqual(story(second));
    expect(contactIds(lead.team).filter((id) => id === kim)).toHaveLength(1);
    expect(contactDetail(lead.team, kim)).toMatchObject({ contact: { name: 'Kim Linde', phones: ['+493023125100'] }, contested: {} });
    expect(contactStory(lead.team, kim).filter(({ kind }) => kind === 'talk')).toHaveLength(1);
    expect(contactStory(lead.team, jana).filter(({ kind }) => kind === 'change')).toHaveLength(contactStory(second.team, jana).filter(({ kind }) => kind === 'change').length);
    expect(contactDetail(lead.team, jana)?.contested).toEqual({});
  }
});

test('D-43 names and the guide, which have no birth, are adopted once as well', () => {
  const [lead, second, gone] = [openOffice(anna, 5), openOffice(anna, 6), openOffice(bert, 7)];
  const [team, board]: [Uint8Array[], Uint8Array[]] = [[], []];
  gone.team.on('update', (update: Uint8Array) => void team.push(update));
  gone.board.on('update', (update: Uint8Array) => void board.push(update));
  gone.must({ do: 'nameMember', member: bert, name: 'Bert' });
  gone.must({ do: 'editGuide', points: [{ id: 'own', title: 'Bus', hint: '' }] });
  for (const office of [lead, second]) {
    adoptAll(office, team);
    for (const { said } of unheard(office.board, board, nobody)) office.must({ do: 'adopt', said });
  }
  exchange(lead, second);
  for (const office of [lead, second]) {
    expect(memberName(office.team, bert)).toBe('Bert');
    expect(guideOf(office.board).points.map(({ title }) => title)).toEqual(['Bus']);
    expect(office.known.heads('member', bert, 'name')).toHaveLength(1);
  }
});

test('D-44 what one entry says stands on the entries that bore its records', () => {
  const { lead, left } = apart(talkAndStep);
  const heard = unheard(lead.team, left, nobody);
  expect(standsOn(heard).map((on) => [...on])).toEqual([[], [0], []]);
  const [, talk] = heard;
  expect(lead.run({ do: 'adopt', said: (talk?.said ?? []).filter(({ make }) => make === 'change') })).toMatchObject({ refusal: 'contact-unknown' });
});

test('D-44 a change of a record that never arrived is counted as waiting', () => {
  const { lead, left } = apart((office) => {
    office.must({ do: 'createContact', id: kim, contact: { name: 'Kim' } });
    office.must({ do: 'editContact', id: kim, edits: [{ field: 'phones', value: ['03023125100'], seen: ['born' as never] }] });
  });
  expect(unheard(lead.team, left.slice(1), nobody)).toMatchObject([{ said: [], notShown: { gone: 0, waiting: 1 } }]);
});

test('D-45 whatever the bytes, nothing throws, and sound entries beside them are found', () => {
  const { lead, left } = apart(talkAndStep);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(), fc.nat(255), (noise, at, byte) => {
    const [first] = left;
    const bent = first!.with(at % first!.length, byte);
    const heard = unheard(lead.team, [noise, bent, ...left], nobody);
    expect(heard).toHaveLength(2 + left.length);
  }), { numRuns: 200 });
  const [broken, ...sound] = unheard(lead.team, [Uint8Array.of(9, 9, 9), ...left], nobody);
  expect(broken).toMatchObject({ said: [], unreadable: true });
  expect(sound.flatMap(({ said }) => said).length).toBeGreaterThan(3);
});

test('D-45 an update that deletes, and values no device writes, are not adopted', () => {
  const { lead, left } = apart(talkAndStep);
  const hostile = new Y.Doc();
  Y.applyUpdate(hostile, Y.encodeStateAsUpdate(lead.team));
  const vector = Y.encodeStateVector(hostile);
  eraseRecords(hostile, [{ root: 'contact', id: jana }]);
  expect(unheard(lead.team, [Y.encodeStateAsUpdate(hostile, vector)], nobody)).toMatchObject([{ said: [], unreadable: true }]);
  const odd = new Y.Doc();
  const body = new Y.Map<unknown>();
  odd.getMap('contact').set(ownKey('böse id', 1), body);
  body.set(ownKey('born', 1), [{ name: Uint8Array.of(1) }, 'x', 1]);
  const plain = new Y.Map<unknown>();
  odd.getMap('contact').set(ownKey('contact-odd', 1), plain);
  plain.set(ownKey('born', 1), [{ name: Uint8Array.of(1) }, 'x', 1]);
  expect(unheard(lead.team, [Y.encodeStateAsUpdate(odd)], nobody).flatMap(({ said }) => said)).toEqual([]);
  const mixed: readonly Adopted[] = [{ make: 'change', kind: 'guide', id: 'guide', edit: 'a' as never, field: 'points', value: [], replaces: [], by: { member: bert, at: 1 } }, { make: 'change', kind: 'member', id: bert, edit: 'b' as never, field: 'name', value: 'x', replaces: [], by: { member: bert, at: 1 } }];
  expect(lead.run({ do: 'adopt', said: mixed })).toMatchObject({ refusal: 'value-unknown' });
  expect(left.length).toBe(3);
});

test('D-47 what is of a kind this version does not know is told by its number, alone or beside what is known, and not taken for heard', () => {
  const { lead, left } = apart((office) => {
    office.team.transact(() => {
      office.team.getMap('parcel').set(ownKey('a1', office.team.clientID), new Y.Map([['sum', 30]]));
    }, 'own');
    office.team.transact(() => {
      const lying = [...office.team.getMap<Y.Map<unknown>>('parcel').values()][0];
      lying?.set('sum2', [40]);
    }, 'own');
    office.must(edit(office, 'mag Busse'));
  });
  const heard = unheard(lead.team, left, nobody);
  expect(heard.map(({ said, foreign, unreadable }) => [said.length, foreign, unreadable])).toEqual([[0, 2, false], [0, 1, false], [1, 0, false]]);
  for (const update of left) Y.applyUpdate(lead.team, update);
  expect(unheard(lead.team, left, nobody).map(({ said, foreign }) => said.length + foreign)).toEqual([0, 0, 0]);
});
