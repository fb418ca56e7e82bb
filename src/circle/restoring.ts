import * as Y from 'yjs';
import type { DeviceId, Random } from '#base/ids.ts';
import { nameOfKey, ownKey } from '#base/ownKey.ts';
import type { Payload } from '#wire/payload.ts';
import { newClientId } from './owners.ts';
import type { Replica } from './replica.ts';
import { bearsOrMentions, birthsIn, decodeUpdate, encodeStructs, inPieces, nameOf, pendingIn, type Struct } from './structs.ts';

/** The document of the epoch before, and the one a snapshot holds; `self`: whose changes are looked at. */
export type Comparing = { readonly before: Replica; readonly after: Replica; readonly self: DeviceId; readonly random: Random };

/**
 * Own changes whose clocks a snapshot counts as contained while it does not hold them as they were: whoever opened the epoch
 * left them blank, altered or moved them. Written again under a fresh client id, in a body of their own where the record's is gone as
 * well. What lies under an erased record, or was born of one, stays gone. None where the snapshot is true, as almost always.
 */
export function restored({ before, after, self, random }: Comparing): readonly Payload[] {
  const waiting = new Map(pendingIn(after.doc).map((struct) => [nameOf(struct.id), struct]));
  const isHeld = (item: Y.Item): boolean => isSame(item, waiting.get(nameOf(item.id)) ?? standing(after.doc, item.id));
  const lost = new Set([...before.owners].flatMap(([client, { author }]) => (author === self ? lostOf(before.doc, after, client, isHeld) : [])));
  if (lost.size === 0) return [];
  const structs = decodeUpdate(new Uint8Array(Y.encodeStateAsUpdate(before.doc)))?.structs ?? [];
  const births = birthsIn(structs);
  const forgotten = bearsOrMentions(structs, new Set(after.erased.map(({ id }) => id)));
  const wanted = structs.filter((struct) => lost.has(nameOf(struct.id)) && !forgotten.has(births.get(struct) ?? struct));
  return inPieces(anew(wanted, { structs, after, client: newClientId(after.owners, random) })).map((piece) => ({ announces: piece.slice(0, 1).map(({ id }) => id.client), update: encodeStructs(piece) }));
}

function lostOf(doc: Y.Doc, after: Replica, client: number, isHeld: (item: Y.Item) => boolean): readonly string[] {
  const held = after.owners.get(client)?.next ?? 0;
  const structs = doc.store.clients.get(client) ?? [];
  return structs.flatMap((struct) => (struct instanceof Y.Item && !struct.deleted && struct.id.clock < held && !isHeld(struct) ? [nameOf(struct.id)] : []));
}

/** What the document has under this id, unless it is deleted or blank. */
function standing(doc: Y.Doc, id: Y.ID): Y.Item | null {
  if (id.clock >= Y.getState(doc.store, id.client)) return null;
  const held: unknown = Y.getItem(doc.store, id);
  return held instanceof Y.Item && !held.deleted ? held : null;
}

/** The same words in the same place. */
function isSame(item: Y.Item, held: Struct | null): boolean {
  return held instanceof Y.Item && held.parentSub === item.parentSub && placeOf(held) === placeOf(item) && contentOf(held) === contentOf(item);
}

/** Told by its id; one that still waits names its place itself. */
function placeOf(item: Y.Item): string {
  const parent: unknown = item.parent;
  if (parent instanceof Y.AbstractType) return parent._item ? nameOf(parent._item.id) : Y.findRootTypeKey(parent);
  return parent instanceof Y.ID ? nameOf(parent) : String(parent);
}

function contentOf({ content }: Y.Item): string {
  // A snapshot may hold numbers that JSON has none of.
  return content instanceof Y.ContentAny ? JSON.stringify(content.arr, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)) : content.constructor.name;
}

type Anew = { readonly structs: readonly Struct[]; readonly after: Replica; readonly client: number };

function anew(wanted: readonly Struct[], { structs, after, client }: Anew): readonly Struct[] {
  const at = new Map(structs.map((struct) => [nameOf(struct.id), struct]));
  const made: Y.Item[] = [];
  const bodies = new Map<string, Y.ID>();
  const add = (parent: unknown, name: string, content: Y.Item['content']): Y.ID => {
    const id = Y.createID(client, made.length);
    made.push(new Y.Item(id, null, null, null, null, parent as Y.Item['parent'], ownKey(name, client), content));
    return id;
  };
  /** The map an item goes to: the one it was in, or a new one for the same record. */
  const placeFor = (parent: unknown): unknown => {
    if (!(parent instanceof Y.ID)) return parent;
    const body = at.get(nameOf(parent));
    const known = bodies.get(nameOf(parent));
    if (known || !(body instanceof Y.Item)) return known ?? parent;
    if (standing(after.doc, parent)?.content instanceof Y.ContentType) return parent;
    const id = add(placeFor(body.parent), nameOfKey(body.parentSub ?? ''), new Y.ContentType(new Y.Map()));
    bodies.set(nameOf(parent), id);
    return id;
  };
  for (const struct of wanted) {
    if (!(struct instanceof Y.Item)) continue;
    if (struct.content instanceof Y.ContentType) placeFor(struct.id);
    else add(placeFor(struct.parent), nameOfKey(struct.parentSub ?? ''), struct.content);
  }
  return made;
}
