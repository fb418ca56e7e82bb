import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { chunkPlaceBytes, type ChunkPlace, type FilePlace } from '#wire/fileChunk.ts';
import { FILE_CHUNK_BYTES, FILE_STEP_BYTES, MAX_FILE_CHUNKS } from '#wire/limits.ts';
import { importAesKey, openBytes, sealBytes } from './aesGcm.ts';

const KEY_BYTES = 32;

/** A file's own key, 32 bytes, to be kept in the record that names the file, and its sealed chunks in their order. */
export type SealedFile = { readonly key: Bytes; readonly chunks: readonly Bytes[] };

/**
 * Seals a file in chunks of 128 KiB, the last filled up to whole 16 KiB, each by AES-256-GCM (aesGcm.ts) under a random key of the file's own with a random nonce,
 * bound to association, circle, file, its place and how many there are (PROTOCOL.md, Files). `too-large`: more than 2 MiB; `empty`: nothing at all.
 */
export async function sealFile(at: FilePlace, bytes: Bytes, random: Random): Promise<Result<SealedFile, 'too-large' | 'empty'>> {
  if (bytes.length === 0) return refuse('empty');
  const parts = Math.ceil(bytes.length / FILE_CHUNK_BYTES);
  if (parts > MAX_FILE_CHUNKS) return refuse('too-large');
  const raw = random(KEY_BYTES);
  const key = await importAesKey(raw);
  const chunks: Bytes[] = [];
  for (let part = 0; part < parts; part += 1) chunks.push(await sealBytes(key, chunkPlaceBytes(at, { part, parts }), filledUp(bytes.subarray(part * FILE_CHUNK_BYTES, (part + 1) * FILE_CHUNK_BYTES)), random));
  return accept({ key: raw, chunks });
}

/** The file of `length` bytes from all its chunks. `unreadable`: another key, file, place or count, altered bytes, or fewer of them than `length`. Never throws. */
export async function openFile(at: FilePlace, raw: Bytes, chunks: readonly Bytes[], length: number): Promise<Result<Bytes, 'unreadable'>> {
  if (raw.length !== KEY_BYTES) return refuse('unreadable');
  const key = await importAesKey(raw);
  const opened: Bytes[] = [];
  for (const [part, sealed] of chunks.entries()) {
    const place: ChunkPlace = { part, parts: chunks.length };
    const one = await openBytes(key, chunkPlaceBytes(at, place), sealed);
    if (!one.ok) return one;
    opened.push(one.value);
  }
  const whole = concatBytes(...opened);
  return length <= whole.length ? accept(ownBytes(whole.subarray(0, length))) : refuse('unreadable');
}

function filledUp(bytes: Uint8Array): Bytes {
  const filled = new Uint8Array(Math.ceil(bytes.length / FILE_STEP_BYTES) * FILE_STEP_BYTES);
  filled.set(bytes);
  return filled;
}
