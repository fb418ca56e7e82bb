import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId, type Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readList, writeBytes, writeFixed, writeList, type Reader } from '#wire/codec.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import { PUBLIC_KEY_BYTES, SIGNATURE_BYTES, signFor, verifyFor, type KeyObject, type SignKey } from '#wire/signing.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';
import type { KeysOf } from './deviceKeys.ts';
import { hpke } from './hpke.ts';

/** What is sealed for and where it belongs: opened for anything else, or anywhere else, it does not open. */
export type Purposed = { readonly purpose: 'mail' | 'handed-notes'; readonly place: Bytes };
/** `forged`: not by that device or not for this place. `not-for-us`: sealed to others. */
export type SealedRefusal = 'forged' | 'not-for-us';

const KEY_BYTES = 32;
const ID_BYTES = 16;
/** The encapsulated key (32), the key (32), its tag (16): HPKE, RFC 9180. */
const WRAPPED_BYTES = 80;

/**
 * Seals bytes to these recipients (PROTOCOL.md, Mail and Handed notes): AES-256-GCM under a random key, which HPKE (RFC 9180, base
 * mode) wraps for each, signed with the sender's Ed25519 key (RFC 8032). About 96 bytes a recipient and 120 more.
 */
export async function sealTo(purposed: Purposed, sign: KeyObject, to: readonly Recipient[], bytes: Bytes, random: Random): Promise<Bytes> {
  const key = random(KEY_BYTES);
  const wrapped = await Promise.all(to.map(async (recipient) => ({ id: recipient.id, bytes: await wrapFor(purposed, recipient, key) })));
  const content = await sealBytes(await importAesKey(key), purposed.place, bytes, random);
  const sealed = encode((into) => {
    writeList(into, wrapped, (list, one) => {
      writeFixed(list, keyIdBytes(one.id));
      writeFixed(list, one.bytes);
    });
    writeBytes(into, content);
  });
  return concatBytes(sealed, await signFor(purposed.purpose, concatBytes(purposed.place, sealed), sign));
}

/** What is inside, where it is by the device whose signing key `from` is and sealed to `keys`. Never throws, whatever the bytes. */
export async function openFrom(purposed: Purposed, from: SignKey, keys: KeysOf<DeviceId>, sealed: Bytes): Promise<Result<Bytes, SealedRefusal>> {
  const read = decode(sealed, (reader) => ({ ...readSealed(reader), signature: readFixed(reader, SIGNATURE_BYTES) }));
  if (!read.ok) return refuse('forged');
  const signed = concatBytes(purposed.place, sealed.subarray(0, sealed.length - SIGNATURE_BYTES));
  if (!(await verifyFor(purposed.purpose, signed, read.value.signature, from))) return refuse('forged');
  const wrapped = read.value.wrapped.find(({ id }) => id === keys.id);
  const key = wrapped && (await unwrap(purposed, keys, wrapped.bytes));
  if (!key) return refuse('not-for-us');
  const opened = await openBytes(await importAesKey(key), purposed.place, read.value.content);
  return opened.ok ? accept(opened.value) : refuse('forged');
}

function readSealed(from: Reader) {
  const wrapped = readList(from, () => ({ id: keyIdFrom<DeviceId>(readFixed(from, ID_BYTES)), bytes: readFixed(from, WRAPPED_BYTES) }));
  return { wrapped, content: readBytes(from) };
}

async function wrapFor(purposed: Purposed, to: Recipient, key: Bytes): Promise<Bytes> {
  const recipientPublicKey = await hpke.kem.deserializePublicKey(to.box);
  const { enc, ct } = await hpke.seal({ recipientPublicKey, info: infoFor(purposed, to.id) }, key);
  return concatBytes(new Uint8Array(enc), new Uint8Array(ct));
}

async function unwrap(purposed: Purposed, keys: KeysOf<DeviceId>, wrapped: Bytes): Promise<Bytes | null> {
  try {
    const enc = wrapped.subarray(0, PUBLIC_KEY_BYTES);
    const key = new Uint8Array(await hpke.open({ recipientKey: keys.box, enc, info: infoFor(purposed, keys.id) }, wrapped.subarray(PUBLIC_KEY_BYTES)));
    return key.length === KEY_BYTES ? key : null;
  } catch {
    return null;
  }
}

function infoFor({ purpose, place }: Purposed, to: Recipient['id']): Bytes {
  return concatBytes(utf8(`anlauf/1 ${purpose}\0`), place, keyIdBytes(to));
}
