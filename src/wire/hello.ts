import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type SpaceId } from '#base/ids.ts';
import type { ConnectionPurpose } from './messages.ts';
import { signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

/** Stands for the association where a proof names none. */
const NO_SPACE = new Uint8Array(16);

function helloBytes(space: SpaceId | null, purpose: ConnectionPurpose, nonce: Uint8Array): Bytes {
  return concatBytes(space ? keyIdBytes(space) : NO_SPACE, utf8(`${purpose}\0`), nonce);
}

/**
 * Proves to the hub that whoever connected holds the device's or invite's signing key (Ed25519, RFC 8032); the nonce is the hub's and used once.
 * `space` null: an invite whose holder does not know the association's id, only the hub (a recovery sheet's words).
 */
export async function signHello(space: SpaceId | null, purpose: ConnectionPurpose, nonce: Uint8Array, key: KeyObject): Promise<Bytes> {
  return signFor('hello', helloBytes(space, purpose, nonce), key);
}

/** False for another space, purpose or nonce, and for a key that is none. */
export async function verifyHello(space: SpaceId | null, purpose: ConnectionPurpose, nonce: Uint8Array, signature: Bytes, key: SignKey): Promise<boolean> {
  return verifyFor('hello', helloBytes(space, purpose, nonce), signature, key);
}
