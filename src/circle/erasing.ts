import * as Y from 'yjs';
import { nameOfKey } from '#base/ownKey.ts';
import type { ErasedRecord } from './replica.ts';
import { bearsOneOf, blankFor, encodeStructs, isDeletedIn, nameOf, neighboursOf, pendingIn, type Struct } from './structs.ts';

/** Deletes records from a document that nobody writes to, also what of them still waits for changes that have not arrived. */
export function eraseRecords(doc: Y.Doc, records: readonly ErasedRecord[]): void {
  doc.transact(() => {
    for (const [root, ofRoot] of Map.groupBy(records, (record) => record.root)) {
      const ids = new Set(ofRoot.map(({ id }) => id));
      const map = doc.getMap(root);
      for (const key of map.keys()) if (ids.has(nameOfKey(key))) map.delete(key);
    }
  });
  const waiting = pendingIn(doc);
  if (records.length === 0 || waiting.length === 0) return;
  doc.store.pendingStructs = null;
  Y.applyUpdate(doc, encodeStructs(withoutErased(doc, waiting, records)));
}

/** Yjs would delete these as soon as they stop waiting; until then their content would lie in the snapshot. */
function withoutErased(doc: Y.Doc, waiting: readonly Struct[], records: readonly ErasedRecord[]): readonly Struct[] {
  const ids = new Set(records.map(({ id }) => id));
  const at = new Map(waiting.map((struct) => [nameOf(struct.id), struct]));
  const erased = new Map<Struct, boolean>();
  const isErased = (struct: Struct): boolean => {
    const known = erased.get(struct);
    if (known !== undefined) return known;
    erased.set(struct, false);
    const found = bearsOneOf(struct, ids) || neighboursOf(struct).some((id) => isErasedAt(id));
    erased.set(struct, found);
    return found;
  };
  const isErasedAt = (id: Y.ID): boolean => {
    const among = at.get(nameOf(id));
    return among ? isErased(among) : isDeletedIn(doc, id);
  };
  return waiting.map((struct) => (isErased(struct) ? blankFor(struct) : struct));
}
