import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { equalBytes } from '#base/bytes.ts';
import type { Circle } from '#circle/circle.ts';
import { forgetOlderEpochs, openNextEpoch } from '#circle/nextEpoch.ts';
import { emptyReplica } from '#circle/replica.ts';
import { makeSnapshot, readSnapshot } from '#circle/snapshot.ts';
import { importEpochKey, openBody } from '#seal/body.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { unpackPayload } from '#wire/payload.ts';
import { advanced, newEpoch, openEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { bearing, changing, recordsIn } from '../support/ownRecords.ts';
import { TEAM_LOG, asides, craft, logOf, phones, said, say, spoken, start, updateOf, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(12);
const SECOND = { ...TEAM_LOG, epoch: 2 };

type Pair = { readonly anna: Phone; readonly bela: Phone; readonly ofAnna: Circle; readonly ofBela: Circle };

async function pair(): Promise<Pair> {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  return { anna, bela, ofAnna: await start(anna), ofBela: await start(bela) };
}

const entriesOf = (phone: Phone, epoch: number) => logOf(phone).filter(({ header }) => header.epoch === epoch);
const wordsOf = (circle: Circle) => said(circle.doc()).toSorted();
const born = (circle: Circle, id: string, about = '') => circle.write(bearing(id, about), { records: () => [id, about], draft: null });
const changed = (circle: Circle, id: string, value: string, records = [id]) =>
  circle.write(changing(id, value), { records: () => records, draft: null });
const contacts = (circle: Circle) => recordsIn(circle.doc());

describe('opening an epoch', () => {
  test('C-18 a snapshot holds exactly what the named heads name, whatever else is here', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    for (const word of ['one', 'two']) await say(ofBela, word);
    await ofAnna.receive(logOf(bela));
    await say(ofAnna, 'not at the hub');
    const heads = [{ author: bela.keys.id, number: 1 }];
    const { prepared, next } = await newEpoch(ofAnna, random, { heads });
    expect([prepared.heads, prepared.epoch]).toEqual([heads, 2]);
    expect(equalBytes(prepared.hash, await snapshotHash(splitSnapshot(prepared.snapshot)))).toBe(true);
    tell(anna.world, rosterIn(anna.world.roster, prepared));
    expect(await advanced(ofBela, next)).toEqual({ reissued: 1, rescued: 0 });
    expect(said(ofBela.doc())).toEqual(['one', 'two']);
    expect(said((await startIn(bela, next)).doc())).toEqual(['one', 'two']);
  });

  test('C-18 a phone that lacks what the hub holds prepares nothing', async () => {
    const { bela, ofAnna } = await pair();
    expect(await ofAnna.prepareEpoch({ key: null, heads: [{ author: bela.keys.id, number: 1 }], erase: [] })).toEqual({ ok: false, refusal: 'behind' });
  });

  test('C-18 writing goes on while a snapshot is made, and what was written since is written again', async () => {
    const { anna, ofAnna } = await pair();
    await say(ofAnna, 'before');
    const key = await importEpochKey(random(32));
    const [prepared] = await Promise.all([ofAnna.prepareEpoch({ key, heads: null, erase: [] }).then(must), say(ofAnna, 'meanwhile')]);
    tell(anna.world, rosterIn(anna.world.roster, prepared));
    expect(await advanced(ofAnna, { log: SECOND, key, sealedKey: null, snapshot: prepared.snapshot })).toEqual({ reissued: 1, rescued: 0 });
    expect(said(ofAnna.doc())).toEqual(['before', 'meanwhile']);
  });

  test('C-19 after the epoch everybody has the same document, numbers begin at 1 and the old key opens nothing new', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofAnna, 'of anna');
    await ofBela.receive(logOf(anna));
    const rebuilt: unknown[] = [];
    ofBela.onRebuilt((doc) => rebuilt.push(said(doc)));
    const next = await openEpoch(anna.world, ofAnna);
    for (const circle of [ofAnna, ofBela]) expect(await advanced(circle, next)).toEqual({ reissued: 0, rescued: 0 });
    expect([rebuilt, ofBela.log()]).toEqual([[['of anna']], SECOND]);
    await say(ofAnna, 'in the second');
    await ofBela.receive(logOf(anna));
    expect([said(ofBela.doc()), asides(bela)]).toEqual([['of anna', 'in the second'], []]);
    const [entry] = entriesOf(anna, 2);
    expect([entry?.header.number, ofBela.tail().entries]).toEqual([1, 1]);
    expect((await openBody(anna.world.key, anna.world.roster.space, entry!.header, entry!.body)).ok).toBe(false);
  });

  test('C-19 a device new to the circle begins with the snapshot alone', async () => {
    const { anna, bela, ofAnna } = await pair();
    await say(ofAnna, 'before she came');
    const next = await openEpoch(anna.world, ofAnna);
    const author = { id: bela.keys.id, sign: bela.keys.sign };
    const deps = { space: anna.world.roster.space, store: memoryStore(bela.disk), author, vault: bela.vault, roster: () => anna.world.roster, random, listView: () => new Uint8Array() };
    expect(await openNextEpoch({ ...deps, from: null }, next)).toEqual({ ok: true, value: { reissued: 0, rescued: 0 } });
    expect(said((await startIn(bela, next)).doc())).toEqual(['before she came']);
  });

  test('C-20 an author away for 90 days and three epochs writes exactly its unsent changes again, in their order, with their records', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofBela, 'sent');
    await ofAnna.receive(logOf(bela));
    await ofBela.close();
    const away = await start(bela);
    for (const word of ['unsent 1', 'unsent 2']) await say(away, word);
    for (const word of ['meanwhile 1', 'meanwhile 2', 'meanwhile 3']) {
      await say(ofAnna, word);
      await advanced(ofAnna, await openEpoch(anna.world, ofAnna));
    }
    const next = await openEpoch(anna.world, ofAnna);
    await advanced(ofAnna, next);
    expect(await advanced(away, next)).toEqual({ reissued: 2, rescued: 0 });
    const again = entriesOf(bela, 5);
    expect(again.map(({ header }) => header.number)).toEqual([1, 2]);
    expect(await memoryStore(bela.disk).unconfirmedRecords(next.log, bela.keys.id)).toEqual(['unsent 1', 'unsent 2']);
    await ofAnna.receive(again);
    expect([wordsOf(ofAnna), asides(anna)]).toEqual([['meanwhile 1', 'meanwhile 2', 'meanwhile 3', 'sent', 'unsent 1', 'unsent 2'], []]);
    expect(said(away.doc())).toEqual(said(ofAnna.doc()));
  });

  test('C-20 the client ids are announced again, and a new session has one of its own', async () => {
    const { anna, ofAnna, ofBela } = await pair();
    await say(ofAnna, 'unsent');
    const session = ofAnna.doc().clientID;
    const next = await openEpoch(anna.world, ofBela);
    await advanced(ofAnna, next);
    const [entry] = entriesOf(anna, 2);
    const payload = must(await unpackPayload(must(await openBody(next.key!, anna.world.roster.space, entry!.header, entry!.body))));
    expect(payload.announces).toEqual([session]);
    expect(ofAnna.doc().clientID).not.toBe(session);
  });

  test('C-20 an opener that claims heads it left out loses no edit: clocks tell what is inside', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofBela, 'left out');
    const heads = [{ author: bela.keys.id, number: 1 }];
    const { prepared, next } = await newEpoch(ofAnna, random);
    const snapshot = must(await makeSnapshot({ space: anna.world.roster.space, ...next }, emptyReplica(), heads, random));
    tell(anna.world, rosterIn(anna.world.roster, { ...prepared, heads, hash: await snapshotHash(splitSnapshot(snapshot)) }));
    expect(await advanced(ofBela, { ...next, snapshot })).toEqual({ reissued: 1, rescued: 0 });
    expect(said(ofBela.doc())).toEqual(['left out']);
  });

  test('C-22 an erased record is in no byte of the snapshot, and changes to it do not come back', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    for (const id of ['doomed', 'kept']) { await born(ofAnna, id); await changed(ofAnna, id, `said about ${id}`); }
    await ofBela.receive(logOf(anna));
    await changed(ofBela, 'doomed', 'late');
    await changed(ofBela, 'kept', 'also late');
    await born(ofBela, 'talk with doomed', 'doomed');
    await changed(ofBela, 'talk with doomed', 'a note', ['talk with doomed', 'doomed']);
    await ofBela.write((doc) => {
      for (const id of ['kept', 'doomed']) changing(id, 'both at once')(doc);
    }, { records: () => ['kept', 'doomed'], draft: null });
    const next = await openEpoch(anna.world, ofAnna, { erase: [{ root: 'contact', id: 'doomed' }] });
    const read = must(await readSnapshot({ space: anna.world.roster.space, ...next }, next.snapshot));
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(read.replica.doc))).not.toContain('about doomed');
    await advanced(ofAnna, next);
    expect(await advanced(ofBela, next)).toEqual({ reissued: 2, rescued: 0 });
    await ofAnna.receive(logOf(bela));
    for (const circle of [ofAnna, ofBela, await startIn(bela, next)]) expect(contacts(circle)).toEqual({ kept: ['also late', 'both at once', 'said about kept'] });
    expect([asides(anna), asides(bela)]).toEqual([[], []]);
    expect(await memoryStore(bela.disk).unconfirmedRecords(next.log, bela.keys.id)).toEqual(['kept']);
  });

  test('C-22 what was erased stays erased in every later epoch, also for one who was away', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await born(ofAnna, 'doomed');
    await ofBela.receive(logOf(anna));
    await born(ofBela, 'talk with doomed', 'doomed');
    await advanced(ofAnna, await openEpoch(anna.world, ofAnna, { erase: [{ root: 'contact', id: 'doomed' }] }));
    const next = await openEpoch(anna.world, ofAnna);
    await advanced(ofAnna, next);
    expect(await advanced(ofBela, next)).toEqual({ reissued: 0, rescued: 0 });
    expect([contacts(ofBela), entriesOf(bela, 3)]).toEqual([{}, []]);
  });

  test('C-22 what waited for a change that belongs to an erased record waits no longer', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await born(ofBela, 'doomed');
    await ofAnna.receive(logOf(bela));
    await changed(ofAnna, 'doomed', 'built on what is not delivered');
    await born(ofAnna, 'kept');
    const heads = [{ author: anna.keys.id, number: 2 }];
    const next = await openEpoch(anna.world, ofAnna, { heads, erase: [{ root: 'contact', id: 'doomed' }] });
    await advanced(ofAnna, next);
    expect([contacts(ofAnna), await ofAnna.rescues()]).toEqual([{}, []]);
    expect(await advanced(ofBela, next)).toEqual({ reissued: 1, rescued: 0 });
    await ofAnna.receive(logOf(bela));
    for (const circle of [ofAnna, ofBela]) expect(contacts(circle)).toEqual({ kept: [] });
  });

  test('C-22 a record that waits behind something not delivered is erased as well, in every byte', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await born(ofBela, 'not delivered');
    await ofAnna.receive(logOf(bela));
    await changed(ofAnna, 'not delivered', 'an answer');
    await born(ofAnna, 'doomed');
    await changed(ofAnna, 'doomed', 'secret of hers');
    await born(ofAnna, 'kept');
    const next = await openEpoch(anna.world, ofAnna, { heads: [{ author: anna.keys.id, number: 4 }], erase: [{ root: 'contact', id: 'doomed' }] });
    const { replica } = must(await readSnapshot({ space: anna.world.roster.space, ...next }, next.snapshot));
    expect(new TextDecoder().decode(Y.encodeStateAsUpdate(replica.doc))).not.toContain('secret');
    for (const circle of [ofAnna, ofBela]) await advanced(circle, next);
    await ofAnna.receive(logOf(bela));
    for (const circle of [ofAnna, ofBela]) expect(contacts(circle)).toEqual({ 'not delivered': ['an answer'], kept: [] });
  });

  test('C-23 what others wrote and the snapshot lacks is kept for rescue until its author writes it again', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofBela, 'carried by hand');
    const { prepared, next } = await newEpoch(ofAnna, random);
    await ofAnna.receive(logOf(bela));
    tell(anna.world, rosterIn(anna.world.roster, prepared));
    expect(await advanced(ofAnna, next)).toEqual({ reissued: 0, rescued: 1 });
    expect([said(ofAnna.doc()), (await ofAnna.rescues()).map(({ author }) => author)]).toEqual([[], [bela.keys.id]]);
    expect(await (await startIn(anna, next)).rescues()).toHaveLength(1);
    await advanced(ofBela, next);
    await ofAnna.receive(logOf(bela));
    expect([said(ofAnna.doc()), await ofAnna.rescues(), await memoryStore(anna.disk).countRescues()]).toEqual([['carried by hand'], [], 0]);
  });

  test('C-23 own changes that build on what a removed device never delivered are rescued and hold up nothing', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await born(ofBela, 'never delivered');
    const { prepared, next } = await newEpoch(ofAnna, random);
    await ofAnna.receive(logOf(bela));
    await changed(ofAnna, 'never delivered', 'an answer');
    await say(ofAnna, 'independent');
    const after = rosterIn(anna.world.roster, prepared);
    const device = after.devices.get(bela.keys.id)!;
    tell(anna.world, { ...after, devices: new Map(after.devices).set(bela.keys.id, { ...device, removed: true }) });
    await advanced(ofAnna, next);
    expect([contacts(ofAnna), said(ofAnna.doc())]).toEqual([{}, ['independent']]);
    expect((await ofAnna.rescues()).map(({ row }) => [row.author, row.number])).toContainEqual([anna.keys.id, 1]);
    expect(await ofAnna.rescues()).toContainEqual(expect.objectContaining({ author: bela.keys.id }));
  });

  test('C-24 an epoch is forgotten once the hub holds all that was written again, with its key', async () => {
    const { anna, ofAnna, ofBela } = await pair();
    await say(ofAnna, 'unsent');
    await ofAnna.receive([await craft(anna, 9, { announces: [5], update: updateOf(5, () => undefined) })]);
    anna.disk.keys.set('team 1', { log: TEAM_LOG, sealed: random(60) });
    must(await ofAnna.checkpoint('now'));
    const next = await openEpoch(anna.world, ofBela);
    await advanced(ofAnna, next);
    const store = memoryStore(anna.disk);
    expect(await forgetOlderEpochs(store, next.log, anna.keys.id)).toEqual({ ok: true, value: false });
    expect(entriesOf(anna, 1)).toHaveLength(1);
    must(await store.setConfirmed(next.log, anna.keys.id, 1));
    expect(await forgetOlderEpochs(store, next.log, anna.keys.id)).toEqual({ ok: true, value: true });
    expect([entriesOf(anna, 1), [...anna.disk.checkpoints.keys()], [...anna.disk.keys.keys()], await store.olderEpochs(next.log)]).toEqual([[], ['team 2'], ['team 2'], []]);
    expect(said((await startIn(anna, next)).doc())).toEqual(['unsent']);
  });

  test('C-25 nothing more is taken into an epoch that is over, nor from another epoch', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofBela, 'too late');
    const next = await openEpoch(anna.world, ofAnna);
    expect(await ofAnna.receive(logOf(bela))).toEqual({ applied: 0, setAside: 0, refusal: null });
    await advanced(ofAnna, next);
    expect(await ofAnna.receive(logOf(bela))).toEqual({ applied: 0, setAside: 0, refusal: null });
    expect([said(ofAnna.doc()), asides(anna)]).toEqual([[], []]);
  });

  test('C-25 a circle opened from a snapshot still knows whose the client ids are', async () => {
    const { anna, bela, ofAnna, ofBela } = await pair();
    await say(ofAnna, 'mine');
    const client = ofAnna.doc().clientID;
    const known = new Uint8Array(Y.encodeStateAsUpdate(ofAnna.doc()));
    const next = await openEpoch(anna.world, ofAnna);
    await advanced(ofBela, next);
    const inHerName = await craft(anna, 1, { announces: [client], update: updateOf(client, spoken('forged'), [known]) }, next);
    const byBela = await craft(bela, 1, { announces: [client], update: updateOf(client, spoken('forged'), [known]) }, next);
    await advanced(ofAnna, next);
    expect(await ofAnna.receive([byBela])).toEqual({ applied: 0, setAside: 1, refusal: null });
    expect(await ofBela.receive([inHerName])).toEqual({ applied: 1, setAside: 0, refusal: null });
    expect(asides(anna)).toEqual(['foreign-client']);
  });
});
