import * as Y from 'yjs';

/** Merging many at once is quadratic in their number; in a tree of this width it is not. */
const AT_ONCE = 32;

/** One update for many, so that replaying out of causal order costs no more than in order. Null where there is none. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array | null {
  let level = updates;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let from = 0; from < level.length; from += AT_ONCE) above.push(Y.mergeUpdates(level.slice(from, from + AT_ONCE)));
    level = above;
  }
  return level[0] ?? null;
}
