import type { Bytes } from '#base/bytes.ts';
import type { FileId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, FileRow } from './database.ts';
import { fenced, saved, type Lease, type SaveRefusal } from './lease.ts';

/** What is known of the files here, without their bytes. */
export function allFiles(db: Database): Promise<readonly FileRow[]> {
  return db.files.toArray();
}

/** A file with all its chunks: it is there whole, or nothing of it. */
export function keepFile(db: Database, lease: Lease, row: FileRow, chunks: readonly { readonly bytes: Bytes; readonly signature: Bytes }[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.files, db.chunks], async () => {
    await db.files.put(row);
    await db.chunks.bulkPut(chunks.map((chunk, part) => ({ ...chunk, file: row.id, part, kept: 0 })));
    return null;
  });
}

/** A chunk as the hub handed it out, once it is verified; it takes the place of an altered one. What else is known of the file stays. */
export function keepFetched(db: Database, lease: Lease, row: FileRow, part: number, bytes: Bytes): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.files, db.chunks], async () => {
    if (!(await db.files.get(row.id))) await db.files.put(row);
    await db.chunks.put({ file: row.id, part, bytes, kept: 1 });
    return null;
  });
}

export async function chunkAt(db: Database, file: FileId, part: number): Promise<Bytes | null> {
  return (await db.chunks.get([file, part]))?.bytes ?? null;
}

/** Which chunks of it are here. */
export async function partsHere(db: Database, file: FileId): Promise<ReadonlySet<number>> {
  const keys = (await db.chunks.where('[file+part]').between([file, 0], [file, Infinity]).primaryKeys()) as unknown as readonly (readonly [FileId, number])[];
  return new Set(keys.map(([, part]) => part));
}

/** Which of them the hub has not confirmed. */
export async function partsUnkept(db: Database, file: FileId): Promise<readonly number[]> {
  const keys = (await db.chunks.where('[file+kept]').equals([file, 0]).primaryKeys()) as unknown as readonly (readonly [FileId, number])[];
  return keys.map(([, part]) => part).toSorted((one, other) => one - other);
}

/** Files that a record names and the hub has not all of; no key is needed to count them. */
export async function countUnsent(db: Database): Promise<number> {
  const rows = await db.files.filter(({ state }) => state === 'named').toArray();
  const unkept = await Promise.all(rows.map(({ id }) => db.chunks.where('[file+kept]').equals([id, 0]).count()));
  return unkept.filter((count) => count > 0).length;
}

/** The hub's word on a chunk, either way; one that is gone meanwhile stays gone. */
export function noteKept(db: Database, file: FileId, part: number, kept: boolean): Promise<Result<null, SaveRefusal>> {
  return saved(async () => {
    await db.transaction('rw', db.chunks, () => db.chunks.update([file, part], { kept: kept ? 1 : 0 }));
    return null;
  });
}

/** A record names them. */
export function noteNamed(db: Database, lease: Lease, files: readonly FileId[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.files], async () => {
    for (const id of files) await db.files.update(id, { state: 'named' });
    return null;
  });
}

/** Their record is missed since then; null: it is there. */
export function noteMissed(db: Database, lease: Lease, files: readonly FileId[], since: number | null): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.files], async () => {
    for (const id of files) await db.files.update(id, { missedAt: since ?? undefined });
    return null;
  });
}

export function deleteFiles(db: Database, lease: Lease, files: readonly FileId[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.files, db.chunks], async () => {
    await db.files.bulkDelete([...files]);
    for (const file of files) await db.chunks.where('[file+part]').between([file, 0], [file, Infinity]).delete();
    return null;
  });
}
