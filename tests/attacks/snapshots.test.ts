import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { TEAM, type CircleId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import type { NextEpoch } from '#circle/nextEpoch.ts';
import { makeSnapshot } from '#circle/snapshot.ts';
import { replicaFrom } from '#circle/state.ts';
import { blank, blankFor, encodeStructs, type Struct } from '#circle/structs.ts';
import type { Replica } from '#circle/replica.ts';
import { importEpochKey } from '#seal/body.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { newEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { bearing, changing, recordsIn } from '../support/ownRecords.ts';
import { asides, logOf, phones, said, say, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(50);
const beside = { records: () => [], draft: null };

/** Anna and Bela have written, Cem opens the next epoch; `lie` is what he makes of the document. */
async function world() {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const [ofAnna, ofBela, ofCem] = [await start(anna), await start(bela), await start(cem)];
  must(await ofAnna.write(bearing('of anna'), beside));
  await say(ofAnna, 'hello');
  await ofBela.receive(logOf(anna));
  must(await ofBela.write(changing('of anna', 'said by bela'), beside));
  await ofAnna.receive(logOf(bela));
  must(await ofAnna.write(changing('of anna', 'said by anna'), beside));
  for (const phone of [anna, bela]) for (const circle of [ofAnna, ofBela, ofCem]) await circle.receive(logOf(phone));
  return { anna, bela, cem, ofAnna, ofBela, ofCem };
}
type World = Awaited<ReturnType<typeof world>>;

/** The snapshot Cem puts up, under the heads that are the hub's, with the structs as he likes them. */
async function lied({ anna, cem, ofCem }: World, lie: (structs: readonly Struct[], owners: Replica['owners']) => readonly Struct[]): Promise<NextEpoch> {
  const { prepared, next } = await newEpoch(ofCem, random);
  const update = new Uint8Array(Y.encodeStateAsUpdate(ofCem.doc()));
  const owners: Replica['owners'] = new Map();
  for (const client of ofCem.doc().store.clients.keys()) owners.set(client, { author: ofWhom(client, [anna, cem]), next: Y.getState(ofCem.doc().store, client) });
  const { structs } = Y.decodeUpdate(update);
  const replica = replicaFrom({ heads: prepared.heads, owners, erased: [], update: encodeStructs(lie(structs, owners)) });
  const place = { space: anna.world.roster.space, log: next.log, key: next.key };
  const snapshot = must(await makeSnapshot(place, replica, prepared.heads, random));
  tell(anna.world, rosterIn(anna.world.roster, { ...prepared, hash: await snapshotHash(splitSnapshot(snapshot)) }));
  return { ...next, snapshot };
}

let authors = new Map<number, Phone>();
/** Sessions' ids are told apart by who wrote with them. */
function ofWhom(client: number, [first]: readonly [Phone, Phone]): Phone['keys']['id'] {
  return (authors.get(client) ?? first).keys.id;
}

async function everybodyHasEverything({ anna, bela, ofAnna, ofBela }: World, next: NextEpoch): Promise<void> {
  for (const circle of [ofAnna, ofBela]) must(await circle.advance(next));
  for (const phone of [anna, bela]) for (const circle of [ofAnna, ofBela]) await circle.receive(logOf(phone));
  const reopened: readonly Circle[] = [await startIn(anna, next), await startIn(bela, next)];
  for (const circle of [ofAnna, ofBela, ...reopened]) {
    expect(said(circle.doc())).toContain('hello');
    expect(recordsIn(circle.doc())['of anna']).toEqual(expect.arrayContaining(['said by anna', 'said by bela']));
  }
  expect([asides(anna), asides(bela)]).toEqual([[], []]);
}

const isOf = (phones: readonly Phone[], struct: Struct) => phones.some((phone) => authors.get(struct.id.client) === phone);
const altered = (struct: Struct): Struct => (struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? new Y.Item(struct.id, null, null, null, null, struct.parent, struct.parentSub, new Y.ContentAny(struct.content.arr.map(() => 'lies'))) : struct);
const moved = (struct: Struct): Struct => (struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? new Y.Item(struct.id, null, null, null, null, 'elsewhere' as never, struct.parentSub, struct.content) : struct);

test.each<[string, (world: World) => (structs: readonly Struct[]) => readonly Struct[]]>([
  ['leaves one author’s words blank', ({ anna }) => (structs) => structs.map((struct) => (isOf([anna], struct) ? blankFor(struct) : struct))],
  ['leaves everybody’s words blank', () => (structs) => [...Map.groupBy(structs, ({ id }) => id.client)].map(([client, all]) => blank(client, 0, all.reduce((sum, { length }) => sum + length, 0)))],
  ['puts other words in the place of somebody’s', ({ bela }) => (structs) => structs.map((struct) => (isOf([bela], struct) ? altered(struct) : struct))],
  ['moves words to where nobody looks', ({ anna, bela }) => (structs) => structs.map((struct) => (isOf([anna, bela], struct) ? moved(struct) : struct))],
])('C-50 an opener whose snapshot %s loses no edit: their author writes them again', async (_, lie) => {
  const there = await world();
  authors = new Map([[there.ofAnna.doc().clientID, there.anna], [there.ofBela.doc().clientID, there.bela], [there.ofCem.doc().clientID, there.cem]]);
  await everybodyHasEverything(there, await lied(there, lie(there)));
});

test('C-50 a true snapshot makes nobody write anything again, nor does one in which something was erased', async () => {
  const there = await world();
  const { anna, bela, ofAnna, ofBela, ofCem } = there;
  const { prepared, next } = await newEpoch(ofCem, random, { erase: [{ root: 'contact', id: 'of anna' }] });
  tell(anna.world, rosterIn(anna.world.roster, prepared, 'erasure'));
  for (const circle of [ofAnna, ofBela]) expect(await circle.advance(next)).toEqual({ ok: true, value: { reissued: 0, rescued: 0 } });
  expect([recordsIn(ofAnna.doc()), recordsIn(ofBela.doc()), logOf(bela).filter(({ header }) => header.epoch === 2)]).toEqual([{}, {}, []]);
});

test('C-26 a snapshot of another circle, another epoch, another key or cut short is not begun, though the roster names it', async () => {
  const { anna, ofAnna, ofCem } = await world();
  const { prepared, next } = await newEpoch(ofCem, random);
  const { space } = anna.world.roster;
  const replica = replicaFrom({ heads: [], owners: new Map(), erased: [], update: new Uint8Array(Y.encodeStateAsUpdate(new Y.Doc())) });
  const places = [
    { space, log: { circle: 'desk:a' as CircleId, epoch: 2 }, key: next.key },
    { space, log: { circle: TEAM, epoch: 3 }, key: next.key },
    { space, log: next.log, key: await importEpochKey(random(32)) },
  ];
  const swapped = await Promise.all(places.map(async (place) => must(await makeSnapshot(place, replica, prepared.heads, random))));
  for (const snapshot of [...swapped, prepared.snapshot.slice(0, -1), prepared.snapshot.with(40, (prepared.snapshot[40] ?? 0) ^ 1), new Uint8Array(1)]) {
    tell(anna.world, rosterIn(anna.world.roster, { ...prepared, epoch: 1 }));
    tell(anna.world, rosterIn(anna.world.roster, { ...prepared, hash: await snapshotHash(splitSnapshot(snapshot)) }));
    expect(await ofAnna.advance({ ...next, snapshot })).toMatchObject({ refusal: 'snapshot-broken' });
    expect(await ofAnna.advance({ ...next, snapshot: prepared.snapshot })).toMatchObject({ refusal: 'snapshot-wrong' });
  }
  expect(said(ofAnna.doc())).toEqual(['hello']);
});
