import { keyIdBytes, keyIdFrom, type DeviceId, type FileId } from '#base/ids.ts';
import { readBytes, readFixed, readUint, writeBytes, writeFixed, writeUint, type Reader, type Writer } from './codec.ts';
import { isChunkLength } from './fileChunk.ts';
import { MAX_FILE_CHUNKS } from './limits.ts';
import { readCircle, writeCircle } from './messageParts.ts';
import type { BroughtChunk, FileChunk, HeldFile } from './messages.ts';
import { SIGNATURE_BYTES } from './signing.ts';

export function writeFileId(to: Writer, file: FileId): void {
  writeFixed(to, keyIdBytes(file));
}
/** Throws where bytes are missing. */
export function readFileId(from: Reader): FileId {
  return keyIdFrom<FileId>(readFixed(from, 16));
}

/** After which file a list goes on; null: from the first. */
export function writeAfter(to: Writer, file: FileId | null): void {
  writeBytes(to, file ? keyIdBytes(file) : new Uint8Array());
}
/** Throws where it is neither none nor a file's id. */
export function readAfter(from: Reader): FileId | null {
  const bytes = readBytes(from);
  if (bytes.length !== 0 && bytes.length !== 16) throw new Error('file');
  return bytes.length === 0 ? null : keyIdFrom<FileId>(bytes);
}

/** One of at most 16 chunks of a file. */
export function writeChunk(to: Writer, chunk: FileChunk): void {
  writeCircle(to, chunk);
  writeFileId(to, chunk.file);
  writeUint(to, chunk.part);
  writeUint(to, chunk.parts);
  writeBytes(to, chunk.bytes);
}
/** Throws where there is no such place among a file's chunks, or a chunk there has another length (W-18). `orNone`: it may also be empty. */
export function readChunk(from: Reader, orNone: boolean): FileChunk {
  const chunk = { ...readCircle(from), file: readFileId(from), part: readUint(from), parts: readUint(from), bytes: readBytes(from) };
  if (chunk.part >= chunk.parts || chunk.parts > MAX_FILE_CHUNKS) throw new Error('chunk');
  if (!isChunkLength(chunk.bytes.length, chunk) && !(orNone && chunk.bytes.length === 0)) throw new Error('chunk');
  return chunk;
}

/** A chunk, who sealed it, and their signature. */
export function writeBrought(to: Writer, brought: BroughtChunk): void {
  writeChunk(to, brought);
  writeFixed(to, keyIdBytes(brought.author));
  writeFixed(to, brought.signature);
}
/** Throws as `readChunk` does; whether the signature holds is for the hub to find out. */
export function readBrought(from: Reader): BroughtChunk {
  return { ...readChunk(from, false), author: keyIdFrom<DeviceId>(readFixed(from, 16)), signature: readFixed(from, SIGNATURE_BYTES) };
}

/** A file and what of it is there. */
export function writeHeldFile(to: Writer, { file, parts, held }: HeldFile): void {
  writeFileId(to, file);
  writeUint(to, parts);
  writeUint(to, held);
}
/** Throws where more is there than the file has, or it has more chunks than a file may. */
export function readHeldFile(from: Reader): HeldFile {
  const of = { file: readFileId(from), parts: readUint(from), held: readUint(from) };
  if (of.parts > MAX_FILE_CHUNKS || of.held >= 2 ** of.parts) throw new Error('file');
  return of;
}
