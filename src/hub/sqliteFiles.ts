import type { DatabaseSync } from 'node:sqlite';
import { equalBytes, ownBytes } from '#base/bytes.ts';
import type { CircleId, FileId, SpaceId } from '#base/ids.ts';
import type { ChunkOutcome, FileChunk, HeldFile } from '#wire/messages.ts';
import type { Atomically } from './sqliteStore.ts';
import type { CircleKey, HeldPart } from './store.ts';

/** One list's worth; a frame takes ten times as many. */
const FILES_AT_ONCE = 1_024;

type FileRow = { id: number; parts: number };

/** The part of the store that keeps files' sealed chunks. `erase` makes what was deleted unrecoverable. */
export function sqliteFiles(db: DatabaseSync, atomically: Atomically, erase: () => void) {
  const find = db.prepare('SELECT id, parts FROM files WHERE space = ? AND circle = ? AND file = ?');
  const total = db.prepare('SELECT COALESCE(SUM(bytes), 0) AS bytes FROM files WHERE space = ?');
  const add = db.prepare('INSERT INTO files (space, circle, file, parts, bytes) VALUES (?, ?, ?, ?, 0)');
  const grow = db.prepare('UPDATE files SET bytes = bytes + ? WHERE id = ?');
  const held = db.prepare('SELECT bytes FROM chunks WHERE file = ? AND part = ?');
  const addChunk = db.prepare('INSERT INTO chunks (file, part, bytes) VALUES (?, ?, ?)');
  const list = db.prepare('SELECT f.file AS file, f.parts AS parts, SUM(1 << c.part) AS held FROM files f JOIN chunks c ON c.file = f.id WHERE f.space = ? AND f.circle = ? AND f.file > ? GROUP BY f.id ORDER BY f.file LIMIT ?');
  const drop = db.prepare('DELETE FROM files WHERE space = ? AND circle = ? AND file = ?');
  const rowOf = (space: SpaceId, circle: CircleId, file: FileId) => find.get(space, circle, file) as FileRow | undefined;
  const bytesAt = (id: number, part: number) => (held.get(id, part) as { bytes: Uint8Array } | undefined)?.bytes;

  function put(space: SpaceId, { circle, file, part, parts, bytes }: FileChunk, most: number): Exclude<ChunkOutcome, 'not-now'> {
    const row = rowOf(space, circle, file);
    if (row && row.parts !== parts) return 'other-bytes';
    const same = row && bytesAt(row.id, part);
    if (same) return equalBytes(same, bytes) ? 'kept' : 'other-bytes';
    if ((total.get(space) as { bytes: number }).bytes + bytes.length > most) return 'full';
    const id = row?.id ?? Number(add.run(space, circle, file, parts).lastInsertRowid);
    addChunk.run(id, part, bytes);
    grow.run(bytes.length, id);
    return 'kept';
  }
  return {
    putChunk: async (space: SpaceId, chunk: FileChunk, most: number) => atomically(() => put(space, chunk, most)),
    async chunkAt({ space, circle }: CircleKey, file: FileId, part: number): Promise<HeldPart | null> {
      const row = rowOf(space, circle, file);
      const bytes = row && bytesAt(row.id, part);
      return row ? { parts: row.parts, bytes: bytes ? ownBytes(bytes) : null } : null;
    },
    async filesOf({ space, circle }: CircleKey, after: FileId | null): Promise<{ readonly files: readonly HeldFile[]; readonly more: boolean }> {
      const rows = list.all(space, circle, after ?? '', FILES_AT_ONCE + 1) as unknown as readonly HeldFile[];
      return { files: rows.slice(0, FILES_AT_ONCE), more: rows.length > FILES_AT_ONCE };
    },
    dropFiles: async ({ space, circle }: CircleKey, files: readonly FileId[]) => {
      atomically(() => {
        for (const file of files) drop.run(space, circle, file);
      });
      erase();
    },
  };
}
