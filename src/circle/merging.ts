import * as Y from 'yjs';

/** Merging many at once is quadratic in their number; in a tree of this width it is not. */
const AT_ONCE = 64;

/**
 * Applies updates in one transaction. In causal order, as a log mostly is, one after another is fastest; as soon as one
 * has to wait for another, the rest is merged first, for replaying out of causal order is quadratic.
 */
export function applyAll(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void {
  Y.transact(doc, () => {
    for (const [index, update] of updates.entries()) {
      if (doc.store.pendingStructs) return applyMerged(doc, updates.slice(index), origin);
      Y.applyUpdate(doc, update, origin);
    }
  }, origin, false);
}

function applyMerged(doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void {
  const merged = mergeAll(updates);
  if (merged) Y.applyUpdate(doc, merged, origin);
}

/** One update for many; null where there is none. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array | null {
  let level = updates;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let from = 0; from < level.length; from += AT_ONCE) above.push(Y.mergeUpdates(level.slice(from, from + AT_ONCE)));
    level = above;
  }
  return level[0] ?? null;
}
