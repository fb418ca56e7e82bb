import { concatBytes, type Bytes } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { KeyObject } from '#wire/signing.ts';

const NONCE_BYTES = 12;

/** An AES-256-GCM key of 32 bytes, which can not be read out again. */
export async function importAesKey(raw: Bytes): Promise<KeyObject> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A random nonce of 12 bytes, then the ciphertext; `bound` is not inside but must be the same to open it. */
export async function sealBytes(key: KeyObject, bound: Bytes, bytes: Bytes, random: Random): Promise<Bytes> {
  const iv = random(NONCE_BYTES);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, bytes);
  return concatBytes(iv, new Uint8Array(sealed));
}

export async function openBytes(key: KeyObject, bound: Bytes, sealed: Bytes): Promise<Result<Bytes, 'unreadable'>> {
  const iv = sealed.subarray(0, NONCE_BYTES);
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound }, key, sealed.subarray(NONCE_BYTES));
    return accept(new Uint8Array(opened));
  } catch {
    return refuse('unreadable');
  }
}
