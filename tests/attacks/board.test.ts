import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD, newId, type ContactId, type MemberId } from '#base/ids.ts';
import { ownKey } from '#base/ownKey.ts';
import { openCircle, type Circle } from '#circle/circle.ts';
import { contactIds } from '#doc/contacts.ts';
import { guideOf } from '#doc/guide.ts';
import { memberRows } from '#doc/members.ts';
import { applyWrites } from '#doc/records.ts';
import { standardPoints } from '#domain/guide.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { packPayload } from '#wire/payload.ts';
import { openOffice } from '../doc/office.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { asides, phones, updateOf, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { sampleCommands } from '../support/sampleData.ts';

const random = seededRandom(777);
const log = { circle: BOARD, epoch: 1 };

async function boardOf(phone: Phone): Promise<Circle> {
  const author = { id: phone.keys.id, sign: phone.keys.sign };
  return must(await openCircle({ space: phone.world.roster.space, log, store: memoryStore(phone.disk), author, key: null, vault: null, roster: () => phone.world.roster, random, listView: () => new Uint8Array() }));
}

/** What anybody of the team can sign for the board, whatever is in it. */
async function pinned(by: Phone, number: number, act: (doc: Y.Doc) => void): Promise<Entry> {
  const client = 1_000 + number;
  const body = await packPayload({ announces: [client], update: updateOf(client, act) });
  return signEntry(by.world.roster.space, { ...log, author: by.keys.id, number }, body, by.keys.sign);
}

test('what a member writes to the open board beside what it is for is shown nowhere and harms nothing', async () => {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  const board = await boardOf(anna);
  const by = { member: newId<MemberId>(random), at: 1 };
  const hostile: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => applyWrites(doc, [{ make: 'birth', kind: 'contact', id: newId<ContactId>(random), born: { name: 'Jana Feld', phones: ['+4930231250'] } }], by, 'own'),
    (doc) => applyWrites(doc, [{ make: 'change', kind: 'member', id: newId(random), edit: 'e' as never, field: 'name', value: 'Eva', replaces: [] }], by, 'own'),
    (doc) => doc.getMap('geheim').set(ownKey('x', doc.clientID), { name: 'Jana Feld' }),
    (doc) => applyWrites(doc, [{ make: 'change', kind: 'guide', id: 'guide', edit: 'e2' as never, field: 'phones', value: ['+4930231250'], replaces: [] }], by, 'own'),
    (doc) => applyWrites(doc, [{ make: 'change', kind: 'guide', id: 'guide', edit: 'e3' as never, field: 'points', value: 'none', replaces: [] }], by, 'own'),
  ];
  for (const [index, act] of hostile.entries()) await board.receive([await pinned(bela, index + 1, act)]);
  const team = new Y.Doc();
  expect([contactIds(team), memberRows(team, by.member)]).toEqual([[], []]);
  expect(guideOf(board.doc()).points.map(({ id }) => id)).toEqual([...standardPoints]);
  expect(JSON.stringify(guideOf(board.doc()))).not.toContain('+49');
  expect(asides(anna)).toEqual([]);
  must(await board.write((doc) => applyWrites(doc, [{ make: 'change', kind: 'guide', id: 'guide', edit: 'e4' as never, field: 'points', value: [{ id: 'kita', title: 'Kita', hint: '' }], replaces: ['e3' as never] }], by, 'own'), { records: () => [], draft: null }));
  expect(guideOf(board.doc()).points).toEqual([{ id: 'kita', title: 'Kita', hint: '' }]);
});

test('no command writes anything about a person to the board', () => {
  const office = openOffice(newId<MemberId>(random), 9);
  const written: string[] = [];
  office.board.on('update', () => written.push('board'));
  for (const command of sampleCommands(20, 3)) office.must(command);
  office.must({ do: 'nameMember', member: newId(random), name: 'Eva' });
  office.must({ do: 'nameSpace', name: 'Nord' });
  expect(written).toEqual([]);
  office.must({ do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] });
  expect([written.length, [...office.board.share.keys()].filter((root) => office.board.getMap(root).size > 0)]).toEqual([1, ['guide']]);
});

test('C-5 C-46 an entry on the board that was altered, forged or takes something’s place is set aside like any other', async () => {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const board = await boardOf(anna);
  const write = (text: string) => (doc: Y.Doc) => void doc.getMap('guide').set(ownKey(text, doc.clientID), text);
  const good = await pinned(bela, 1, write('gut'));
  await board.receive([{ ...good, body: good.body.with(8, (good.body[8] ?? 0) ^ 1) }]);
  await board.receive([{ ...(await pinned(cem, 1, write('in belas Namen'))), header: good.header }]);
  await board.receive([await pinned(bela, 2, (doc) => doc.getMap('guide').set(ownKey('gut', 1_001), 'anders'))]);
  expect(asides(anna)).toEqual(['forged']);
  await board.receive([good, await pinned(bela, 2, (doc) => doc.getMap('guide').set(ownKey('gut', 1_001), 'anders'))]);
  expect([asides(anna), [...board.doc().getMap('guide').values()]]).toEqual([['takes-over'], ['gut']]);
});
