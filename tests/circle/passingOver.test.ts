import { expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import type { NextEpoch } from '#circle/nextEpoch.ts';
import { importEpochKey } from '#seal/body.ts';
import type { Head } from '#wire/rosterAction.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { advanced, newEpoch, rosterIn, startIn, tell } from '../support/circleEpochs.ts';
import { bearing, recordsIn } from '../support/ownRecords.ts';
import { asides, logOf, phones, said, say, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(72);
const beside = { records: () => [], draft: null };

async function world() {
  const [anna, bela, cem] = (await phones(3, random)) as readonly [Phone, Phone, Phone];
  const [ofAnna, ofBela, ofCem] = [await start(anna), await start(bela), await start(cem)];
  must(await ofAnna.write(bearing('one'), beside));
  must(await ofAnna.write(bearing('two'), beside));
  for (const circle of [ofBela, ofCem]) await circle.receive(logOf(anna));
  return { anna, bela, cem, ofAnna, ofBela, ofCem };
}

/** The next epoch over the one that the roster names, of which the hub holds `over`. */
async function goesOn({ world: there }: Phone, circle: Circle, over: readonly Head[]): Promise<NextEpoch> {
  const [raw, before] = [random(32), there.roster];
  const key = await importEpochKey(raw);
  const prepared = must(await circle.prepareEpoch({ key, heads: null, over, erase: [] }));
  tell(there, rosterIn(before, prepared));
  return { log: { circle: TEAM, epoch: prepared.epoch }, key, sealedKey: random(60), snapshot: prepared.snapshot };
}

/** The roster names bytes as the next epoch's snapshot that are none. */
async function broken({ world: there }: Phone, circle: Circle): Promise<NextEpoch> {
  const { prepared, next } = await newEpoch(circle, random);
  const snapshot = random(3_000);
  tell(there, rosterIn(there.roster, { ...prepared, hash: await snapshotHash(splitSnapshot(snapshot)) }));
  return { ...next, snapshot };
}

const names = (circle: Circle): readonly string[] => Object.keys(recordsIn(circle.doc())).toSorted();

test('C-57 an epoch over an unreadable one goes on from the opener’s state; every author writes again what that lacks of their own, from whichever epoch they come', async () => {
  const { anna, bela, cem, ofAnna, ofBela, ofCem } = await world();
  await say(ofBela, 'bela, unheard');
  const lost = await broken(anna, ofCem);
  for (const circle of [ofAnna, ofBela]) expect(await circle.advance(lost)).toMatchObject({ refusal: 'snapshot-broken' });
  await say(ofAnna, 'anna, meanwhile');
  await say(ofBela, 'bela, meanwhile');
  expect(await ofAnna.prepareEpoch({ key: lost.key, heads: null, erase: [] })).toMatchObject({ refusal: 'behind' });
  const next = await goesOn(anna, ofAnna, [{ author: cem.keys.id, number: 3 }]);
  expect([next.log.epoch, anna.world.roster.circles.get(TEAM)?.heads]).toEqual([3, [{ author: cem.keys.id, number: 3 }]]);
  expect(await advanced(ofAnna, next)).toEqual({ reissued: 0, rescued: 0 });
  expect(await advanced(ofBela, next)).toEqual({ reissued: 2, rescued: 0 });
  await ofAnna.receive(logOf(bela));
  await ofBela.receive(logOf(anna));
  for (const circle of [ofAnna, ofBela, await startIn(anna, next), await startIn(bela, next)]) {
    expect([said(circle.doc()).toSorted(), names(circle)]).toEqual([['anna, meanwhile', 'bela, meanwhile', 'bela, unheard'], ['one', 'two']]);
  }
  expect([asides(anna), asides(bela)]).toEqual([[], []]);
});

test('C-55 a snapshot that forgets what was erased is refused like one nobody can read: nothing erased comes back by it, and the next one names it again', async () => {
  const { anna, ofAnna, ofBela, ofCem } = await world();
  const { prepared, next: erasure } = await newEpoch(ofCem, random, { erase: [{ root: 'contact', id: 'one' }] });
  const before = anna.world.roster;
  tell(anna.world, rosterIn(before, prepared, 'erasure'));
  await advanced(ofAnna, erasure);
  expect(names(ofAnna)).toEqual(['two']);
  // Bela could not read it and goes on from what he has, where nothing was erased.
  const forgets = await goesOn(anna, ofBela, []);
  await advanced(ofBela, forgets);
  expect(names(ofBela)).toEqual(['one', 'two']);
  expect(await ofAnna.advance(forgets)).toMatchObject({ refusal: 'snapshot-broken' });
  const again = await goesOn(anna, ofAnna, []);
  expect(again.log.epoch).toBe(4);
  await advanced(ofAnna, again);
  // He takes the word of an erasure he knows that he passed over, and of none otherwise.
  expect(await ofBela.advance(again)).toMatchObject({ refusal: 'snapshot-broken' });
  must(await ofBela.advance({ ...again, skipped: true }));
  for (const circle of [ofAnna, ofBela]) expect([names(circle), circle.erased()]).toEqual([['two'], [{ root: 'contact', id: 'one' }]]);
});
