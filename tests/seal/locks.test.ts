import { expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { argon2Ladder } from '#seal/calibrate.ts';
import { makeLock, openLock, type LockSecret, type PinLock, type VaultLock } from '#seal/locks.ts';
import { pinRefusal } from '#seal/pin.ts';
import { anotherLock, createVault, openAtRest, openVault, sealAtRest, withLock, withoutLock } from '#seal/vault.ts';
import { waitAfter } from '#seal/waits.ts';
import { must } from '../support/rosterActs.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(51);
const [least] = argon2Ladder;
const deps = { random, now: () => 0, cost: least };
const passphrase = { kind: 'passphrase', passphrase: 'drei kleine Schritte' } as const;
const pin: LockSecret = { kind: 'pin', pin: '485216' };
const passkey = { kind: 'passkey', credential: random(20), salt: random(32), output: random(32) } as const;
const secrets: readonly LockSecret[] = [passphrase, pin, passkey];

/** A vault with a lock of each kind, and something sealed before there were three. */
async function lockedThrice(): Promise<{ readonly locks: readonly VaultLock[]; readonly sealed: Awaited<ReturnType<typeof sealAtRest>> }> {
  const { vault, lock } = await createVault(passphrase.passphrase, deps);
  const sealed = await sealAtRest(vault, 'notes', utf8('Jörg sagt zu'), random);
  let locks: readonly VaultLock[] = [lock];
  for (const fresh of [pin, passkey]) locks = withLock(locks, must(await anotherLock(locks, passphrase, fresh, deps)));
  return { locks, sealed };
}

test('S-10 every lock opens the same key: what was sealed before there was a second one opens by each, and nothing was sealed again', async () => {
  const { locks, sealed } = await lockedThrice();
  for (const secret of secrets) {
    const vault = must(await openVault(structuredClone(locks), secret));
    expect(must(await openAtRest(vault, 'notes', sealed))).toEqual(utf8('Jörg sagt zu'));
  }
});

test('S-11 a secret opens the lock of its own kind only, also where somebody relabelled the lock or moved its wrap', async () => {
  const { locks } = await lockedThrice();
  const digits = '485216';
  const [, pinLock, passkeyLock] = locks as readonly [VaultLock, PinLock, VaultLock];
  expect(await openLock(pinLock, { kind: 'passphrase', passphrase: digits })).toMatchObject({ refusal: 'wrong-passphrase' });
  expect(await openLock({ ...pinLock, kind: 'passphrase' }, { kind: 'passphrase', passphrase: digits })).toMatchObject({ refusal: 'wrong-passphrase' });
  expect(await openVault([{ ...pinLock, wrapped: passkeyLock.wrapped }], pin)).toMatchObject({ refusal: 'wrong-pin' });
  expect(await openVault(withoutLock(locks, 'pin'), pin)).toMatchObject({ refusal: 'wrong-pin' });
});

test.each([
  ['another PRF output', { ...passkey, output: random(32) }],
  ['an empty output', { ...passkey, output: new Uint8Array() }],
  ['a longer output', { ...passkey, output: new Uint8Array(64) }],
])('S-12 a passkey’s lock does not open by %s', async (_, secret) => {
  const { locks } = await lockedThrice();
  expect(await openVault(locks, secret)).toMatchObject({ refusal: 'wrong-passkey' });
});

test('S-12 a passkey’s lock is bound to its credential and its salt', async () => {
  const lock = await makeLock(random(32), passkey, deps);
  if (lock.kind !== 'passkey') throw new Error('no passkey lock');
  expect((await openLock(lock, passkey)).ok).toBe(true);
  for (const altered of [{ ...lock, salt: random(32) }, { ...lock, credential: random(20) }, { ...lock, wrapped: lock.wrapped.with(20, lock.wrapped[20]! ^ 1) }]) {
    expect(await openLock(altered, passkey)).toMatchObject({ refusal: 'wrong-passkey' });
  }
});

test('S-13 another lock needs a secret that opens the vault already; a wrong one makes none', async () => {
  const { locks } = await lockedThrice();
  for (const [proof, refusal] of [
    [{ kind: 'passphrase', passphrase: 'drei kleine schritte' }, 'wrong-passphrase'],
    [{ kind: 'pin', pin: '485217' }, 'wrong-pin'],
    [{ ...passkey, output: random(32) }, 'wrong-passkey'],
  ] as const) expect(await anotherLock(locks, proof, { kind: 'pin', pin: '731906' }, deps)).toEqual({ ok: false, refusal });
});

test.each(secrets.map((proof) => [proof.kind, proof] as const))('S-14 after changing the passphrase by %s the old one opens nothing, the new one and the other locks open as before', async (_, proof) => {
  const { locks, sealed } = await lockedThrice();
  const changed: LockSecret = { kind: 'passphrase', passphrase: 'vier andere Wörter' };
  const after = withLock(locks, must(await anotherLock(locks, proof, changed, deps)));
  expect(after).toHaveLength(3);
  expect(await openVault(after, passphrase)).toMatchObject({ refusal: 'wrong-passphrase' });
  for (const secret of [changed, pin, passkey]) expect((await openAtRest(must(await openVault(after, secret)), 'notes', sealed)).ok).toBe(true);
});

test('S-14 a lock that was taken away opens no more, and the passphrase can not be taken away', async () => {
  const { locks } = await lockedThrice();
  const left = withoutLock(withoutLock(locks, 'pin'), 'passkey');
  expect(left.map(({ kind }) => kind)).toEqual(['passphrase']);
  expect(await openVault(left, passkey)).toMatchObject({ refusal: 'wrong-passkey' });
  expect((await openVault(left, passphrase)).ok).toBe(true);
});

test('S-15 a PIN has at least six digits and nothing but digits', () => {
  for (const short of ['', '1', '48021']) expect(pinRefusal(short)).toBe('pin-too-short');
  for (const other of ['48021a', '480 215', '48021５', '-485216', '48521648521648021']) expect(pinRefusal(other)).toBe('pin-not-digits');
  for (const good of ['485216', '731906', '9204817', '20719364']) expect(pinRefusal(good)).toBeNull();
});

test.each(['000000', '999999', '123456', '234567', '890123', '654321', '246802', '97531975', '112233', '121212', '123123', '12341234', '123321', '480084', '147258', '159753', '240863', '24081963', '19630824', '630824', '010100'])(
  'S-15 %s is tried first by whoever finds the device, so it is refused', (simple) => {
    expect(pinRefusal(simple)).toBe('pin-too-simple');
  },
);

test('S-16 a PIN costs the most of the ladder on every device', async () => {
  const lock = await makeLock(random(32), pin, { random, now: () => 0 });
  expect(lock).toMatchObject({ kind: 'pin', kdf: { name: 'argon2id', memoryKiB: 64 * 1024, passes: 3 } });
  expect((await openLock(lock, pin)).ok).toBe(true);
});

test('S-17 three wrong tries are free, then the wait grows to five minutes and stays there', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map(waitAfter)).toEqual([0, 0, 0, 0, 1_000, 5_000, 30_000, 120_000, 300_000, 300_000, 300_000]);
});
