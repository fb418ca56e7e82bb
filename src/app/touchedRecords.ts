import type * as Y from 'yjs';
import { rootOf } from '#doc/bodies.ts';
import { onNames } from '#doc/changed.ts';
import { bornKinds } from '#domain/write.ts';

/** Collects the ids of the records that change in the document from now on; answers how to stop, with all of them. */
export function watchRecords(doc: Y.Doc): () => readonly string[] {
  const ids = new Set<string>();
  const stops = bornKinds.map((kind) => onNames(rootOf(doc, kind), (id) => ids.add(id)));
  return () => {
    for (const stop of stops) stop();
    return [...ids];
  };
}
