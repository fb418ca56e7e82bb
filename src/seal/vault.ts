import { utf8, type Bytes } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { KeyObject } from '#wire/signing.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';
import { makeLock, openLock, type LockRefusal, type LockSecret, type VaultLock } from './locks.ts';
import type { StretchDeps } from './stretch.ts';

/** Opens everything this device keeps; in memory only while unlocked. */
export type VaultKey = { readonly vault: KeyObject };

const KEY_BYTES = 32;

/** A new vault, locked by the passphrase. The passphrase is there from the start and stays: every other lock can be lost with something. */
export async function createVault(passphrase: string, deps: StretchDeps): Promise<{ vault: VaultKey; lock: VaultLock }> {
  const raw = deps.random(KEY_BYTES);
  const lock = await makeLock(raw, { kind: 'passphrase', passphrase }, deps);
  return { vault: await importOnce(raw), lock };
}

/** The vault key, by whichever of its locks the secret is for; `wrong-…` also where there is no lock of that kind. */
export async function openVault(locks: readonly VaultLock[], secret: LockSecret): Promise<Result<VaultKey, LockRefusal>> {
  const raw = await rawKey(locks, secret);
  return raw.ok ? accept(await importOnce(raw.value)) : raw;
}

/**
 * One more lock around the same vault key, so that nothing is encrypted again. The key can not be read out of memory, so `proof` opens it once more: right for a
 * change of locks anyway.
 */
export async function anotherLock(locks: readonly VaultLock[], proof: LockSecret, fresh: LockSecret, deps: StretchDeps): Promise<Result<VaultLock, LockRefusal>> {
  const raw = await rawKey(locks, proof);
  if (!raw.ok) return raw;
  const lock = await makeLock(raw.value, fresh, deps);
  raw.value.fill(0);
  return accept(lock);
}

/** The lock in place of the one of its kind. */
export function withLock(locks: readonly VaultLock[], lock: VaultLock): readonly VaultLock[] {
  return [...locks.filter(({ kind }) => kind !== lock.kind), lock];
}

/** There is no way to take the passphrase away. */
export function withoutLock(locks: readonly VaultLock[], gone: 'pin' | 'passkey'): readonly VaultLock[] {
  return locks.filter(({ kind }) => kind !== gone);
}

async function rawKey(locks: readonly VaultLock[], secret: LockSecret): Promise<Result<Bytes, LockRefusal>> {
  const lock = locks.find(({ kind }) => kind === secret.kind);
  return lock ? openLock(lock, secret) : refuse(`wrong-${secret.kind}`);
}

async function importOnce(raw: Bytes): Promise<VaultKey> {
  const vault = await importAesKey(raw);
  raw.fill(0);
  return { vault };
}

/** Seals bytes for this device's disk. `context` names the place (table and id): the same bytes elsewhere do not open. 28 bytes longer (AES-256-GCM, aesGcm.ts). */
export async function sealAtRest(vault: VaultKey, context: string, bytes: Bytes, random: Random): Promise<Bytes> {
  return sealBytes(vault.vault, restContext(context), bytes, random);
}

/** What `sealAtRest` sealed for this place. `unreadable`: another vault, another place, or altered. Never throws. */
export async function openAtRest(vault: VaultKey, context: string, sealed: Bytes): Promise<Result<Bytes, 'unreadable'>> {
  return openBytes(vault.vault, restContext(context), sealed);
}

function restContext(context: string): Bytes {
  return utf8(`anlauf/1 at rest\0${context}`);
}
