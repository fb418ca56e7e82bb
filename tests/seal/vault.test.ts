import { expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import type { Argon2Cost } from '#seal/argon2.ts';
import { UNLOCK_TARGET_MS, argon2Ladder, calibrate } from '#seal/calibrate.ts';
import type { PassphraseLock, VaultLock } from '#seal/locks.ts';
import { createVault, openAtRest, openVault, sealAtRest, type VaultKey } from '#seal/vault.ts';
import { must } from '../support/rosterActs.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(50);
const [least] = argon2Ladder;
const now = () => 0;
const highest = argon2Ladder.at(-1);

async function aVault(passphrase: string, cost: Argon2Cost | undefined = least, clock = now): Promise<{ vault: VaultKey; lock: PassphraseLock }> {
  const { vault, lock } = await createVault(passphrase, { random, now: clock, ...(cost ? { cost } : {}) });
  if (lock.kind !== 'passphrase') throw new Error('a new vault is locked by its passphrase');
  return { vault, lock };
}
const open = (lock: VaultLock, passphrase: string) => openVault([lock], { kind: 'passphrase', passphrase });

test('S-5 the vault opens with its passphrase and no other', async () => {
  const { vault, lock } = await aVault('drei kleine Schritte');
  const sealed = await sealAtRest(vault, 'device', utf8('Schlüssel'), random);
  const opened = must(await open(structuredClone(lock), 'drei kleine Schritte'));
  expect(must(await openAtRest(opened, 'device', sealed))).toEqual(utf8('Schlüssel'));
  for (const wrong of ['', 'drei kleine schritte', 'drei kleine Schritte ']) expect(await open(lock, wrong)).toMatchObject({ refusal: 'wrong-passphrase' });
});

test('S-5 an ö is an ö, composed or not', async () => {
  const { lock } = await aVault('sch\u00f6n');
  expect((await open(lock, 'scho\u0308n')).ok).toBe(true);
});

test('S-5 the passphrase is not in the lock, and two vaults of one passphrase share nothing', async () => {
  const [one, two] = [await aVault('Passwort'), await aVault('Passwort')];
  expect(one.lock.kdf.salt).not.toEqual(two.lock.kdf.salt);
  const sealed = await sealAtRest(one.vault, 'x', utf8('x'), random);
  expect(await openAtRest(two.vault, 'x', sealed)).toMatchObject({ refusal: 'unreadable' });
});

test('S-6 an altered lock does not open, whatever it asks for', async () => {
  const { lock } = await aVault('Passwort');
  const altered = (kdf: Partial<PassphraseLock['kdf']>): VaultLock => ({ ...lock, kdf: { ...lock.kdf, ...kdf } });
  const locks: VaultLock[] = [
    altered({ passes: 3 }), altered({ passes: 1 }), altered({ passes: 1_000 }), altered({ passes: 2.5 }),
    altered({ memoryKiB: 8 }), altered({ memoryKiB: 32 * 1024 }), altered({ memoryKiB: 2 ** 31 }), altered({ memoryKiB: Number.NaN }),
    altered({ salt: random(16) }), altered({ salt: new Uint8Array() }),
    { ...lock, wrapped: lock.wrapped.with(20, lock.wrapped[20]! ^ 1) }, { ...lock, wrapped: new Uint8Array() },
  ];
  for (const attempt of locks) expect(await open(attempt, 'Passwort')).toMatchObject({ refusal: 'wrong-passphrase' });
});

test('S-7 what is sealed at rest opens in its place only', async () => {
  const { vault } = await aVault('Passwort');
  const sealed = await sealAtRest(vault, 'draft talk', utf8('Notiz'), random);
  expect(await openAtRest(vault, 'draft task', sealed)).toMatchObject({ refusal: 'unreadable' });
  expect(await openAtRest(vault, 'draft talk', sealed.with(13, sealed[13]! ^ 1))).toMatchObject({ refusal: 'unreadable' });
  expect(await openAtRest(vault, 'draft talk', new Uint8Array())).toMatchObject({ refusal: 'unreadable' });
});

/** A device that needs `leastMs` for the least cost; its clock moves only while it hashes. */
function device(leastMs: number) {
  let time = 0;
  const hash = async (cost: Argon2Cost) => { time += (leastMs * cost.memoryKiB * cost.passes) / (least.memoryKiB * least.passes); };
  return calibrate(() => time, hash);
}

test('S-8 a slow phone pays the least, a fast one the most of the ladder, each within the target', async () => {
  expect(least).toEqual({ memoryKiB: 19 * 1024, passes: 2 });
  expect(await device(2_000)).toEqual(least);
  expect(await device(64)).toEqual(highest);
  for (const leastMs of [10, 100, 150, 200, 300, 499]) {
    const cost = await device(leastMs);
    expect((leastMs * cost.memoryKiB * cost.passes) / (least.memoryKiB * least.passes)).toBeLessThanOrEqual(UNLOCK_TARGET_MS);
  }
});

test('S-8 a new vault without a given cost takes a step of the ladder', async () => {
  const { lock } = await aVault('Passwort', undefined, () => performance.now());
  expect(argon2Ladder).toContainEqual({ memoryKiB: lock.kdf.memoryKiB, passes: lock.kdf.passes });
});
