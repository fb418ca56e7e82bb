import { ownBytes, type Bytes } from '#base/bytes.ts';
import { argon2id } from 'hash-wasm';

/** What Argon2id (RFC 9106) costs: memory in KiB and passes over it; one lane, as wasm has one thread. */
export type Argon2Cost = { readonly memoryKiB: number; readonly passes: number };

/**
 * 32 bytes by Argon2id (RFC 9106) without secret or associated data; the salt is 16 bytes, as § 3.1 advises.
 * Imported only where a passphrase is at hand, so that the wasm is not part of the first view.
 */
export async function argon2Bytes(passphrase: Bytes, salt: Bytes, cost: Argon2Cost): Promise<Bytes> {
  const { memoryKiB: memorySize, passes: iterations } = cost;
  return ownBytes(await argon2id({ password: passphrase, salt, memorySize, iterations, parallelism: 1, hashLength: 32, outputType: 'binary' }));
}
