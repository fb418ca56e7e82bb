import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, type SpaceId } from '#base/ids.ts';
import type { ConnectionPurpose } from './messages.ts';
import { signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

function helloBytes(space: SpaceId, purpose: ConnectionPurpose, nonce: Uint8Array): Bytes {
  return concatBytes(keyIdBytes(space), utf8(`${purpose}\0`), nonce);
}

/** Proves to the hub that whoever connected holds the device's or invite's signing key; the nonce is the hub's and used once. */
export async function signHello(space: SpaceId, purpose: ConnectionPurpose, nonce: Uint8Array, key: KeyObject): Promise<Bytes> {
  return signFor('hello', helloBytes(space, purpose, nonce), key);
}

export async function verifyHello(space: SpaceId, purpose: ConnectionPurpose, nonce: Uint8Array, signature: Bytes, key: SignKey): Promise<boolean> {
  return verifyFor('hello', helloBytes(space, purpose, nonce), signature, key);
}
