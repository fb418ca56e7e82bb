import * as Y from 'yjs';
import type { EditId, MemberId } from '#base/ids.ts';
import { BORN, bornKinds, type BornKind, type Plain, type RecordKind, type Saying, type SharedKind, type Write } from '#domain/write.ts';
import { adoptedKey, adoptedRoot, bodiesOf, bornIds, noteAdopted, rootOf } from './bodies.ts';

/** One thing said about one field. A birth counts as an edit of every field (id `born`). */
export type Edit = { readonly id: EditId; readonly field: string; readonly value: unknown; readonly replaces: readonly EditId[]; readonly who: MemberId; readonly when: number };

/** A record as it lies in the document; `born` is null where only changes of it are known or the birth is unreadable. */
export type StoredRecord = {
  readonly born: { readonly value: Readonly<Record<string, unknown>>; readonly who: MemberId; readonly when: number } | null;
  readonly edits: readonly Edit[];
};

/**
 * Puts decided writes into the document in one transaction. Nothing is ever overwritten or deleted: the update has an empty delete set. Throws where a change
 * names a record that was never born, for `decide` refuses that.
 *
 * Layout: a contact, talk or task is a Y.Map under its id in the root map of its kind, with `born: [value, who, when]` and `changes`, a Y.Array of
 * `[edit, field, value, replaces, who, when]`; an adopted one lies elsewhere (bodies.ts). Members, devices, the space and the guide have ids that two devices may use first at the same time, so they have
 * no birth: each kind is one root Y.Array of `[id, edit, field, value, replaces, who, when]`.
 */
export function applyWrites(doc: Y.Doc, writes: readonly Write[], by: Saying, origin: unknown): void {
  doc.transact(() => {
    for (const write of writes) {
      if (write.make === 'birth') bear(doc, write, by);
      else if (write.make === 'adoption') adopt(doc, write);
      else appendChange(doc, write, by);
    }
  }, origin);
}

/** The record, or null where the document has none of that id. Whatever another version wrote, this never throws. */
export function readRecord(doc: Y.Doc, kind: RecordKind, id: string): StoredRecord | null {
  if (!isBornKind(kind)) {
    const edits = sharedChanges(doc, kind).toArray().filter((said) => Array.isArray(said) && said[0] === id);
    return edits.length > 0 ? { born: null, edits: withoutDoubles(edits.flatMap((said) => readEdit((said as unknown[]).slice(1)))) } : null;
  }
  const bodies = bodiesOf(doc, kind, id);
  if (bodies.length === 0) return null;
  const births = bodies.map((body) => readBirth(body.get('born')));
  return { born: births.find((birth) => birth !== null) ?? null, edits: withoutDoubles(bodies.flatMap((body) => changesIn(body)?.toArray().flatMap(readEdit) ?? [])) };
}

/** How much has been said about a born record: it only ever grows, so a reading is current as long as this stays the same. */
export function changeCount(doc: Y.Doc, kind: BornKind, id: string): number {
  return bodiesOf(doc, kind, id).reduce((count, body) => count + 1 + (changesIn(body)?.length ?? 0), 0);
}

export function recordIds(doc: Y.Doc, kind: RecordKind): readonly string[] {
  if (isBornKind(kind)) return bornIds(doc, kind);
  return [...new Set(sharedChanges(doc, kind).toArray().flatMap((said) => (Array.isArray(said) && typeof said[0] === 'string' ? [said[0]] : [])))];
}

/** Everything ever said about a field, the birth first. */
export function saidAbout(record: StoredRecord, field: string): readonly Edit[] {
  const said = record.edits.filter((edit) => edit.field === field);
  if (!record.born) return said;
  return [{ id: BORN, field, value: record.born.value[field], replaces: [], who: record.born.who, when: record.born.when }, ...said];
}

