import { utf8, type Bytes } from '#base/bytes.ts';
import type { Clock, Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { KeyObject } from '#wire/signing.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';
import type { Argon2Cost } from './argon2.ts';
import { argon2Ladder, calibrate } from './calibrate.ts';

/** Opens everything this device keeps; in memory only while unlocked. */
export type VaultKey = { readonly vault: KeyObject };

/** The vault key wrapped by a passphrase: a plain row, kept in the clear. */
export type VaultLock = {
  readonly kind: 'passphrase';
  readonly kdf: Argon2Cost & { readonly name: 'argon2id'; readonly salt: Bytes };
  readonly wrapped: Bytes;
};

const KEY_BYTES = 32;
const SALT_BYTES = 16;
/** A lock that asks for more was altered: nobody's tab should die of it. */
const MOST_MEMORY_KIB = 256 * 1024;
const MOST_PASSES = 16;

/**
 * A new vault, locked by the passphrase. `now` (milliseconds) measures what this device can bear (calibrate.ts);
 * `cost` skips the measuring, for tests.
 */
export async function createVault(passphrase: string, deps: { random: Random; now: Clock; cost?: Argon2Cost }): Promise<{ vault: VaultKey; lock: VaultLock }> {
  const { random, now } = deps;
  const salt = random(SALT_BYTES);
  const cost = deps.cost ?? (await calibrate(now, (tried) => stretch(passphrase, { name: 'argon2id', salt, ...tried })));
  const kdf = { name: 'argon2id', ...cost, salt } as const;
  const raw = random(KEY_BYTES);
  const wrapped = await sealBytes(await importAesKey(await stretch(passphrase, kdf)), lockContext(kdf), raw, random);
  return { vault: { vault: await importAesKey(raw) }, lock: { kind: 'passphrase', kdf, wrapped } };
}

/** The vault key; `wrong-passphrase` also for a lock that was altered, which looks no different. */
export async function openVault(lock: VaultLock, passphrase: string): Promise<Result<VaultKey, 'wrong-passphrase'>> {
  if (passphrase === '' || !bearable(lock.kdf)) return refuse('wrong-passphrase');
  const opened = await openBytes(await importAesKey(await stretch(passphrase, lock.kdf)), lockContext(lock.kdf), lock.wrapped);
  return opened.ok ? accept({ vault: await importAesKey(opened.value) }) : refuse('wrong-passphrase');
}

/** Seals bytes for this device's disk. `context` names the place (table and id): the same bytes elsewhere do not open. */
export async function sealAtRest(vault: VaultKey, context: string, bytes: Bytes, random: Random): Promise<Bytes> {
  return sealBytes(vault.vault, restContext(context), bytes, random);
}

export async function openAtRest(vault: VaultKey, context: string, sealed: Bytes): Promise<Result<Bytes, 'unreadable'>> {
  return openBytes(vault.vault, restContext(context), sealed);
}

/** NFKC, as keyboards differ in how they write an ö. */
async function stretch(passphrase: string, kdf: VaultLock['kdf']): Promise<Bytes> {
  const { argon2Bytes } = await import('./argon2.ts');
  return argon2Bytes(utf8(passphrase.normalize('NFKC')), kdf.salt, kdf);
}

function bearable({ memoryKiB, passes, salt }: VaultLock['kdf']): boolean {
  const [least] = argon2Ladder;
  const whole = Number.isInteger(memoryKiB) && Number.isInteger(passes) && salt.length >= SALT_BYTES;
  return whole && memoryKiB >= least.memoryKiB && memoryKiB <= MOST_MEMORY_KIB && passes >= least.passes && passes <= MOST_PASSES;
}

function lockContext({ name, memoryKiB, passes }: VaultLock['kdf']): Bytes {
  return utf8(`anlauf/1 vault\0${name} ${memoryKiB} ${passes}`);
}

function restContext(context: string): Bytes {
  return utf8(`anlauf/1 at rest\0${context}`);
}
