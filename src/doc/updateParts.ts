import * as Y from 'yjs';

/** How many things an update says that its document does not show: `gone`, they were said of something that is no longer there; `waiting`, of something that has not arrived. */
export type NotShown = { readonly gone: number; readonly waiting: number };

/** Counts them in a document the update was applied to. Every birth and every change is one array among the update's values (records.ts). */
export function notShown(doc: Y.Doc, update: Uint8Array): NotShown {
  let [gone, waiting] = [0, 0];
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    struct.content.arr.forEach((value: unknown, index) => {
      if (!Array.isArray(value)) return;
      const at = Y.createID(struct.id.client, struct.id.clock + index);
      if (at.clock >= Y.getState(doc.store, at.client)) waiting += 1;
      else if (Y.getItem(doc.store, at).deleted) gone += 1;
    });
  }
  return { gone, waiting };
}

/** How many things of an update, which `before` does not hold, lie in `after`, to which it was applied, under roots of no kind this version knows. */
export function foreignIn({ before, after }: { readonly before: Y.Doc; readonly after: Y.Doc }, update: Uint8Array, known: ReadonlySet<string>): number {
  const names = new Map([...after.share].map(([name, root]) => [root as unknown, name]));
  return Y.decodeUpdate(update).structs.filter(({ id, length }) => {
    if (id.clock + length <= Y.getState(before.store, id.client) || id.clock >= Y.getState(after.store, id.client)) return false;
    const item = Y.getItem(after.store, id);
    return item instanceof Y.Item && !item.deleted && !known.has(names.get(rootOf(item)) ?? '');
  }).length;
}

function rootOf({ parent }: Y.Item): unknown {
  const above = parent instanceof Y.AbstractType ? parent._item : null;
  return above ? rootOf(above) : parent;
}
