import Dexie from 'dexie';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import type { SpaceId } from '#base/ids.ts';
import { DATABASE_PREFIX } from './database.ts';

/** The board's document as it was last kept, to paint from before the app is unlocked. The log is the truth; this can be rebuilt from it. */
export type BoardCache = {
  doc(): Y.Doc;
  /** Makes the cache hold what the log's document does and reads it back from disk: y-indexeddb itself does not notice failed writes. */
  keep(truth: Y.Doc): Promise<'kept' | 'rebuilt' | 'failed'>;
  close(): Promise<void>;
};

export function boardCacheName(space: SpaceId): string {
  return `${DATABASE_PREFIX}-board-${space}`;
}

/** The cache of this space's board; empty where there is none yet, where what lies there is broken (it is dropped) and where the storage does not answer. Never throws. */
export async function openBoardCache(space: SpaceId): Promise<BoardCache> {
  const name = boardCacheName(space);
  try {
    await dropIfBroken(name);
    return cacheOver(name, await openMirror(name));
  } catch {
    return { doc: () => new Y.Doc(), keep: async () => 'failed', close: async () => undefined };
  }
}

function cacheOver(name: string, opened: IndexeddbPersistence): BoardCache {
  let mirror = opened;
  const keep = async (truth: Y.Doc): Promise<'kept' | 'rebuilt' | 'failed'> => {
    addMissing(mirror, truth);
    if (await isOnDisk(name, truth)) return 'kept';
    await mirror.clearData();
    mirror = await openMirror(name);
    addMissing(mirror, truth);
    return (await isOnDisk(name, truth)) ? 'rebuilt' : 'failed';
  };
  return { doc: () => mirror.doc, keep: (truth) => keep(truth).catch(() => 'failed'), close: () => closeMirror(mirror).catch(() => undefined) };
}

/** y-indexeddb waits for ever on rows that are no updates: they are looked at before. Rejects where the storage does not answer. */
async function dropIfBroken(name: string): Promise<void> {
  if (!(await Dexie.exists(name))) return;
  const rows = await rowsOf(name);
  if (rows === null || !areUpdates(rows)) await Dexie.delete(name);
}

async function rowsOf(name: string): Promise<readonly unknown[] | null> {
  const database = new Dexie(name);
  try {
    await database.open();
    return database.tables.some((table) => table.name === 'custom') ? await database.table('updates').toArray() : null;
  } catch (error) {
    if (error instanceof Dexie.InvalidTableError) return null;
    throw error;
  } finally {
    database.close();
  }
}

function areUpdates(rows: readonly unknown[]): boolean {
  const doc = new Y.Doc();
  try {
    for (const row of rows) Y.applyUpdate(doc, row as Uint8Array);
    return true;
  } catch {
    return false;
  }
}

/** The document is the cache's own: what lies on disk never flows into the log's. */
async function openMirror(name: string): Promise<IndexeddbPersistence> {
  const mirror = new IndexeddbPersistence(name, new Y.Doc());
  await mirror._db;
  return mirror.whenSynced;
}

async function closeMirror(mirror: IndexeddbPersistence): Promise<void> {
  await mirror.destroy();
  mirror.doc.destroy();
}

function addMissing(mirror: IndexeddbPersistence, truth: Y.Doc): void {
  const missing = Y.encodeStateAsUpdate(truth, Y.encodeStateVector(mirror.doc));
  Y.applyUpdate(mirror.doc, missing);
}

/** Opened beside, it reads what is on disk and not what is in memory. */
async function isOnDisk(name: string, truth: Y.Doc): Promise<boolean> {
  const stored = await openMirror(name);
  const same = Y.equalSnapshots(Y.snapshot(stored.doc), Y.snapshot(truth));
  await closeMirror(stored);
  return same;
}
