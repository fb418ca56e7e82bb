import { expect, test } from 'vitest';
import { refuse } from '#base/result.ts';
import { TEAM } from '#base/ids.ts';
import { forgetCircle } from '#circle/leaving.ts';
import type { CircleStore } from '#circle/ports.ts';
import { advanced, openEpoch } from '../support/circleEpochs.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { logOf, phones, said, say, start, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(53);

/** Anna is in the second epoch, with her own and Bela's entries in both; of the second the hub has confirmed her first. */
async function inSecondEpoch() {
  const [anna, bela] = (await phones(2, random)) as readonly [Phone, Phone];
  const [ofAnna, ofBela] = [await start(anna), await start(bela)];
  for (const circle of [ofAnna, ofBela]) await say(circle, 'before');
  await ofAnna.receive(logOf(bela));
  const next = await openEpoch(anna.world, ofAnna);
  for (const circle of [ofAnna, ofBela]) await advanced(circle, next);
  await say(ofBela, 'by bela');
  await ofAnna.receive(logOf(bela));
  for (const word of ['confirmed', 'never heard']) await say(ofAnna, word);
  must(await ofAnna.checkpoint('now'));
  must(await memoryStore(anna.disk).setConfirmed(next.log, anna.keys.id, 1));
  await ofAnna.close();
  const forget = (store: CircleStore) => forgetCircle({ space: anna.world.roster.space, store, vault: anna.vault, key: next.key, random, self: anna.keys.id }, next.log);
  return { anna, forget };
}

/** From its so manieth write on the disk refuses. */
function failingAfter(store: CircleStore, writes: number): CircleStore {
  let left = writes;
  const failing = <A extends readonly unknown[]>(write: (...given: A) => ReturnType<CircleStore['forgetEpoch']>) => (...given: A) => ((left -= 1) < 0 ? Promise.resolve(refuse('storage-full' as const)) : write(...given));
  return { ...store, keepRescues: failing(store.keepRescues), dropRescues: failing(store.dropRescues), forgetEpoch: failing(store.forgetEpoch) };
}

test.each([0, 1, 2, 3])('C-52 stopped after %i writes nothing is lost, and trying again leaves only what the hub never confirmed', async (writes) => {
  const { anna, forget } = await inSecondEpoch();
  const store = memoryStore(anna.disk);
  expect(await forget(failingAfter(store, writes))).toEqual(refuse('storage-full'));
  expect(await forget(store)).toEqual({ ok: true, value: null });
  const { entries, checkpoints, snapshots, keys, confirmed, setAside, rescues } = anna.disk;
  expect([entries, checkpoints, snapshots, keys, confirmed, setAside].map(({ size }) => size)).toEqual([0, 0, 0, 0, 0, 0]);
  expect([...rescues.values()].map(({ circle, epoch, author, number }) => ({ circle, epoch, author, number }))).toEqual([{ circle: TEAM, epoch: 2, author: anna.keys.id, number: 2 }]);
  expect((await (await start(anna, { log: { circle: TEAM, epoch: 1 }, key: anna.world.key })).rescues()).map(({ row }) => row.number)).toEqual([2]);
  expect(said((await start(anna)).doc())).toEqual([]);
});
