import * as Y from 'yjs';
import { bornKinds, type BornKind } from '#domain/write.ts';

/**
 * Where a born record lies: in a Y.Map under its id in the root map of its kind. One that was adopted lies in the root map
 * `adopted`, under its kind, its id and a word of its adopter: of two births under one key Yjs would keep one, and with the
 * other all that was said in it. So a record may have several bodies; read together they are one record.
 */
const ADOPTED = 'adopted';

/** A place in a root map, as erasing names it. */
export type Place = { readonly root: string; readonly id: string };
type RecordName = { readonly kind: BornKind; readonly id: string };

/** The root map of a kind whose records are born. */
export function rootOf(doc: Y.Doc, kind: BornKind): Y.Map<unknown> {
  return doc.getMap(kind);
}

export function adoptedRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(ADOPTED);
}

export function adoptedKey({ kind, id }: RecordName, body: string): string {
  return `${kind} ${id} ${body}`;
}

/** Null for a key no adoption makes. */
export function readAdoptedKey(key: string): RecordName | null {
  const [kind, id, body, more] = key.split(' ');
  const known = bornKinds.find((one) => one === kind);
  return known && id && body && more === undefined ? { kind: known, id } : null;
}

/** A record's bodies, the same one first on every device; none: no such record. Current inside a transaction too. */
export function bodiesOf(doc: Y.Doc, kind: BornKind, id: string): readonly Y.Map<unknown>[] {
  const own = rootOf(doc, kind).get(id);
  const adopted = adoptedKeys(doc, kind, id).map((key) => adoptedRoot(doc).get(key));
  return [own, ...adopted].filter((body) => body instanceof Y.Map);
}

/** Every record of the kind, once. */
export function bornIds(doc: Y.Doc, kind: BornKind): readonly string[] {
  const own = [...rootOf(doc, kind).keys()];
  const index = indexOf(doc);
  if (index.size === 0) return own;
  const adopted = [...index.values()].flatMap(({ name, keys }) => (name.kind === kind && [...keys].some((key) => adoptedRoot(doc).has(key)) ? [name.id] : []));
  return [...new Set([...own, ...adopted])];
}

/** Everywhere something of the record lies or may come to lie: what erasing it deletes. */
export function placesOf(doc: Y.Doc, kind: BornKind, id: string): readonly Place[] {
  return [{ root: kind, id }, ...adoptedKeys(doc, kind, id).map((key) => ({ root: ADOPTED, id: key }))];
}

/** To be called with every adoption: keys are found before its transaction ends. */
export function noteAdopted(doc: Y.Doc, key: string): void {
  note(indexOf(doc), key);
}

type Index = Map<string, { readonly name: RecordName; readonly keys: Set<string> }>;
const indexes = new WeakMap<Y.Doc, Index>();

function adoptedKeys(doc: Y.Doc, kind: BornKind, id: string): readonly string[] {
  const index = indexOf(doc);
  return index.size === 0 ? [] : [...(index.get(`${kind} ${id}`)?.keys ?? [])].toSorted();
}

/** By record; made on first use and kept up to date by the document's own events. */
function indexOf(doc: Y.Doc): Index {
  const found = indexes.get(doc);
  if (found) return found;
  const made: Index = new Map();
  const root = adoptedRoot(doc);
  for (const key of root.keys()) note(made, key);
  root.observe(({ keysChanged }) => {
    for (const key of keysChanged) if (key !== null) note(made, key);
  });
  indexes.set(doc, made);
  return made;
}

function note(index: Index, key: string): void {
  const name = readAdoptedKey(key);
  if (!name) return;
  const known = index.get(`${name.kind} ${name.id}`);
  if (known) known.keys.add(key);
  else index.set(`${name.kind} ${name.id}`, { name, keys: new Set([key]) });
}
