import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { ownBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { MAX_LIST } from './limits.ts';

export type Writer = encoding.Encoder;
/** All `read…` of this layer throw where they do not find what they should; `decode` makes that a refusal. The formats are in PROTOCOL.md. */
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

/** lib0's varuint: seven bits a byte, the lowest first, the eighth says that more come; up to 2^53 - 1. Texts are UTF-8, and like bytes begin with their length. */
export const writeUint = encoding.writeVarUint;
export const writeText = encoding.writeVarString;
export const writeBytes = encoding.writeVarUint8Array;

/** As they are, without their length: whoever reads knows it. */
export function writeFixed(to: Writer, bytes: Uint8Array): void {
  encoding.writeUint8Array(to, bytes);
}

/** How many, then each. No more than MAX_LIST can be read again. */
export function writeList<T>(to: Writer, items: readonly T[], write: (to: Writer, item: T) => void): void {
  writeUint(to, items.length);
  for (const item of items) write(to, item);
}

export const readUint = decoding.readVarUint;
export const readText = decoding.readVarString;

/** A copy of its own, which keeps no frame alive. Throws where fewer are left than its length says. */
export function readBytes(from: Reader): Bytes {
  return ownBytes(decoding.readVarUint8Array(from));
}

/** Throws where fewer are left. */
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

/** One of `words`, written as its index. Throws past the last. */
export function readWord<T extends string>(from: Reader, words: readonly T[]): T {
  const word = words[readUint(from)];
  if (word === undefined) throw new Error('unknown word');
  return word;
}

/** One of the words by its place in the list, as a number: a list may only grow at its end. */
export function writeWord<T extends string>(to: Writer, words: readonly T[], word: T): void {
  writeUint(to, words.indexOf(word));
}
