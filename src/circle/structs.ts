import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { ownBytes } from '#base/bytes.ts';
import { writeUint } from '#wire/codec.ts';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
/** What a Yjs update consists of: an item, a gap that was left out, or a blank (a deleted item of which only the clock is left). */
export type Struct = Decoded['structs'][number];

/** What is inside an update; null where it is none. */
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

/** Whether the document has taken the struct in and nothing readable of it is left; false as well while it waits for others. */
export function isDeletedIn(doc: Y.Doc, { id }: Struct): boolean {
  return id.clock < Y.getState(doc.store, id.client) && Y.getItem(doc.store, id).deleted;
}

/** Whether the struct bears a record: a new key of a root map. */
export function isBirth(struct: Struct): struct is Y.Item {
  return struct instanceof Y.Item && typeof struct.parent === 'string' && struct.parentSub !== null;
}

/** Client ids of which the document lacks what the struct refers to. */
export function waitsFor(doc: Y.Doc, struct: Struct): readonly number[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent].flatMap((at) => (at instanceof Y.ID && at.client !== struct.id.client && at.clock >= Y.getState(doc.store, at.client) ? [at.client] : []));
}
