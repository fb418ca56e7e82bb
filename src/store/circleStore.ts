import type { CircleId, DeviceId, DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Entry } from '#wire/entry.ts';
import { entryOf, type CheckpointRow, type Database, type EntryKey, type EntryRow } from './database.ts';
import { epochStore } from './epochStore.ts';
import { addOwn, authorAfter, LAST_AUTHOR, nextArrival, range } from './entryRows.ts';
import { fenced, saved, type Lease, type SaveRefusal } from './lease.ts';
import type { Head } from '#wire/rosterAction.ts';

type LogKey = { readonly circle: CircleId; readonly epoch: number };

/** What was set aside is kept to be shown, not to be filled up by whoever can send. */
const MAX_SET_ASIDE = 200;

/**
 * The logs in Dexie, as circle/ports.ts describes them. Without a lease (the service worker, a locked courier) it reads
 * and takes confirmations, and refuses every other write.
 */
export function circleStore(db: Database, lease: Lease | null) {
  return { ...reading(db), ...confirming(db), ...writing(db, lease), ...epochStore(db, lease) };
}

function reading(db: Database) {
  return {
    async entriesAfter(log: LogKey, heads: readonly Head[]): Promise<readonly Entry[]> {
      return (await rowsAfter(db, log, heads)).map(entryOf);
    },
    heads: (log: LogKey) => db.transaction('r', db.entries, () => headsOf(db, log)),
    unconfirmedRecords: (log: LogKey, author: DeviceId) => db.transaction('r', [db.entries, db.confirmed], () => touchedSince(db, log, author)),
    async checkpoint(log: LogKey): Promise<CheckpointRow | null> {
      return (await db.checkpoints.get([log.circle, log.epoch])) ?? null;
    },
    countSetAside: () => db.setAside.count(),
  };
}

function confirming(db: Database) {
  return {
    async confirmed(log: LogKey, author: DeviceId): Promise<number> {
      return (await db.confirmed.get([log.circle, log.epoch, author]))?.number ?? 0;
    },
    setConfirmed(log: LogKey, author: DeviceId, number: number): Promise<Result<null, SaveRefusal>> {
      return saved(async () => {
        await db.transaction('rw', db.confirmed, async () => {
          const row = await db.confirmed.get([log.circle, log.epoch, author]);
          await db.confirmed.put({ ...row, circle: log.circle, epoch: log.epoch, author, number });
        });
        return null;
      });
    },
  };
}

function writing(db: Database, lease: Lease | null) {
  return {
    appendOwn(entry: Entry, records: readonly string[], draft: DraftId | null): Promise<Result<null, SaveRefusal>> {
      return fenced(db, lease, [db.entries, db.drafts], async () => {
        await addOwn(db, [{ entry, records }]);
        if (draft !== null) await db.drafts.delete(draft);
        return null;
      });
    },
    appendReceived(entries: readonly Entry[]): Promise<Result<null, SaveRefusal>> {
      return fenced(db, lease, [db.entries, db.setAside], () => addReceived(db, entries));
    },
    saveCheckpoint(checkpoint: CheckpointRow): Promise<Result<null, SaveRefusal>> {
      return fenced(db, lease, [db.checkpoints], async () => {
        await db.checkpoints.put(checkpoint);
        return null;
      });
    },
    setAside(entry: Entry, reason: string): Promise<Result<null, SaveRefusal>> {
      return fenced(db, lease, [db.setAside], async () => {
        if ((await db.setAside.count()) < MAX_SET_ASIDE) await db.setAside.put({ ...entry.header, body: entry.body, signature: entry.signature, reason });
        return null;
      });
    },
  };
}

async function addReceived(db: Database, entries: readonly Entry[]): Promise<null> {
  const keys = entries.map(({ header }): EntryKey => [header.circle, header.epoch, header.author, header.number]);
  const held = await db.entries.bulkGet(keys);
  const first = await nextArrival(db);
  const fresh = new Map<string, EntryRow>();
  for (const [index, entry] of entries.entries()) {
    const key = String(keys[index]);
    if (held[index] || fresh.has(key)) continue;
    fresh.set(key, { ...entry.header, body: entry.body, signature: entry.signature, arrived: first + fresh.size });
  }
  await db.entries.bulkAdd([...fresh.values()]);
  await db.setAside.bulkDelete(keys);
  return null;
}

/** Jumps from author to author instead of reading every key: two look-ups an author, however long the log is. */
async function headsOf(db: Database, { circle, epoch }: LogKey): Promise<readonly Head[]> {
  const heads: Head[] = [];
  let low: EntryKey = [circle, epoch, '' as DeviceId, 0];
  for (;;) {
    const next = (await range(db, low, [circle, epoch, LAST_AUTHOR, 0]).firstKey()) as EntryKey | undefined;
    if (!next) return heads;
    const author = next[2];
    low = [circle, epoch, author, Infinity];
    const last = (await range(db, [circle, epoch, author, 0], low).lastKey()) as EntryKey;
    heads.push({ author, number: last[3] });
  }
}

/** One range read an author that has more than `heads`, then in the order they came. */
async function rowsAfter(db: Database, log: LogKey, heads: readonly Head[]): Promise<readonly EntryRow[]> {
  const have = new Map(heads.map((head) => [head.author, head.number]));
  const parts = await db.transaction('r', db.entries, async () => {
    const more = (await headsOf(db, log)).filter((head) => head.number > (have.get(head.author) ?? 0));
    return Promise.all(more.map(({ author }) => authorAfter(db, log, author, have.get(author) ?? 0)));
  });
  return parts.flat().toSorted((one, other) => one.arrived - other.arrived);
}

async function touchedSince(db: Database, log: LogKey, author: DeviceId): Promise<readonly string[]> {
  const confirmed = (await db.confirmed.get([log.circle, log.epoch, author]))?.number ?? 0;
  const rows = await authorAfter(db, log, author, confirmed);
  return [...new Set(rows.flatMap((row) => row.records ?? []))];
}
