import { equalBytes, fromBase64Url, type Bytes } from '#base/bytes.ts';
import { deskCircle, parseFileId, type FileId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { AgreementFile } from '#domain/agreement.ts';
import { openFile } from '#seal/file.ts';
import { chunkAt, keepFetched, partsHere, partsUnkept } from '#store/fileStore.ts';
import { pullChunk } from '#sync/fileTalk.ts';
import { inLanes } from '#sync/lanes.ts';
import { chunkHash } from '#wire/fileChunk.ts';
import { MAX_FILE_CHUNKS } from '#wire/limits.ts';
import { contactOf, openLog, type FileDeps, type FileState } from './fileDeps.ts';
import type { PhotoPlace, PhotoState } from './photoApi.ts';

/** Chunks fetched at one asking. */
const AT_ONCE = 2;
const damaged: PhotoState = { at: 'damaged' };

type Wanted = { readonly id: FileId; readonly key: Bytes; readonly hashes: readonly Bytes[]; readonly file: AgreementFile; readonly place: PhotoPlace };

/** The photo, once all of it is here and is what the record says; until then a step nearer to that (C-73). */
export async function readPhoto(at: FileDeps, state: FileState, place: PhotoPlace, file: AgreementFile): Promise<PhotoState> {
  const wanted = wantedIn(place, file);
  if (!wanted) return damaged;
  const of = wanted.hashes.length;
  const here = await partsHere(at.deps.database, wanted.id);
  const missing = wanted.hashes.flatMap((_, part) => (here.has(part) ? [] : [part]));
  if (missing.length === 0) return wholePhoto(at, state, wanted);
  const have = of - missing.length;
  const fetched = await fetchParts(at, wanted, missing.slice(0, AT_ONCE));
  if (fetched.ok) return missing.length > AT_ONCE ? { at: 'coming', have: have + AT_ONCE, of } : wholePhoto(at, state, wanted);
  return fetched.refusal === 'damaged' ? damaged : { at: fetched.refusal, have, of };
}

/** What a record says of a file anybody of the desk may have written. */
function wantedIn(place: PhotoPlace, file: AgreementFile): Wanted | null {
  const [id, key, hashes] = [parseFileId(file.id), fromBase64Url(file.key), file.chunks.map(fromBase64Url)];
  if (!id || !key || hashes.length === 0 || hashes.length > MAX_FILE_CHUNKS || hashes.includes(null)) return null;
  return { id, key, hashes: hashes as Bytes[], file, place };
}

async function wholePhoto(at: FileDeps, state: FileState, wanted: Wanted): Promise<PhotoState> {
  const { id, hashes, file, key, place } = wanted;
  const { database } = at.deps;
  const read = async (part: number) => {
    const bytes = await chunkAt(database, id, part);
    return bytes && (await isRight(bytes, hashes[part])) ? bytes : null;
  };
  const chunks = await Promise.all(hashes.map((_, part) => read(part)));
  const wrong = chunks.flatMap((chunk, part) => (chunk ? [] : [part]));
  // Something happened to it on this disk: the hub may have it as it was.
  if (wrong.length > 0 && !(await fetchParts(at, wanted, wrong)).ok) return damaged;
  for (const part of wrong) chunks[part] = await read(part);
  const circle = deskCircle(place.desk);
  const opened = chunks.includes(null) ? null : await openFile({ space: at.unlocked.row.space, circle, file: id }, key, chunks as Bytes[], file.bytes);
  if (!opened?.ok) return damaged;
  const isSafe = (await partsUnkept(database, id)).length === 0;
  return { at: 'whole', picture: { type: file.type, bytes: opened.value }, receipt: isSafe ? 'hub' : 'device', hubFull: state.trouble.get(id) === 'full' };
}

async function isRight(chunk: Bytes, hash: Bytes | undefined): Promise<boolean> {
  return hash !== undefined && equalBytes(await chunkHash(chunk), hash);
}

/** Each verified, then on this disk. */
async function fetchParts(at: FileDeps, { id, hashes, place }: Wanted, parts: readonly number[]): Promise<Result<null, 'offline' | 'not-there' | 'damaged'>> {
  const circle = deskCircle(place.desk);
  const [log, ask, { database, now }] = [openLog(at, circle), at.line.connection?.ask, at.deps];
  if (!log || !ask) return refuse('offline');
  const row = { id, circle, record: place.agreement, about: await contactOf(at, place), parts: hashes.length, at: now(), state: 'fetched' } as const;
  const fetched = await inLanes(parts.length, async (lane): Promise<Result<null, 'offline' | 'not-there' | 'damaged'>> => {
    const part = parts[lane]!;
    const pulled = await pullChunk(ask, log, id, part);
    if (!pulled.ok) return refuse('offline');
    if (!pulled.value) return refuse('not-there');
    if (!(await isRight(pulled.value, hashes[part]))) return refuse('damaged');
    const kept = await keepFetched(database, at.lease, row, part, pulled.value);
    return kept.ok ? accept(null) : refuse('offline');
  });
  return fetched.ok ? accept(null) : fetched;
}
