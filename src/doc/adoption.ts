import * as Y from 'yjs';
import type { Adopted } from '#domain/adoption.ts';
import { bornKinds, sharedKinds, type Plain, type RecordKind } from '#domain/write.ts';
import { rootOf } from './bodies.ts';
import { eventShape } from './calendarShapes.ts';
import { onNames } from './changed.ts';
import { isFieldName, isName, isPlain, isPlainObject, textsIn } from './plain.ts';
import { isBornKind, readRecord, recordIds, sharedChanges, type Edit, type StoredRecord } from './records.ts';
import { foreignIn, notShown, type NotShown } from './updateParts.ts';

/** What one update left behind says. */
export type Unheard = {
  /** What the document lacks, as it was said, births first. */
  readonly said: readonly Adopted[];
  /** Only how many: what is erased is erased. */
  readonly notShown: NotShown;
  /** How many things are of kinds this version does not know: a newer one might. */
  readonly foreign: number;
  /** Nothing any device would have taken. */
  readonly unreadable: boolean;
};

const knownRoots: ReadonlySet<string> = new Set([...bornKinds, ...sharedKinds]);

/**
 * What each of these updates, one author's in their order, says that the document does not hold, found in a copy of it.
 * What is of an erased record or speaks of one (`erased`: their ids) is none of it. Never throws, whatever the bytes.
 */
export function unheard(doc: Y.Doc, updates: readonly Uint8Array[], erased: ReadonlySet<string>): readonly Unheard[] {
  const known = new Set<string>();
  const taken: Uint8Array[] = [];
  let copy = copyOf(doc, taken);
  return updates.map((update) => {
    const touched = take(copy, update);
    if (!touched) {
      // Yjs stops half-way: what came before is put together again.
      copy = copyOf(doc, taken);
      return { said: [], notShown: { gone: 0, waiting: 0 }, foreign: 0, unreadable: true };
    }
    taken.push(update);
    const news = touched.flatMap((record) => newsOf(doc, copy, record)).filter((one) => !known.has(nameOf(one)) && known.add(nameOf(one)));
    const said = news.filter((one) => !spokenOf(one).some((id) => erased.has(id))).toSorted((a, b) => Number(b.make === 'birth') - Number(a.make === 'birth'));
    const hidden = notShown(copy, update);
    return { said, notShown: { ...hidden, gone: hidden.gone + news.length - said.length }, foreign: foreignIn({ before: doc, after: copy }, update, knownRoots), unreadable: false };
  });
}

/** For each of these the others that bear a record it changes or speaks of, directly or through one of them. */
export function standsOn(all: readonly Unheard[]): readonly ReadonlySet<number>[] {
  const bearers = new Map(all.flatMap(({ said }, index) => said.flatMap((one) => (one.make === 'birth' ? [[one.id, index] as const] : []))));
  const direct = all.map(({ said }) => said.flatMap(spokenOf).flatMap((id) => bearers.get(id) ?? []));
  return direct.map((_, index) => reachable(direct, index));
}

type RecordName = { readonly kind: RecordKind; readonly id: string };

function copyOf(doc: Y.Doc, updates: readonly Uint8Array[]): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  for (const update of updates) Y.applyUpdate(copy, update);
  return copy;
}

/** Applies an update and answers the records it touched; null where it is none, or deletes. */
function take(copy: Y.Doc, update: Uint8Array): readonly RecordName[] | null {
  const touched = new Map<string, RecordName>();
  const stop = listen(copy, (kind, id) => touched.set(`${kind} ${id}`, { kind, id }));
  try {
    if (Y.decodeUpdate(update).ds.clients.size > 0) return null;
    Y.applyUpdate(copy, update);
    return [...touched.values()];
  } catch {
    return null;
  } finally {
    stop();
  }
}

function listen(doc: Y.Doc, note: (kind: RecordKind, id: string) => void): () => void {
  const born = bornKinds.map((kind) => onNames(rootOf(doc, kind), (id) => note(kind, id)));
  const shared = sharedKinds.map((kind) => {
    const changes = sharedChanges(doc, kind);
    const tell = (): void => recordIds(doc, kind).forEach((id) => note(kind, id));
    changes.observe(tell);
    return () => changes.unobserve(tell);
  });
  return () => [...born, ...shared].forEach((stop) => stop());
}

/** What the copy knows of a record and the document does not; nothing of what no device would have written. */
function newsOf(doc: Y.Doc, copy: Y.Doc, { kind, id }: RecordName): readonly Adopted[] {
  const [before, now] = [readRecord(doc, kind, id), readRecord(copy, kind, id)];
  if (!now || !isName(id)) return [];
  const heard = new Set(before?.edits.map((edit) => edit.id));
  const changes = now.edits.filter((edit) => !heard.has(edit.id)).flatMap((edit) => changeOf({ kind, id }, edit));
  if (before) return changes;
  const births = birthOf({ kind, id }, now);
  return births.length > 0 || !isBornKind(kind) ? [...births, ...changes] : [];
}

function birthOf({ kind, id }: RecordName, { born }: StoredRecord): readonly Adopted[] {
  return born && isBornKind(kind) && isPlainObject(born.value) ? [{ make: 'birth', kind, id, born: Object.fromEntries(Object.entries(born.value).map(([field, value]) => [field, asSaidNow(kind, field, value)])), by: { member: born.who, at: born.when } }] : [];
}

function changeOf(record: RecordName, { id: edit, field, value, replaces, who, when }: Edit): readonly Adopted[] {
  return isName(edit) && isFieldName(field) && isPlain(value) ? [{ make: 'change', ...record, edit, field, value: asSaidNow(record.kind, field, value), replaces, by: { member: who, at: when } }] : [];
}

/** Where an event was imported from, without what only earlier versions said of it (D-246). */
function asSaidNow(kind: RecordKind, field: string, value: Plain): Plain {
  return (kind === 'event' || kind === 'internalEvent') && field === 'origin' ? (eventShape.origin.read(value) ?? null) : value;
}

function nameOf(one: Adopted): string {
  return `${one.kind} ${one.id} ${one.make === 'birth' ? '' : one.edit}`;
}

/** The record it is of, and everything its value may name. */
function spokenOf(one: Adopted): readonly string[] {
  return [one.id, ...textsIn(one.make === 'birth' ? one.born : one.value)];
}

function reachable(direct: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (at: number): void => {
    for (const next of direct[at] ?? []) {
      if (next === from || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(from);
  return found;
}
