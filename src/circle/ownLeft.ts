import * as Y from 'yjs';
import type { DeviceId, Random } from '#base/ids.ts';
import { nameOfKey, ownKey } from '#base/ownKey.ts';
import type { Payload } from '#wire/payload.ts';
import type { CircleDeps } from './circle.ts';
import { openEntries } from './content.ts';
import { newClientId } from './owners.ts';
import type { LogKey, RescueRow } from './ports.ts';
import { rescueRow } from './rescuing.ts';
import { decodeUpdate, encodeStructs, type Struct } from './structs.ts';

/** `key`: of the log's epoch; null: the circle is open. */
type OwnLeftDeps = Pick<CircleDeps, 'space' | 'store' | 'vault' | 'key' | 'random'> & { readonly self: DeviceId };

/**
 * All own entries of a log as rescues, for a device whose numbers a copy of it has used as well: what of them the association has
 * heard is found out later, by what they say. They lie under fresh client ids, since the copy may have used these too. What does not
 * open is left out: nobody could ever read it.
 */
export async function ownAsRescues(deps: OwnLeftDeps, log: LogKey): Promise<readonly RescueRow[]> {
  const own = await deps.store.ownEntries(log, deps.self);
  const opened = await openEntries(deps, own.map(({ entry }) => entry));
  const read = opened.flatMap(({ entry, payload }) => (payload.ok ? [{ header: entry.header, payload: payload.value }] : []));
  const fresh = freshClients(read.map(({ payload }) => payload), deps.random);
  return Promise.all(read.map(({ header, payload }) => rescueRow(deps, header, { announces: [], update: underFresh(payload, fresh) })));
}

/** `from`: the first clock of the client id in this log; what is before it the epoch began with, and that stays what it is. */
type Fresh = ReadonlyMap<number, { readonly to: number; readonly from: number }>;

function freshClients(payloads: readonly Payload[], random: Random): Fresh {
  const fresh = new Map<number, { readonly to: number; readonly from: number }>();
  for (const { update } of payloads) {
    for (const { id } of decodeUpdate(update)?.structs ?? []) {
      if (!fresh.has(id.client)) fresh.set(id.client, { to: newClientId(new Map(), random), from: id.clock });
    }
  }
  return fresh;
}

function underFresh({ update }: Payload, fresh: Fresh): Payload['update'] {
  const idOf = (id: Y.ID): Y.ID => {
    const at = fresh.get(id.client);
    return at && id.clock >= at.from ? Y.createID(at.to, id.clock - at.from) : id;
  };
  return encodeStructs((decodeUpdate(update)?.structs ?? []).map((struct): Struct => {
    const id = idOf(struct.id);
    if (!(struct instanceof Y.Item)) return new Y.GC(id, struct.length);
    const parent: unknown = struct.parent;
    const key = struct.parentSub === null ? null : ownKey(nameOfKey(struct.parentSub), id.client);
    return new Y.Item(id, null, null, null, null, (parent instanceof Y.ID ? idOf(parent) : parent) as Y.Item['parent'], key, struct.content);
  }));
}
