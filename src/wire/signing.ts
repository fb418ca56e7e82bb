import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdFrom, type DeviceId, type InviteId } from '#base/ids.ts';

/** An Ed25519 public key, 32 bytes (RFC 8032). */
export type SignKey = Bytes;
/** WebCrypto's key object, named so that it means the same with and without the DOM's types. */
export type KeyObject = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
export const SIGNATURE_BYTES = 64;
export const PUBLIC_KEY_BYTES = 32;
export const HASH_BYTES = 32;

/** What a signature or hash is about; no bytes made for one purpose pass for another. */
export type Purpose = 'entry' | 'roster' | 'hello' | 'join' | 'space' | 'device' | 'invite' | 'wrap' | 'snapshot' | 'mail' | 'standing' | 'erased' | 'handed-notes' | 'file' | 'chunk' | 'feed' | 'feed-address';

function labelled(purpose: Purpose, bytes: Uint8Array): Bytes {
  return concatBytes(utf8(`anlauf/1 ${purpose}\0`), bytes);
}

/** SHA-256 (FIPS 180-4) over the purpose and the bytes: 32 bytes. */
export async function hashFor(purpose: Purpose, bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', labelled(purpose, bytes)));
}

/** Ed25519 (RFC 8032) over the purpose and the bytes: 64 bytes. */
export async function signFor(purpose: Purpose, bytes: Uint8Array, key: KeyObject): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, labelled(purpose, bytes)));
}

/** Whether it is the key's signature (Ed25519, RFC 8032). False for a wrong one and for a key that is none; never throws. */
export async function verifyFor(purpose: Purpose, bytes: Uint8Array, signature: Bytes, key: SignKey): Promise<boolean> {
  try {
    return await crypto.subtle.verify('Ed25519', await importedKey(key), signature, labelled(purpose, bytes));
  } catch {
    return false;
  }
}

const imported = new WeakMap<SignKey, KeyObject>();

/** Importing costs as much as verifying: a roster's keys are the same objects for its lifetime. */
async function importedKey(key: SignKey): Promise<KeyObject> {
  const known = imported.get(key);
  if (known) return known;
  const fresh = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  imported.set(key, fresh);
  return fresh;
}

/** A device is named by the first 16 bytes of its signing key's hash: nobody can take its id without the key. */
export async function deviceIdOf(key: SignKey): Promise<DeviceId> {
  return keyIdFrom<DeviceId>(await hashFor('device', key));
}

/** An invite likewise; the same key makes another id for a device. */
export async function inviteIdOf(key: SignKey): Promise<InviteId> {
  return keyIdFrom<InviteId>(await hashFor('invite', key));
}
