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

/** The cache of this space's board; empty where there is none yet. */
export async function openBoardCache(space: SpaceId): Promise<BoardCache> {
  const name = boardCacheName(space);
  let mirror = await openMirror(name);
  return {
    doc: () => mirror.doc,
    async keep(truth) {
      addMissing(mirror, truth);
      if (await isOnDisk(name, truth)) return 'kept';
      await mirror.clearData();
      mirror = await openMirror(name);
      addMissing(mirror, truth);
      return (await isOnDisk(name, truth)) ? 'rebuilt' : 'failed';
    },
    close: async () => closeMirror(mirror),
  };
}

/** The document is the cache's own: what lies on disk never flows into the log's. */
async function openMirror(name: string): Promise<IndexeddbPersistence> {
  return new IndexeddbPersistence(name, new Y.Doc()).whenSynced;
}

async function closeMirror(mirror: IndexeddbPersistence): Promise<void> {
  await mirror.destroy();
  mirror.doc.destroy();
}

function addMissing(mirror: IndexeddbPersistence, truth: Y.Doc): void {
  const missing = Y.encodeStateAsUpdate(truth, Y.encodeStateVector(mirror.doc));
  Y.applyUpdate(mirror.doc, missing);
}

async function isOnDisk(name: string, truth: Y.Doc): Promise<boolean> {
  const stored = await openMirror(name);
  const same = Y.equalSnapshots(Y.snapshot(stored.doc), Y.snapshot(truth));
  await closeMirror(stored);
  return same;
}
