import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { keyRing, openKeys } from '#app/keyRing.ts';
import { TEAM, type CircleId } from '#base/ids.ts';
import { importAesKey } from '#seal/aesGcm.ts';
import { openDatabase } from '#store/database.ts';
import { readDevice, saveDevice } from '#store/deviceStore.ts';
import { takeLease } from '#store/lease.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(41);
const desk = 'desk:mara' as CircleId;

async function aDevice(name: string) {
  const database = openDatabase(`anlauf-ring-${name}`);
  const lease = must(await takeLease(database, name));
  const vault = { vault: await importAesKey(random(32)) };
  const nothing = new Uint8Array();
  const lock = { kind: 'passphrase', kdf: { name: 'argon2id', memoryKiB: 19_456, passes: 2, salt: nothing }, wrapped: nothing } as const;
  must(await saveDevice(database, lease, { space: 'space' as never, device: 'device' as never, member: 'mara' as never, locks: [lock], keys: nothing, epochKeys: [], names: nothing, origin: '', demo: false }));
  return { database, lease, vault, ring: keyRing({ database, random }, lease, vault, []) };
}

test('a key that was added is on the disk, sealed, beside what was there, and the same key twice lies there once', async () => {
  const { database, vault, ring } = await aDevice('adding');
  const [one, two] = [random(32), random(32)];
  must(await ring.add({ circle: TEAM, epoch: 2, key: one }));
  must(await ring.add({ circle: desk, epoch: 1, key: two }));
  must(await ring.add({ circle: TEAM, epoch: 2, key: one }));
  const kept = (await readDevice(database))?.epochKeys ?? [];
  expect(kept.map(({ sealed }) => sealed)).not.toContainEqual(one);
  expect(await openKeys(vault, kept)).toEqual([{ circle: desk, epoch: 1, key: two }, { circle: TEAM, epoch: 2, key: one }]);
  expect([ring.get(TEAM, 2), ring.get(desk, 1), ring.get(TEAM, 1)]).toEqual([one, two, null]);
});

test('a key that could not be kept is not held', async () => {
  const { database, ring } = await aDevice('losing');
  must(await takeLease(database, 'another tab'));
  expect(await ring.add({ circle: TEAM, epoch: 1, key: random(32) })).toEqual({ ok: false, refusal: 'not-saved' });
  expect([ring.get(TEAM, 1), (await readDevice(database))?.epochKeys]).toEqual([null, []]);
});

test('older epochs’ keys are left, of one circle only', async () => {
  const { database, lease, vault } = await aDevice('forgetting');
  const key = random(32);
  const ring = keyRing({ database, random }, lease, vault, [1, 2, 3].flatMap((epoch) => [{ circle: TEAM, epoch, key }, { circle: desk, epoch, key }]));
  ring.forgetOlder(TEAM, 3);
  expect([1, 2, 3].map((epoch) => ring.get(TEAM, epoch))).toEqual([null, null, key]);
  expect([1, 2, 3].map((epoch) => ring.get(desk, epoch))).toEqual([key, key, key]);
});
