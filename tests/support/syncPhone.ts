import 'fake-indexeddb/auto';
import { fromUtf8, utf8, type Bytes } from '#base/bytes.ts';
import { TEAM, type SpaceId } from '#base/ids.ts';
import { extendRoster } from '#roster/fold.ts';
import type { Roster } from '#roster/roster.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { circleStore } from '#store/circleStore.ts';
import { courierStore } from '#store/courierStore.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { saveDevice } from '#store/deviceStore.ts';
import { takeLease } from '#store/lease.ts';
import type { Log, SyncPorts } from '#sync/ports.ts';
import { signEntry, type Entry } from '#wire/entry.ts';

export const TEAM_LOG = { circle: TEAM, epoch: 1 } as const;

/** A phone up to what the connection needs of it: the real store, a real roster, entries with a readable body. */
export type SyncPhone = {
  readonly ports: SyncPorts;
  readonly db: Database;
  readonly keys: DeviceKeys;
  readonly roster: Bytes[];
  /** Saves an entry, as the next of this device, or as the given number. */
  write(text: string, number?: number): Promise<Entry>;
  /** What the phone holds of the team's log, sorted. */
  texts(): Promise<readonly string[]>;
  /** The logs it wants to follow; changed as the app does when it moves on to another epoch. */
  readonly logs: Log[];
  /** The last own number the hub confirmed. */
  confirmed(): Promise<number>;
  /** Every `hubHolds` and `acknowledged`, as the last own number it named. */
  readonly receipts: number[];
  courier(): Promise<NonNullable<Awaited<ReturnType<typeof courierStore>>>>;
};

let phones = 0;

export async function newPhone(space: SpaceId, keys: DeviceKeys, roster: readonly Bytes[]): Promise<SyncPhone> {
  phones += 1;
  const db = openDatabase(`phone-${phones}`);
  const lease = await takeLease(db, 'test');
  if (!lease.ok) throw new Error('no lease');
  const store = circleStore(db, lease.value);
  const chain = { believed: null as Roster | null, entries: [] as Bytes[] };
  const receipts: number[] = [];
  const logs: Log[] = [TEAM_LOG];
  const extend = async (entries: readonly Bytes[]): Promise<boolean> => {
    for (const entry of entries) {
      const next = await extendRoster(chain.believed, entry, null);
      if (!next.ok) return false;
      chain.believed = next.value;
      chain.entries.push(entry);
    }
    return true;
  };
  if (!(await extend(roster))) throw new Error('not a roster');
  const confirm = async (log: Log, number: number): Promise<void> => {
    receipts.push(number);
    await store.setConfirmed(log, keys.id, number);
  };
  await saveDevice(db, lease.value, deviceRow(space, keys));
  const ports: SyncPorts = {
    space,
    device: keys.id,
    signKey: keys.sign,
    keyOf: (device) => chain.believed?.devices.get(device)?.keys.sign ?? null,
    rosterLength: () => chain.entries.length,
    receiveRoster: async (from, entries) => from === chain.entries.length && extend(entries),
    receiveFork: async () => 'apart',
    inLine: async () => undefined,
    rosterFrom: async (index) => chain.entries.slice(Math.max(0, index)),
    logs: () => [...logs],
    have: (log) => store.heads(log),
    receive: async (_, entries) => void (await store.appendReceived(entries)),
    entriesAfter: (log, heads) => store.entriesAfter(log, heads),
    acknowledged: async (header) => (header.author === keys.id ? confirm(header, header.number) : undefined),
    hubHolds: (log, heads) => confirm(log, heads.find((head) => head.author === keys.id)?.number ?? 0),
  };
  return {
    ports,
    db,
    keys,
    receipts,
    logs,
    roster: chain.entries,
    async write(text, number) {
      const last = (await store.heads(TEAM_LOG)).find((head) => head.author === keys.id)?.number ?? 0;
      const entry = await signEntry(space, { ...TEAM_LOG, author: keys.id, number: number ?? last + 1 }, utf8(text), keys.sign);
      const saved = await store.appendOwn(entry, [], null);
      if (!saved.ok) throw new Error(saved.refusal);
      return entry;
    },
    texts: async () => (await store.entriesAfter(TEAM_LOG, [])).map(({ body }) => fromUtf8(body)).toSorted(),
    confirmed: () => store.confirmed(TEAM_LOG, keys.id),
    courier: async () => {
      const ports = await courierStore(db);
      if (!ports) throw new Error('no device');
      return ports;
    },
  };
}

function deviceRow(space: SpaceId, keys: DeviceKeys): Parameters<typeof saveDevice>[2] {
  const nothing = new Uint8Array();
  const lock = { kind: 'passphrase', kdf: { name: 'argon2id', memoryKiB: 8, passes: 1, salt: nothing }, wrapped: nothing } as const;
  return { space, device: keys.id, member: 'member' as never, locks: [lock], keys: nothing, epochKeys: [], names: nothing, origin: '', demo: false };
}
