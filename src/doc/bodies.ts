import * as Y from 'yjs';
import { nameOfKey, ownKey } from '#base/ownKey.ts';
import type { BornKind } from '#domain/write.ts';

/**
 * Where a born record lies: in a Y.Map in the root map of its kind, under its id and the client id of whoever put it there
 * (base/ownKey.ts). Who adopts a record that was born elsewhere, or bears one a second time to hide the first, makes another
 * body: so a record may have several; read together they are one record.
 */
type Bodies = ReadonlyMap<string, Y.Map<unknown>>;
const none: Bodies = new Map();

/** The root map of a kind whose records are born. */
export function rootOf(doc: Y.Doc, kind: BornKind): Y.Map<unknown> {
  return doc.getMap(kind);
}

/** A record's bodies, the same one first on every device; none: no such record. Current inside a transaction too. */
export function bodiesOf(doc: Y.Doc, kind: BornKind, id: string): readonly Y.Map<unknown>[] {
  const bodies = indexOf(rootOf(doc, kind)).get(id) ?? none;
  return bodies.size < 2 ? [...bodies.values()] : [...bodies].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, body]) => body);
}

/** Every record of the kind, once. */
export function bornIds(doc: Y.Doc, kind: BornKind): readonly string[] {
  return [...indexOf(rootOf(doc, kind)).keys()];
}

/** How many records the kind has: it only ever grows. */
export function bornCount(doc: Y.Doc, kind: BornKind): number {
  return indexOf(rootOf(doc, kind)).size;
}

/** Puts a new body of the record into the document. */
export function addBody(doc: Y.Doc, { kind, id }: { readonly kind: BornKind; readonly id: string }, body: Y.Map<unknown>): void {
  const root = rootOf(doc, kind);
  const key = ownKey(id, doc.clientID);
  root.set(key, body);
  note(indexOf(root), root, key);
}

type Index = Map<string, Map<string, Y.Map<unknown>>>;
const indexes = new WeakMap<Y.Map<unknown>, Index>();

/** By record, then by key; made on first use and kept up to date by the document's own events. */
function indexOf(root: Y.Map<unknown>): Index {
  const found = indexes.get(root);
  if (found) return found;
  const made: Index = new Map();
  for (const key of root.keys()) note(made, root, key);
  root.observe(({ keysChanged }) => {
    for (const key of keysChanged) if (key !== null) note(made, root, key);
  });
  indexes.set(root, made);
  return made;
}

function note(index: Index, root: Y.Map<unknown>, key: string): void {
  const [id, body] = [nameOfKey(key), root.get(key)];
  const bodies = index.get(id) ?? new Map<string, Y.Map<unknown>>();
  if (body instanceof Y.Map) index.set(id, bodies.set(key, body));
  else if (bodies.delete(key) && bodies.size === 0) index.delete(id);
}
