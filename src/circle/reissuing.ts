import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import type { Payload } from '#wire/payload.ts';
import { checkUpdate, claim, type Owners } from './owners.ts';
import type { Replica } from './replica.ts';
import { blank, blankFor, decodeUpdate, encodeStructs, isBirth, isDeletedIn, waitsFor, type Struct } from './structs.ts';

/** `contained`: the new epoch has it. `emptied`: nothing is left of it. `broken`: no device would take it there. `lost`: part of it, or all, can not be carried over though nobody erased it. */
export type Carried = { readonly is: 'carried'; readonly payload: Payload; readonly lost: boolean } | { readonly is: 'contained' | 'emptied' | 'broken'; readonly lost: boolean };

export type Carrying = {
  /** As the new epoch begins; takes in what is carried over, so give one that is then thrown away. */
  readonly replica: Replica;
  /** Client ids whose missing changes will never be written into the new epoch. Grows by those that waited for them. */
  readonly gone: Set<number>;
};

/**
 * An update of the epoch before, as its author may write it into the next: without what lies under an erased record and,
 * where the change names an erased one (`ofErased`), without the records it bore (a talk of an erased contact). What is left
 * out becomes blank where something later under the same client id needs its clock.
 */
export function carryOver({ replica, gone }: Carrying, author: DeviceId, update: Bytes, ofErased: boolean): Carried {
  const structs = decodeUpdate(update)?.structs;
  if (!structs) return { is: 'broken', lost: true };
  if (structs.every((struct) => isContained(replica.owners, struct))) return { is: 'contained', lost: false };
  const inVain = (struct: Struct): boolean => waitsFor(replica.doc, struct).some((client) => ofErased || gone.has(client));
  const lost = !ofErased && structs.some((struct) => inVain(struct) || gone.has(struct.id.client));
  if (lost) for (const { id } of structs) gone.add(id.client);
  const wanted = withoutGaps(replica.owners, structs.map((struct) => ((ofErased && isBirth(struct)) || inVain(struct) ? blankFor(struct) : struct)));
  const payload = { announces: [...new Set(structs.map(({ id }) => id.client))], update: encodeStructs(wanted) };
  const checked = checkUpdate(replica.owners, author, payload);
  if (!checked.ok || !applied(replica.doc, payload.update)) return { is: 'broken', lost: true };
  const left = wanted.map((struct) => (isDeletedIn(replica.doc, struct) ? blankFor(struct) : struct));
  if (left.every((struct) => struct instanceof Y.GC)) return { is: 'emptied', lost };
  claim(replica.owners, checked.value);
  return { is: 'carried', payload: { ...payload, update: encodeStructs(left) }, lost };
}

/** Clocks tell, over any number of epochs: whoever opened one may have claimed heads it did not have. */
export function isContained(owners: Owners, { id, length }: Struct): boolean {
  return id.clock + length <= (owners.get(id.client)?.next ?? 0);
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
