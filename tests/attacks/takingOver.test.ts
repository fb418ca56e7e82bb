import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { newId, type ContactId, type MemberId } from '#base/ids.ts';
import { ownKey } from '#base/ownKey.ts';
import { makeSnapshot, readSnapshot } from '#circle/snapshot.ts';
import { emptyReplica } from '#circle/replica.ts';
import { encodeStructs } from '#circle/structs.ts';
import { contactDetail, contactIds } from '#doc/contacts.ts';
import { applyWrites } from '#doc/records.ts';
import type { Entry } from '#wire/entry.ts';
import { advanced, openEpoch } from '../support/circleEpochs.ts';
import { asides, craft, logOf, phones, start, updateOf, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(46);
const member = newId<MemberId>(random);
const jana = newId<ContactId>(random);
const beside = { records: () => [], draft: null };
const birth = (name: string) => ({ make: 'birth', kind: 'contact', id: jana, born: { name } }) as const;
const by = { member, at: 1 };

/** Anna bears a contact and says more about it; Bela knows all she wrote, and turns on her. */
async function afterHonest(): Promise<{ anna: Phone; bela: Phone; cem: Phone; honest: readonly Entry[]; client: number; known: Bytes }> {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const circle = await start(anna);
  must(await circle.write((doc) => applyWrites(doc, [birth('Jana')], by, 'own'), beside));
  must(await circle.write((doc) => applyWrites(doc, [{ make: 'change', kind: 'contact', id: jana, edit: 'e1' as never, field: 'notes', value: 'mag Bahnen', replaces: ['born' as never] }], by, 'own'), beside));
  return { anna, bela, cem, honest: logOf(anna), client: circle.doc().clientID, known: new Uint8Array(Y.encodeStateAsUpdate(circle.doc())) };
}

const root = (doc: Y.Doc) => doc.getMap('contact');
const record = (doc: Y.Doc) => [...root(doc).values()][0] as Y.Map<unknown>;
/** Everything a member can try on another's record, with a client id beyond every other, which Yjs prefers. */
const LAST = 2 ** 40 - 1;
type Attempt = readonly [what: string, act: (doc: Y.Doc, client: number) => void, knowing: boolean];
const attempts: readonly Attempt[] = [
  ['the record’s own key again', (doc, client) => root(doc).set(ownKey(jana, client), new Y.Map()), true],
  ['the record’s own key, as if at the same time', (doc, client) => root(doc).set(ownKey(jana, client), new Y.Map()), false],
  ['the record’s own key, with a plain value', (doc, client) => root(doc).set(ownKey(jana, client), 'nothing'), true],
  ['the birth inside it', (doc, client) => record(doc).set(ownKey('born', client), [{ name: 'Eva' }, member, 1]), true],
  ['a change inside it', (doc, client) => record(doc).set(ownKey('e1', client), ['notes', 'nichts', [], member, 1]), true],
  ['a key without a writer', (doc) => root(doc).set(jana, new Y.Map()), false],
  ['an own key twice, the second in the place of the first', (doc) => { for (const value of [1, 2]) root(doc).set(ownKey('mine', doc.clientID), value); }, false],
  ['an item of a list', (doc) => doc.getArray('contact').push(['word']), false],
  ['a list inside a map', (doc) => root(doc).set(ownKey('list', doc.clientID), new Y.Array()), false],
];

test.each(attempts)('C-46 %s is not taken, and what stood there stands', async (_, act, knowing) => {
  const { bela, cem, honest, client, known } = await afterHonest();
  const attack = await craft(bela, 1, { announces: [LAST], update: withoutDeletes(LAST, (doc) => act(doc, client), knowing ? [known] : []) });
  for (const order of [[...honest, attack], [attack, ...honest]]) {
    cem.disk.entries.clear();
    cem.disk.setAside.clear();
    const circle = await start(cem);
    for (const entry of order) await circle.receive([entry]);
    expect(asides(cem)).toHaveLength(1);
    expect(contactDetail(circle.doc(), jana)).toMatchObject({ contact: { name: 'Jana', notes: 'mag Bahnen' }, contested: {} });
  }
});

/** The update that makes these items, told without the deletions that Yjs adds to it. */
function withoutDeletes(client: number, act: (doc: Y.Doc) => void, before: readonly Uint8Array[]): Bytes {
  return encodeStructs(Y.decodeUpdate(updateOf(client, act, before)).structs);
}

/** Bela bears the same contact under a key of his own. */
async function bornAgain(bela: Phone): Promise<Entry> {
  return craft(bela, 1, { announces: [LAST], update: updateOf(LAST, (doc) => applyWrites(doc, [birth('Eva')], { member, at: 9 }, 'own')) });
}

test('C-47 a record born a second time by somebody else shows what both say, until somebody picks', async () => {
  const { anna, bela, honest } = await afterHonest();
  const circle = await start(anna);
  await circle.receive([await bornAgain(bela)]);
  expect(contactIds(circle.doc())).toEqual([jana]);
  expect(contactDetail(circle.doc(), jana)).toMatchObject({ contact: { notes: 'mag Bahnen', createdAt: 1 }, contested: { name: [{ value: 'Eva' }, { value: 'Jana' }] } });
  must(await circle.write((doc) => applyWrites(doc, [{ make: 'change', kind: 'contact', id: jana, edit: 'e2' as never, field: 'name', value: 'Jana', replaces: ['born' as never] }], by, 'own'), beside));
  expect(contactDetail(circle.doc(), jana)).toMatchObject({ contact: { name: 'Jana' }, contested: {} });
  expect(honest).toHaveLength(2);
});

test('C-47 who bore a record can not put another in its place, nor what others said about it', async () => {
  const { anna, bela } = await afterHonest();
  const of = newId<ContactId>(random);
  const bears = await craft(bela, 1, { announces: [LAST], update: updateOf(LAST, (doc) => applyWrites(doc, [{ ...birth('Kim'), id: of }], by, 'own')) });
  const circle = await start(anna);
  await circle.receive([bears]);
  must(await circle.write((doc) => applyWrites(doc, [{ make: 'change', kind: 'contact', id: of, edit: 'e1' as never, field: 'notes', value: 'singt', replaces: ['born' as never] }], by, 'own'), beside));
  const next = Y.getState(circle.doc().store, LAST);
  const again = new Y.Item(Y.createID(LAST, next), null, null, null, null, 'contact' as never, ownKey(of, LAST), new Y.ContentAny(['nothing']));
  await circle.receive([await craft(bela, 2, { announces: [], update: encodeStructs([again]) })]);
  for (const doc of [circle.doc(), (await start(anna)).doc()]) expect(contactDetail(doc, of)).toMatchObject({ contact: { name: 'Kim', notes: 'singt' } });
});

test('C-47 whatever order honest and hostile entries arrive in, all phones show the same and every honest word', async () => {
  const { anna, bela, cem, honest, client, known } = await afterHonest();
  const hostile = [await bornAgain(bela)];
  for (const [, act, knowing] of attempts) hostile.push(await craft(bela, hostile.length + 1, { announces: [LAST - hostile.length], update: withoutDeletes(LAST - hostile.length, (doc) => act(doc, client), knowing ? [known] : []) }));
  const circle = await start(anna);
  await circle.receive(hostile);
  const expected = contactDetail(circle.doc(), jana);
  expect(expected).toMatchObject({ contact: { notes: 'mag Bahnen' }, contested: { name: [{ value: 'Eva' }, { value: 'Jana' }] } });
  const all = [...honest, ...hostile];
  await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...all.keys()], { minLength: all.length }), fc.integer({ min: 1, max: 5 }), async (order, size) => {
    for (const kept of [cem.disk.entries, cem.disk.setAside]) kept.clear();
    const one = await start(cem);
    for (let from = 0; from < order.length; from += size) await one.receive(order.slice(from, from + size).flatMap((at) => all[at] ?? []));
    await one.receive(all);
    for (const doc of [one.doc(), (await start(cem)).doc()]) expect([contactDetail(doc, jana), contactIds(doc)]).toEqual([expected, [jana]]);
    expect(cem.disk.setAside.size).toBe(attempts.length);
  }), { numRuns: 60 });
});