/** The edits of a field that no other replaces, latest first; several are a field that people changed apart. */
export function heads(record: StoredRecord, field: string): readonly Edit[] {
  const said = saidAbout(record, field);
  if (said.length < 2) return said;
  const replaced = new Set(said.flatMap((edit) => edit.replaces.filter((other) => other !== edit.id)));
  const standing = said.filter((edit) => !replaced.has(edit.id));
  return (standing.length > 0 ? standing : said).toSorted(latestFirst);
}

/** The same order on every device, whatever arrived first. */
export function latestFirst(a: { readonly when: number; readonly id: string }, b: { readonly when: number; readonly id: string }): number {
  return b.when - a.when || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** The root array of a kind that is known by its changes alone. */
export function sharedChanges(doc: Y.Doc, kind: SharedKind): Y.Array<unknown> {
  return doc.getArray(kind);
}

function bear(doc: Y.Doc, write: Extract<Write, { make: 'birth' }>, by: Saying): void {
  if (bodiesOf(doc, write.kind, write.id).length > 0) throw new Error(`${write.kind} ${write.id} is born already`);
  rootOf(doc, write.kind).set(write.id, bodyOf([write.born, by.member, by.at]));
}

/** The id stands in the value too: whoever erases the record later finds this birth by it, also before it arrived (circle C-22). */
function adopt(doc: Y.Doc, write: Extract<Write, { make: 'adoption' }>): void {
  const key = adoptedKey(write, write.body);
  adoptedRoot(doc).set(key, bodyOf([write.born, write.by.member, write.by.at, write.id]));
  noteAdopted(doc, key);
}

function bodyOf(born: readonly Plain[]): Y.Map<unknown> {
  const body = new Y.Map<unknown>();
  body.set('born', born);
  body.set('changes', new Y.Array());
  return body;
}

function appendChange(doc: Y.Doc, write: Extract<Write, { make: 'change' | 'append' }>, by: Saying): void {
  const replaces = write.make === 'change' ? write.replaces : [];
  const { member, at } = (write.make === 'change' ? write.by : undefined) ?? by;
  const said: Plain[] = [write.edit, write.field, write.value, replaces, member, at];
  if (!isBornKind(write.kind)) {
    sharedChanges(doc, write.kind).push([[write.id, ...said]]);
    return;
  }
  const changes = bodiesOf(doc, write.kind, write.id).map(changesIn).find((one) => one !== null);
  if (!changes) throw new Error(`${write.kind} ${write.id} was never born`);
  changes.push([said]);
}

function changesIn(body: Y.Map<unknown>): Y.Array<unknown> | null {
  const changes = body.get('changes');
  return changes instanceof Y.Array ? changes : null;
}

/** Two who adopted the same change apart have written it twice; what only shares an id is kept. */
function withoutDoubles(edits: readonly Edit[]): readonly Edit[] {
  if (edits.length < 2 || new Set(edits.map(({ id }) => id)).size === edits.length) return edits;
  const known = new Set<string>();
  return edits.filter((edit) => {
    const said = JSON.stringify(edit, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
    return !known.has(said) && known.add(said);
  });
}

export function isBornKind(kind: RecordKind): kind is BornKind {
  return bornKinds.some((one) => one === kind);
}

function readBirth(stored: unknown): StoredRecord['born'] {
  if (!Array.isArray(stored)) return null;
  const [value, who, when]: unknown[] = stored;
  if (typeof value !== 'object' || value === null) return null;
  return { value: value as Record<string, unknown>, who: readMember(who), when: readInstant(when) };
}

function readEdit(stored: unknown): readonly Edit[] {
  if (!Array.isArray(stored)) return [];
  const [id, field, value, replaces, who, when]: unknown[] = stored;
  if (typeof id !== 'string' || typeof field !== 'string') return [];
  const others = Array.isArray(replaces) ? replaces.filter((other) => typeof other === 'string') : [];
  return [{ id: id as EditId, field, value, replaces: others as EditId[], who: readMember(who), when: readInstant(when) }];
}

function readMember(value: unknown): MemberId {
  return (typeof value === 'string' ? value : '') as MemberId;
}

function readInstant(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
