import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { KeyObject } from '#wire/signing.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';
import { bearableStretching, highestStretching, isBearable, stretch, type StretchDeps, type Stretching } from './stretch.ts';

/** The vault key wrapped by one secret: a plain row, kept in the clear. A vault has one lock a kind, all around the same key. */
export type VaultLock = PassphraseLock | PinLock | PasskeyLock;
export type PassphraseLock = { readonly kind: 'passphrase'; readonly kdf: Stretching; readonly wrapped: Bytes };
export type PinLock = { readonly kind: 'pin'; readonly kdf: Stretching; readonly wrapped: Bytes };
export type PasskeyLock = PasskeyName & { readonly kind: 'passkey'; readonly wrapped: Bytes };
export type LockKind = VaultLock['kind'];

/** Which passkey, and what its PRF is asked for: 32 random bytes (W3C WebAuthn Level 3, § 10.1.4, prf). Neither is a secret. */
export type PasskeyName = { readonly credential: Bytes; readonly salt: Bytes };

/** What a person shows to open a vault, or sets for the next time. `output` is the passkey's PRF at `salt`: 32 bytes. */
export type LockSecret =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'pin'; readonly pin: string }
  | (PasskeyName & { readonly kind: 'passkey'; readonly output: Bytes });

/** What the PRF extension answers to one salt. */
export const PRF_BYTES = 32;

/** `wrong-…` also for a lock that was altered, which looks no different, and where there is no lock of that kind. */
export type LockRefusal = `wrong-${LockKind}`;

/**
 * Wraps the vault key (32 bytes) under a secret: 60 bytes (aesGcm.ts), bound to what the lock says of itself in the clear. A typed
 * secret is stretched as far as its kind asks for (stretch.ts).
 */
export async function makeLock(raw: Bytes, secret: LockSecret, deps: StretchDeps): Promise<VaultLock> {
  const head = await lockHead(secret, deps);
  const wrapped = await sealBytes(await wrappingKey(head, secret), lockContext(head), raw, deps.random);
  return { ...head, wrapped };
}

/** The vault key's bytes: whoever gets them imports them and overwrites them at once. */
export async function openLock(lock: VaultLock, secret: LockSecret): Promise<Result<Bytes, LockRefusal>> {
  const wrong: LockRefusal = `wrong-${secret.kind}`;
  if (lock.kind !== secret.kind || !isWorthTrying(lock, secret)) return refuse(wrong);
  const opened = await openBytes(await wrappingKey(lock, secret), lockContext(lock), lock.wrapped);
  return opened.ok ? accept(opened.value) : refuse(wrong);
}

type LockHead = Omit<PassphraseLock, 'wrapped'> | Omit<PinLock, 'wrapped'> | Omit<PasskeyLock, 'wrapped'>;

async function lockHead(secret: LockSecret, deps: StretchDeps): Promise<LockHead> {
  switch (secret.kind) {
    case 'passphrase':
      return { kind: 'passphrase', kdf: await bearableStretching(secret.passphrase, deps) };
    case 'pin':
      return { kind: 'pin', kdf: highestStretching(deps) };
    case 'passkey':
      return { kind: 'passkey', credential: secret.credential, salt: secret.salt };
  }
}

function isWorthTrying(lock: VaultLock, secret: LockSecret): boolean {
  if (lock.kind !== 'passkey') return isBearable(lock.kdf) && typedIn(secret) !== '';
  return secret.kind === 'passkey' && secret.output.length === PRF_BYTES;
}

async function wrappingKey(head: LockHead, secret: LockSecret): Promise<KeyObject> {
  const raw = head.kind === 'passkey' ? await passkeyBytes(secret) : await stretch(typedIn(secret), head.kdf);
  const key = await importAesKey(raw);
  raw.fill(0);
  return key;
}

function typedIn(secret: LockSecret): string {
  return secret.kind === 'passphrase' ? secret.passphrase : secret.kind === 'pin' ? secret.pin : '';
}

/** HKDF-SHA256 (RFC 5869) of the PRF's output, without salt: the output is as good as random already. */
async function passkeyBytes(secret: LockSecret): Promise<Bytes> {
  const output = secret.kind === 'passkey' ? secret.output : new Uint8Array();
  const key = await crypto.subtle.importKey('raw', output, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8('anlauf/1 passkey vault') }, key, 256));
}

/** What the wrap is bound to: no lock opens as another kind, at another cost or as another passkey's. A passphrase's says no kind, as before there were others. */
function lockContext(head: LockHead): Bytes {
  if (head.kind === 'passkey') return concatBytes(utf8('anlauf/1 vault passkey\0'), head.salt, head.credential);
  const { name, memoryKiB, passes } = head.kdf;
  return utf8(`anlauf/1 vault${head.kind === 'pin' ? ' pin' : ''}\0${name} ${memoryKiB} ${passes}`);
}
