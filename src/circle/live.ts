import type * as Y from 'yjs';
import type { CircleDeps } from './circle.ts';
import { openReplica, type Opening, type Session } from './opening.ts';
import type { Replica } from './replica.ts';

/** An open circle's changing parts; only its queue touches them. */
export type Live = {
  /** Its log and key change with the epoch. */
  deps: CircleDeps;
  replica: Replica;
  session: Session;
  readonly listeners: Set<(doc: Y.Doc) => void>;
  /** The document is not to be trusted, and the log could not be read yet to replace it. */
  stale: boolean;
  closed: boolean;
};

/** Replaces the document by what the log holds, with a new writing session. */
export async function rebuild(live: Live): Promise<void> {
  live.stale = true;
  exchange(live, await openReplica(live.deps));
}

/** Goes on with another document. */
export function exchange(live: Live, { replica, session }: Opening): void {
  const before = live.replica.doc;
  Object.assign(live, { replica, session, stale: false });
  for (const listener of live.listeners) listener(replica.doc);
  before.destroy();
}

/** Rebuilds as soon as that is possible; otherwise the next use tries again. */
export async function rebuildIfPossible(live: Live): Promise<void> {
  try {
    await rebuild(live);
  } catch {
    live.stale = true;
  }
}

/** Whether the document is the same as the log, if need be after another try. */
export async function isUsable(live: Live): Promise<boolean> {
  if (live.stale) await rebuildIfPossible(live);
  return !live.stale;
}
