import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { ownBytes } from '#base/bytes.ts';
import { nameOfKey } from '#base/ownKey.ts';
import { writeUint } from '#wire/codec.ts';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
/** What a Yjs update consists of: an item, a gap that was left out, or a blank (a deleted item of which only the clock is left). */
export type Struct = Decoded['structs'][number];

/** What is inside an update (Yjs, encoding v1); null where it is none. Never throws. */
export function decodeUpdate(update: Bytes): Decoded | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/** Holds the clock of what is left out, so that what follows it under the same client id can still be taken. */
export function blank(client: number, clock: number, length: number): Struct {
  return new Y.GC(Y.createID(client, clock), length);
}

/** A blank in the place of this struct. */
export function blankFor({ id, length }: Struct): Struct {
  return blank(id.client, id.clock, length);
}

/** An update (encoding v1) of these structs and no deletions. Structs of one client must follow each other without a gap. */
export function encodeStructs(structs: readonly Struct[]): Bytes {
  const byClient = Map.groupBy(structs, ({ id }) => id.client);
  const to = new Y.UpdateEncoderV1();
  writeUint(to.restEncoder, byClient.size);
  for (const [client, all] of byClient) {
    writeUint(to.restEncoder, all.length);
    to.writeClient(client);
    writeUint(to.restEncoder, all[0]?.id.clock ?? 0);
    for (const struct of all) struct.write(to, 0);
  }
  writeUint(to.restEncoder, 0);
  return ownBytes(to.toUint8Array());
}

/** Whether the document has taken this in and nothing readable of it is left; false as well while it waits for others. */
export function isDeletedIn(doc: Y.Doc, id: Y.ID): boolean {
  return id.clock < Y.getState(doc.store, id.client) && Y.getItem(doc.store, id).deleted;
}

/** The births (new keys of root maps) among them whose record is one of `ids` or holds one of them as a value: a talk of that contact. */
export function bearsOrMentions(structs: readonly Struct[], ids: ReadonlySet<string>): ReadonlySet<Struct> {
  const within = birthsIn(structs);
  const found = new Set<Struct>(structs.filter((struct) => bearsOneOf(struct, ids)));
  for (const [struct, birth] of within) {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentAny && mentions(struct.content.arr, ids)) found.add(birth);
  }
  return found;
}

/** For each struct the birth it lies under, where that is among them: itself for a birth. */
export function birthsIn(structs: readonly Struct[]): ReadonlyMap<Struct, Struct> {
  const within = new Map<Struct, Struct>(structs.filter(isBirth).map((birth) => [birth, birth]));
  const at = new Map(structs.map((struct) => [nameOf(struct.id), struct]));
  for (const struct of structs) {
    const birth = within.get(struct) ?? birthAbove(struct, at, within);
    if (birth) within.set(struct, birth);
  }
  return within;
}

/** What one entry carries of a document at most; far below what a body holds. */
const AT_ONCE_BYTES = 64 * 1024;

/** In their order, as many at once as fit an entry. */
export function inPieces(structs: readonly Struct[]): readonly (readonly Struct[])[] {
  const pieces: Struct[][] = [];
  let room = 0;
  for (const struct of structs) {
    const size = encodeStructs([struct]).length;
    if (size > room) {
      pieces.push([]);
      room = AT_ONCE_BYTES;
    }
    pieces.at(-1)?.push(struct);
    room -= size;
  }
  return pieces;
}

/** Whether it bears a record of one of these ids. */
export function bearsOneOf(struct: Struct, ids: ReadonlySet<string>): boolean {
  return isBirth(struct) && struct.parentSub !== null && ids.has(nameOfKey(struct.parentSub));
}

function isBirth(struct: Struct): struct is Y.Item {
  return struct instanceof Y.Item && typeof struct.parent === 'string' && struct.parentSub !== null;
}

function birthAbove(struct: Struct, at: ReadonlyMap<string, Struct>, within: ReadonlyMap<Struct, Struct>): Struct | undefined {
  const [above] = neighboursOf(struct);
  const known = above && at.get(nameOf(above));
  return known && within.get(known);
}

/** One string for a struct's id, to look it up by. */
export function nameOf({ client, clock }: Y.ID): string {
  return `${client} ${clock}`;
}

function mentions(value: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) && Object.values(value).some((inner) => mentions(inner, ids));
}

/** What a struct refers to: the map it sets a key of, where that is none of the document's own. Others are not taken (owners.ts). */
export function neighboursOf(struct: Struct): readonly Y.ID[] {
  const parent: unknown = struct instanceof Y.Item ? struct.parent : null;
  return parent instanceof Y.ID ? [parent] : [];
}

/** Client ids of which the document lacks what the struct refers to. */
export function waitsFor(doc: Y.Doc, struct: Struct): readonly number[] {
  return neighboursOf(struct).flatMap(({ client, clock }) => (client !== struct.id.client && clock >= Y.getState(doc.store, client) ? [client] : []));
}

/** What the document holds but can not show yet: it was built on something that has not arrived. */
export function pendingIn({ store }: Y.Doc): readonly Struct[] {
  return store.pendingStructs ? Y.decodeUpdateV2(store.pendingStructs.update).structs : [];
}

/** Client ids that something in the document waits for. */
export function waitedFor(doc: Y.Doc): readonly number[] {
  return pendingIn(doc).flatMap((struct) => waitsFor(doc, struct));
}
