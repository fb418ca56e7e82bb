import { concatBytes, type Bytes } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { KeyObject } from '#wire/signing.ts';

const NONCE_BYTES = 12;

/** A key of 32 bytes for AES-256-GCM (NIST SP 800-38D), which can not be read out again. Whoever calls sees to the length: WebCrypto takes 16 and 24 as well. */
export async function importAesKey(raw: Bytes): Promise<KeyObject> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/**
 * AES-256-GCM (NIST SP 800-38D): a nonce of 12 bytes, the ciphertext, its tag of 16: 28 bytes longer than `bytes`. `bound` (the additional data) is not inside
 * but must be the same to open it. Nonces are random, which § 8.3 grants 2^32 times a key: an epoch's key seals one entry a change.
 */
export async function sealBytes(key: KeyObject, bound: Bytes, bytes: Bytes, random: Random): Promise<Bytes> {
  const iv = random(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, bytes);
  return concatBytes(iv, new Uint8Array(sealed));
}

/** What `sealBytes` was given. `unreadable`: another key, bound to something else, altered or cut short; which of them can not be told. Never throws. */
export async function openBytes(key: KeyObject, bound: Bytes, sealed: Bytes): Promise<Result<Bytes, 'unreadable'>> {
  const iv = sealed.subarray(0, NONCE_BYTES);
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, sealed.subarray(NONCE_BYTES));
    return accept(new Uint8Array(opened));
  } catch {
    return refuse('unreadable');
  }
}
