import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import type { Payload } from '#wire/payload.ts';
import { checkUpdate, claim, type Owners } from './owners.ts';
import type { Replica } from './replica.ts';
import { bearsOrMentions, blank, blankFor, decodeUpdate, encodeStructs, isDeletedIn, waitsFor, type Struct } from './structs.ts';

/** A change of the epoch before. `ofErased`: it may be about an erased record. */
export type Left = { readonly author: DeviceId; readonly update: Bytes; readonly ofErased: boolean };
/** `lost`: part of it, or all, can not be carried over though nobody erased it. `structs` null: no device would take it. */
export type Taken = { readonly author: DeviceId; readonly structs: readonly Struct[] | null; readonly lost: boolean };

/** The new epoch as it would be with everything that was left behind; a copy to be thrown away. */
export type Carrying = {
  readonly replica: Replica;
  readonly erased: ReadonlySet<string>;
  /** Client ids whose missing changes nobody can write into the new epoch. Grows by those that built on them. */
  readonly gone: Set<number>;
};

/** Takes a change in, but for records it bears that are erased or speak of an erased one. Null: the new epoch contains it. */
export function takeIn({ replica, erased, gone }: Carrying, { author, update, ofErased }: Left): Taken | null {
  const structs = decodeUpdate(update)?.structs;
  if (!structs) return { author, structs: null, lost: true };
  if (structs.every((struct) => isContained(replica.owners, struct))) return null;
  const inVain = (struct: Struct): boolean => waitsFor(replica.doc, struct).some((client) => gone.has(client));
  const lost = structs.some((struct) => inVain(struct) || gone.has(struct.id.client));
  if (lost) for (const { id } of structs) gone.add(id.client);
  const forgotten = ofErased ? bearsOrMentions(structs, erased) : new Set<Struct>();
  const wanted = structs.map((struct) => (forgotten.has(struct) || inVain(struct) ? blankFor(struct) : struct));
  const isTaken = claimed(replica.owners, author, wanted) && applied(replica.doc, encodeStructs(wanted));
  return isTaken ? { author, structs: wanted, lost } : { author, structs: null, lost: true };
}

/**
 * What of a change that was taken in can be written into the new epoch, once all was taken in: not what lies under an erased
 * record. What is left out becomes blank where something later under the same client id needs its clock. `owners` begin as
 * the snapshot's. Null: nothing is left, or nothing can be written.
 */
export function remainsOf(doc: Y.Doc, owners: Owners, { author, structs }: Taken): Payload | null {
  const left = structs?.map((struct) => (isDeletedIn(doc, struct.id) ? blankFor(struct) : struct)) ?? [];
  if (left.every((struct) => struct instanceof Y.GC)) return null;
  const whole = withoutGaps(owners, left);
  return claimed(owners, author, whole) ? payloadOf(whole) : null;
}

/** Blanks for what was left out at the end, where changes in the snapshot wait for those clocks (`waited`); null: nobody waits. */
export function closingBlanks(owners: Owners, taken: readonly Taken[], waited: ReadonlySet<number>): Payload | null {
  const ends = new Map<number, number>();
  for (const { id, length } of taken.flatMap(({ structs }) => structs ?? [])) if (waited.has(id.client)) ends.set(id.client, id.clock + length);
  const blanks = [...ends].flatMap(([client, end]) => {
    const from = owners.get(client)?.next ?? 0;
    return end > from ? [blank(client, from, end - from)] : [];
  });
  return blanks.length > 0 ? payloadOf(blanks) : null;
}

/** Clocks tell, over any number of epochs: whoever opened one may have claimed heads it did not have. */
export function isContained(owners: Owners, { id, length }: Struct): boolean {
  return id.clock + length <= (owners.get(id.client)?.next ?? 0);
}

function payloadOf(structs: readonly Struct[]): Payload {
  return { announces: [...new Set(structs.map(({ id }) => id.client))], update: encodeStructs(structs) };
}

function claimed(owners: Owners, author: DeviceId, structs: readonly Struct[]): boolean {
  const checked = checkUpdate(owners, author, payloadOf(structs));
  if (checked.ok) claim(owners, checked.value);
  return checked.ok;
}

function withoutGaps(owners: Owners, structs: readonly Struct[]): readonly Struct[] {
  const next = new Map<number, number>();
  return structs.flatMap((struct) => {
    const { client, clock } = struct.id;
    const from = next.get(client) ?? owners.get(client)?.next ?? 0;
    next.set(client, clock + struct.length);
    return from < clock ? [blank(client, from, clock - from), struct] : [struct];
  });
}

function applied(doc: Y.Doc, update: Bytes): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}