test('C-48 nothing is taken over from one epoch to the next, and no snapshot in which something was is begun', async () => {
  const { anna, bela, client } = await afterHonest();
  const ofAnna = await start(anna);
  const next = await openEpoch(anna.world, ofAnna);
  const ofBela = await start(bela);
  for (const circle of [ofAnna, ofBela]) await advanced(circle, next);
  for (const [index, [, act]] of attempts.entries()) {
    const from = LAST - index;
    const attack = await craft(bela, index + 1, { announces: [from], update: withoutDeletes(from, (doc) => act(doc, client), [new Uint8Array(Y.encodeStateAsUpdate(ofAnna.doc()))]) }, next);
    await ofAnna.receive([attack]);
    expect(contactDetail(ofAnna.doc(), jana)).toMatchObject({ contact: { name: 'Jana', notes: 'mag Bahnen' }, contested: {} });
  }
  expect(asides(anna)).toHaveLength(attempts.length);
  for (const [, act] of attempts) {
    const replica = emptyReplica();
    Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(ofAnna.doc()));
    replica.doc.clientID = LAST;
    act(replica.doc, client);
    for (const [owned] of replica.doc.store.clients) replica.owners.set(owned, { author: anna.keys.id, next: Y.getState(replica.doc.store, owned) });
    const place = { space: anna.world.roster.space, log: next.log, key: next.key };
    expect(await readSnapshot(place, must(await makeSnapshot(place, replica, [], random)))).toMatchObject({ refusal: 'snapshot-broken' });
  }
});
