import Dexie from 'dexie';
import type { CircleId, DeviceId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { circleStore } from './circleStore.ts';
import { entryOf, type Database, type EntryKey } from './database.ts';
import { readDevice } from './deviceStore.ts';
import { courierFiles } from './courierFiles.ts';
import { begunEpoch } from './epochStore.ts';

type Log = { readonly circle: CircleId; readonly epoch: number };

/**
 * What a courier needs of the phone (sync/courier.ts), readable without any key: own sealed entries and what of them is
 * confirmed. Null where there is nothing to deliver for: no device here, or the demonstration.
 */
export async function courierStore(db: Database) {
  if (!(await Dexie.exists(db.name))) return null;
  const row = await readDevice(db);
  return row && !row.demo ? portsOf(db, row.space, row.device) : null;
}

/** Own entries the hub has not confirmed, in all circles; no key is needed to count them. */
export async function countWaiting(db: Database, device: DeviceId): Promise<number> {
  const store = circleStore(db, null);
  const logs = await logsHeld(db);
  const counts = await Promise.all(logs.map(async (log) => (await lastOwn(db, log, device)) - (await store.confirmed(log, device))));
  return counts.reduce((sum, count) => sum + Math.max(0, count), 0);
}

function portsOf(db: Database, space: SpaceId, device: DeviceId) {
  const store = circleStore(db, null);
  const confirm = async (log: Log, number: number): Promise<void> => {
    const kept = await store.setConfirmed(log, device, number);
    if (!kept.ok) throw new Error(kept.refusal);
  };
  return {
    space,
    async waiting(): Promise<readonly Log[]> {
      const logs = await logsHeld(db);
      // Of an epoch that is over the hub takes nothing more: what was unsent lies in the next one.
      const behind = await Promise.all(logs.map(async (log) => (await lastOwn(db, log, device)) > (await store.confirmed(log, device))));
      return logs.filter((_, index) => behind[index]);
    },
    confirmed: (log: Log) => store.confirmed(log, device),
    async own({ circle, epoch }: Log, above: number): Promise<readonly Entry[]> {
      const rows = await ownKeys(db, { circle, epoch }, device, above).toArray();
      return rows.map(entryOf);
    },
    /** Never lowers: the unlocked app may have heard a later number meanwhile. */
    async acknowledged({ circle, epoch, author, number }: EntryHeader): Promise<void> {
      if (author !== device) return;
      await db.transaction('rw', db.confirmed, async () => {
        const held = await db.confirmed.get([circle, epoch, author]);
        if (number > (held?.number ?? 0)) await db.confirmed.put({ ...held, circle, epoch, author, number });
      });
    },
    hubHolds: confirm,
    files: courierFiles(db, space, device),
  };
}

const BY_KEY = '[circle+epoch+author+number]';
const AFTER_ALL = '\uffff' as DeviceId;

function ownKeys(db: Database, { circle, epoch }: Log, device: DeviceId, above: number) {
  return db.entries.where(BY_KEY).between([circle, epoch, device, above], [circle, epoch, device, Infinity], false, true);
}

async function lastOwn(db: Database, log: Log, device: DeviceId): Promise<number> {
  const key = (await ownKeys(db, log, device, 0).lastKey()) as EntryKey | undefined;
  return key?.[3] ?? 0;
}

/** Jumps from log to log: one look-up each, however long they are. */
async function logsHeld(db: Database): Promise<readonly Log[]> {
  const logs: Log[] = [];
  for (let low: readonly unknown[] = ['']; ; ) {
    const key = (await db.entries.where(BY_KEY).above(low).firstKey()) as EntryKey | undefined;
    if (!key) return logs;
    const [circle, epoch] = key;
    if (epoch >= (await begunEpoch(db, circle))) logs.push({ circle, epoch });
    low = [circle, epoch, AFTER_ALL, Infinity];
  }
}
