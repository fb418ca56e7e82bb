import * as Y from 'yjs';
import type { EditId, MemberId } from '#base/ids.ts';
import { nameOfKey, ownKey } from '#base/ownKey.ts';
import { BORN, bornKinds, type BornKind, type Plain, type RecordKind, type Saying, type SharedKind, type Write } from '#domain/write.ts';
import { addBody, bodiesOf, bornIds } from './bodies.ts';

/** One thing said about one field. A birth counts as an edit of every field (id `born`). */
export type Edit = { readonly id: EditId; readonly field: string; readonly value: unknown; readonly replaces: readonly EditId[]; readonly who: MemberId; readonly when: number };

/** A record as it lies in the document; `born` is null where only changes of it are known or the birth is unreadable. `bornAgain`: births that say something else; honest devices make none. */
export type StoredRecord = { readonly born: Birth | null; readonly bornAgain: readonly Birth[]; readonly edits: readonly Edit[] };
export type Birth = { readonly value: Readonly<Record<string, unknown>>; readonly who: MemberId; readonly when: number };

/**
 * Puts decided writes into the document in one transaction. Nothing is ever overwritten or deleted: the update has an empty delete set and sets only keys
 * that bear this session's client id (base/ownKey.ts). Throws where a change names a record that was never born, for `decide` refuses that.
 *
 * Layout: a record of a born kind (a contact, a talk …) is a Y.Map under its id in the root map of its kind (bodies.ts), with `born: [value, who, when]` and
 * each change under its edit's id: `[field, value, replaces, who, when]`; what is only ever appended (consents, check-ins) replaces nothing. Members, devices, the space and the guide have ids that two devices may use first at the same time, so
 * they have no birth: their changes lie in the root map of their kind, under `<id> <edit>`.
 */
export function applyWrites(doc: Y.Doc, writes: readonly Write[], by: Saying, origin: unknown): void {
  doc.transact(() => {
    for (const write of writes) {
      if (write.make === 'birth') bear(doc, write, by);
      else if (write.make === 'adoption') putBody(doc, write, write.by);
      else appendChange(doc, write, by);
    }
  }, origin);
}

/** The record, or null where the document has none of that id. Whatever another version wrote, this never throws. */
export function readRecord(doc: Y.Doc, kind: RecordKind, id: string): StoredRecord | null {
  if (!isBornKind(kind)) {
    const edits = sharedEdits(doc, kind).filter((one) => one.of === id);
    return edits.length > 0 ? { born: null, bornAgain: [], edits: inOrder(edits.flatMap((one) => readEdit(one.edit, one.said))) } : null;
  }
  const bodies = bodiesOf(doc, kind, id);
  if (bodies.length === 0) return null;
  const [births, edits]: [Birth[], Edit[]] = [[], []];
  for (const body of bodies) {
    body.forEach((said, key) => {
      const name = nameOfKey(key);
      if (name === BORN) births.push(...readBirth(said));
      else edits.push(...readEdit(name, said));
    });
  }
  const [born = null, ...bornAgain] = inOrder(births);
  return { born, bornAgain, edits: inOrder(edits) };
}

/** How much has been said about a born record: it only ever grows, so a reading is current as long as this stays the same. */
export function changeCount(doc: Y.Doc, kind: BornKind, id: string): number {
  return bodiesOf(doc, kind, id).reduce((count, body) => count + 1 + body.size, 0);
}

export function recordIds(doc: Y.Doc, kind: RecordKind): readonly string[] {
  return isBornKind(kind) ? bornIds(doc, kind) : [...new Set(sharedEdits(doc, kind).map(({ of }) => of))].toSorted();
}

/** Everything ever said about a field, the birth first; of several births each says what it says. */
export function saidAbout(record: StoredRecord, field: string): readonly Edit[] {
  const said = record.edits.filter((edit) => edit.field === field);
  if (!record.born) return said;
  return [...[record.born, ...record.bornAgain].map(({ value, who, when }) => ({ id: BORN, field, value: value[field], replaces: [], who, when })), ...said];
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

/** The root map of a kind that is known by its changes alone. */
export function sharedChanges(doc: Y.Doc, kind: SharedKind): Y.Map<unknown> {
  return doc.getMap(kind);
}

function bear(doc: Y.Doc, write: Extract<Write, { make: 'birth' }>, by: Saying): void {
  if (bodiesOf(doc, write.kind, write.id).length > 0) throw new Error(`${write.kind} ${write.id} is born already`);
  putBody(doc, write, by);
}

function putBody(doc: Y.Doc, write: Extract<Write, { make: 'birth' | 'adoption' }>, by: Saying): void {
  addBody(doc, write, new Y.Map<unknown>([[ownKey(BORN, doc.clientID), [write.born, by.member, by.at]]]));
}

function appendChange(doc: Y.Doc, write: Extract<Write, { make: 'change' | 'append' }>, by: Saying): void {
  const replaces = write.make === 'change' ? write.replaces : [];
  const { member, at } = (write.make === 'change' ? write.by : undefined) ?? by;
  const said: Plain[] = [write.field, write.value, replaces, member, at];
  if (!isBornKind(write.kind)) {
    sharedChanges(doc, write.kind).set(ownKey(`${write.id} ${write.edit}`, doc.clientID), said);
    return;
  }
  const [body] = bodiesOf(doc, write.kind, write.id);
  if (!body) throw new Error(`${write.kind} ${write.id} was never born`);
  body.set(ownKey(write.edit, doc.clientID), said);
}

function sharedEdits(doc: Y.Doc, kind: SharedKind): readonly { readonly of: string; readonly edit: string; readonly said: unknown }[] {
  return [...sharedChanges(doc, kind).entries()].map(([key, said]) => {
    const [of = '', edit = ''] = nameOfKey(key).split(' ');
    return { of, edit, said };
  });
}

/**
 * The same order on every device: a map's keys come as they arrived. Two who adopted the same apart have written it twice,
 * and it is told once; what only shares an id is kept.
 */
function inOrder<T extends { readonly when: number }>(said: readonly T[]): readonly T[] {
  if (said.length < 2) return said;
  const named = new Map(said.map((one) => [nameOfSaid(one), one]));
  return [...named].toSorted(([a, one], [b, other]) => one.when - other.when || (a < b ? -1 : 1)).map(([, one]) => one);
}

function nameOfSaid(said: unknown): string {
  return JSON.stringify(said, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

export function isBornKind(kind: RecordKind): kind is BornKind {
  return bornKinds.some((one) => one === kind);
}

function readBirth(stored: unknown): readonly Birth[] {
  if (!Array.isArray(stored)) return [];
  const [value, who, when]: unknown[] = stored;
  if (typeof value !== 'object' || value === null) return [];
  return [{ value: value as Record<string, unknown>, who: readMember(who), when: readInstant(when) }];
}

function readEdit(id: string, stored: unknown): readonly Edit[] {
  if (!Array.isArray(stored)) return [];
  const [field, value, replaces, who, when]: unknown[] = stored;
  if (typeof field !== 'string') return [];
  const others = Array.isArray(replaces) ? replaces.filter((other) => typeof other === 'string') : [];
  return [{ id: id as EditId, field, value, replaces: others as EditId[], who: readMember(who), when: readInstant(when) }];
}

function readMember(value: unknown): MemberId {
  return (typeof value === 'string' ? value : '') as MemberId;
}

function readInstant(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
