import type * as Y from 'yjs';
import type { BornKind } from '#domain/write.ts';
import { bornCount, bornIds } from './bodies.ts';

const none: ReadonlySet<never> = new Set();

/**
 * Records of a kind by something about them that stays for life (whose a mandate is): grouped once, new ones as soon as they are there, inside a
 * transaction too.
 */
export function grouped<Id extends string, Key extends string>(doc: Y.Doc, kind: BornKind, keysOf: (id: Id) => readonly Key[]): (key: Key) => ReadonlySet<Id> {
  const groups = new Map<Key, Set<Id>>();
  const placed = new Set<string>();
  return (key) => {
    if (bornCount(doc, kind) !== placed.size) {
      for (const id of bornIds(doc, kind)) {
        if (placed.has(id)) continue;
        placed.add(id);
        for (const one of keysOf(id as Id)) groups.set(one, (groups.get(one) ?? new Set<Id>()).add(id as Id));
      }
    }
    return groups.get(key) ?? none;
  };
}
