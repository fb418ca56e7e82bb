import { concatBytes, type Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type CircleId, type DeviceId, type SpaceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readText, readUint, writeBytes, writeFixed, writeText, writeUint, type Reader, type Writer } from './codec.ts';
import { MAX_BODY_BYTES, MAX_CIRCLE_BYTES } from './limits.ts';
import { SIGNATURE_BYTES, signFor, verifyFor, type KeyObject, type SignKey } from './signing.ts';

/** Who wrote the how-manieth entry of which epoch; the sealed body is bound to it as additional data. */
export type EntryHeader = {
  readonly circle: CircleId;
  readonly epoch: number;
  readonly author: DeviceId;
  /** 1, 2, 3 … per author, circle and epoch, without gaps. */
  readonly number: number;
};

/** One change, sealed (or, on the board, open) and signed. The space is not repeated: it is the connection's or the database's. */
export type Entry = { readonly header: EntryHeader; readonly body: Bytes; readonly signature: Bytes };

/** The header's bytes (PROTOCOL.md, "Entry"): also what a seal binds as additional data and what a signature covers. */
export function writeHeader(to: Writer, header: EntryHeader): void {
  writeText(to, header.circle);
  writeUint(to, header.epoch);
  writeFixed(to, keyIdBytes(header.author));
  writeUint(to, header.number);
}

/** Throws on a circle without a name or one longer than 64, and on an epoch or number below 1. */
export function readHeader(from: Reader): EntryHeader {
  const circle = readText(from) as CircleId;
  const header = { circle, epoch: readUint(from), author: keyIdFrom<DeviceId>(readFixed(from, 16)), number: readUint(from) };
  if (circle.length === 0 || circle.length > MAX_CIRCLE_BYTES || header.epoch < 1 || header.number < 1) throw new Error('header');
  return header;
}

/** Header, sealed body and the author's 64 bytes of Ed25519 (RFC 8032). */
export function writeEntry(to: Writer, entry: Entry): void {
  writeHeader(to, entry.header);
  writeBytes(to, entry.body);
  writeFixed(to, entry.signature);
}

/** Throws also on a body of more than 240 KiB. */
export function readEntry(from: Reader): Entry {
  const header = readHeader(from);
  const body = readBytes(from);
  if (body.length > MAX_BODY_BYTES) throw new Error('body');
  return { header, body, signature: readFixed(from, SIGNATURE_BYTES) };
}

/** header · body · signature (PROTOCOL.md, Entry). */
export function encodeEntry(entry: Entry): Bytes {
  return encode((to) => writeEntry(to, entry));
}

/** `malformed` for whatever `encodeEntry` does not make; whose it is only `verifyEntry` tells. */
export function decodeEntry(bytes: Uint8Array): Result<Entry, 'malformed'> {
  return decode(bytes, readEntry);
}

/** The additional data of the seal and the first part of what is signed: space and header. */
export function boundBytes(space: SpaceId, header: EntryHeader): Bytes {
  return concatBytes(keyIdBytes(space), encode((to) => writeHeader(to, header)));
}

/** Signs a sealed body (Ed25519, RFC 8032, 64 bytes); the signature is the entry's admission wherever it arrives. */
export async function signEntry(space: SpaceId, header: EntryHeader, body: Bytes, key: KeyObject): Promise<Entry> {
  return { header, body, signature: await signFor('entry', concatBytes(boundBytes(space, header), body), key) };
}

/** Whether this author signed these bytes for this space, circle, epoch and number. Never throws, whatever the key and signature. */
export async function verifyEntry(space: SpaceId, entry: Entry, author: SignKey): Promise<boolean> {
  return verifyFor('entry', concatBytes(boundBytes(space, entry.header), entry.body), entry.signature, author);
}
