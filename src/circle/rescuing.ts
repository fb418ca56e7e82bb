import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import type { EntryHeader } from '#wire/entry.ts';
import { packPayload, unpackPayload, type Payload } from '#wire/payload.ts';
import type { CircleDeps } from './circle.ts';
import type { Owners } from './owners.ts';
import type { RescueRow } from './ports.ts';
import { isContained } from './reissuing.ts';
import { decodeUpdate } from './structs.ts';

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

/** The rescues still worth a look, and the rows that are not: another author has written them into this epoch meanwhile. One's own could not be. */
export async function openRescues(deps: AtRest, { rows, owners, self }: Rows): Promise<{ readonly waiting: readonly Rescue[]; readonly moot: readonly RescueRow[] }> {
  const waiting: Rescue[] = [];
  const moot: RescueRow[] = [];
  for (const row of rows) {
    const update = await openRow(deps, row);
    const structs = update && decodeUpdate(update)?.structs;
    if (!update || !structs || (row.author !== self && structs.every((struct) => isContained(owners, struct)))) moot.push(row);
    else waiting.push({ row, author: row.author, update });
  }
  return { waiting, moot };
}

async function openRow({ space, vault }: AtRest, row: RescueRow): Promise<Bytes | null> {
  const packed = vault ? await openAtRest(vault, contextOf(space, row), row.sealed) : { ok: true as const, value: row.sealed };
  const payload = packed.ok ? await unpackPayload(packed.value) : packed;
  return payload.ok ? payload.value.update : null;
}

function contextOf(space: SpaceId, { circle, epoch, author, number }: EntryHeader): string {
  return `rescue ${space} ${circle} ${epoch} ${author} ${number}`;
}
