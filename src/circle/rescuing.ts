import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import type { EntryHeader } from '#wire/entry.ts';
import { packPayload, unpackPayload, type Payload } from '#wire/payload.ts';
import type { CircleDeps } from './circle.ts';
import type { Owners } from './owners.ts';
import type { RescueRow } from './ports.ts';
import { isContained } from './reissuing.ts';
import { bearsOrMentions, blankFor, decodeUpdate, encodeStructs, isDeletedIn, nameOf, neighboursOf, type Struct } from './structs.ts';

/** Somebody's change that the epoch it was made in did not outlive: to be taken over or dropped by a person. */
export type Rescue = { readonly row: RescueRow; readonly author: DeviceId; readonly update: Bytes };

type AtRest = Pick<CircleDeps, 'space' | 'vault' | 'random'>;
type Rows = { readonly rows: readonly RescueRow[]; readonly owners: Owners; readonly self: DeviceId };

/** Sealed for this device's disk: the old epoch's key will be deleted. */
export async function rescueRow(deps: AtRest, header: EntryHeader, payload: Payload): Promise<RescueRow> {
  const packed = await packPayload(payload);
  const sealed = deps.vault ? await sealAtRest(deps.vault, contextOf(deps.space, header), packed, deps.random) : packed;
  const { circle, epoch, author, number } = header;
  return { circle, epoch, author, number, sealed };
}

/** The rescues still worth a look, and the rows that are not: another author has written them into this epoch meanwhile (one's own could not be), or nothing is left of them. */
export async function openRescues(deps: AtRest, { rows, owners, self }: Rows): Promise<{ readonly waiting: readonly Rescue[]; readonly moot: readonly RescueRow[] }> {
  const waiting: Rescue[] = [];
  const moot: RescueRow[] = [];
  for (const row of rows) {
    const payload = await openRow(deps, row);
    const structs = payload && decodeUpdate(payload.update)?.structs.filter((struct) => struct instanceof Y.Item);
    const isSettled = !structs || structs.length === 0 || (row.author !== self && structs.every((struct) => isContained(owners, struct)));
    if (!payload || isSettled) moot.push(row);
    else waiting.push({ row, author: row.author, update: payload.update });
  }
  return { waiting, moot };
}

/**
 * Of the rows those that hold something of an erased record, without it: what bears or mentions one, and what was said about
 * it. `doc` is the epoch's, where the records are deleted. A row of which nothing is left is moot from then on.
 */
export async function rescuesWithout(deps: AtRest, rows: readonly RescueRow[], { doc, erased }: { readonly doc: Y.Doc; readonly erased: ReadonlySet<string> }): Promise<readonly RescueRow[]> {
  if (erased.size === 0) return [];
  const opened = await Promise.all(rows.map(async (row) => ({ row, payload: await openRow(deps, row) })));
  const read = opened.flatMap(({ row, payload }) => (payload ? [{ row, payload, structs: decodeUpdate(payload.update)?.structs ?? [] }] : []));
  const isErased = erasedAmong(doc, read.flatMap(({ structs }) => structs), erased);
  return Promise.all(read.filter(({ structs }) => structs.some(isErased)).map(({ row, payload, structs }) => {
    const update = encodeStructs(structs.map((struct) => (isErased(struct) ? blankFor(struct) : struct)));
    return rescueRow(deps, row, { ...payload, update });
  }));
}

/** Whether a struct is of an erased record, wherever among all these or in the document that lies. */
function erasedAmong(doc: Y.Doc, structs: readonly Struct[], erased: ReadonlySet<string>): (struct: Struct) => boolean {
  const births = bearsOrMentions(structs, erased);
  const at = new Map(structs.map((struct) => [nameOf(struct.id), struct]));
  const isErased = (struct: Struct): boolean => births.has(struct) || neighboursOf(struct).some((id) => isErasedAt(id));
  const isErasedAt = (id: Y.ID): boolean => {
    const among = at.get(nameOf(id));
    return among ? isErased(among) : isDeletedIn(doc, id);
  };
  return isErased;
}

async function openRow({ space, vault }: AtRest, row: RescueRow): Promise<Payload | null> {
  const packed = vault ? await openAtRest(vault, contextOf(space, row), row.sealed) : { ok: true as const, value: row.sealed };
  const payload = packed.ok ? await unpackPayload(packed.value) : packed;
  return payload.ok ? payload.value : null;
}

function contextOf(space: SpaceId, { circle, epoch, author, number }: EntryHeader): string {
  return `rescue ${space} ${circle} ${epoch} ${author} ${number}`;
}
