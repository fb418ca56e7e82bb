import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { ownBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { MAX_LIST } from './limits.ts';

export type Writer = encoding.Encoder;
export type Reader = decoding.Decoder;

/** Bytes of what `write` puts down. */
export function encode(write: (to: Writer) => void): Bytes {
  const to = encoding.createEncoder();
  write(to);
  return ownBytes(encoding.toUint8Array(to));
}

/** What `read` finds, or `malformed` where it stumbles or leaves bytes over: nothing hides behind a message. */
export function decode<T>(bytes: Uint8Array, read: (from: Reader) => T): Result<T, 'malformed'> {
  try {
    const from = decoding.createDecoder(bytes);
    const value = read(from);
    return decoding.hasContent(from) ? refuse('malformed') : accept(value);
  } catch {
    return refuse('malformed');
  }
}

export const writeUint = encoding.writeVarUint;
export const writeText = encoding.writeVarString;
export const writeBytes = encoding.writeVarUint8Array;

export function writeFixed(to: Writer, bytes: Uint8Array): void {
  encoding.writeUint8Array(to, bytes);
}

export function writeList<T>(to: Writer, items: readonly T[], write: (to: Writer, item: T) => void): void {
  writeUint(to, items.length);
  for (const item of items) write(to, item);
}

export const readUint = decoding.readVarUint;
export const readText = decoding.readVarString;

export function readBytes(from: Reader): Bytes {
  return ownBytes(decoding.readVarUint8Array(from));
}

export function readFixed(from: Reader, length: number): Bytes {
  if (from.arr.length - from.pos < length) throw new Error('short');
  return ownBytes(decoding.readUint8Array(from, length));
}

/** Throws past MAX_LIST, before memory is taken for it. */
export function readList<T>(from: Reader, read: (from: Reader) => T): T[] {
  const length = readUint(from);
  if (length > MAX_LIST) throw new Error('too many');
  return Array.from({ length }, () => read(from));
}

/** One of `words`, written as its index. */
export function readWord<T extends string>(from: Reader, words: readonly T[]): T {
  const word = words[readUint(from)];
  if (word === undefined) throw new Error('unknown word');
  return word;
}

export function writeWord<T extends string>(to: Writer, words: readonly T[], word: T): void {
  writeUint(to, words.indexOf(word));
}
