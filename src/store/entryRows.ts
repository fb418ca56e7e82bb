import type { CircleId, DeviceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { entryOf, type Database, type EntryKey, type EntryRow } from './database.ts';

type LogKey = { readonly circle: CircleId; readonly epoch: number };
type OwnEntry = { readonly entry: Entry; readonly records: readonly string[] };

/** Inside a transaction; throws where one of the numbers is held. */
export async function addOwn(db: Database, own: readonly OwnEntry[]): Promise<void> {
  const first = await nextArrival(db);
  await db.entries.bulkAdd(own.map(({ entry, records }, index) => ({ ...entry.header, body: entry.body, signature: entry.signature, arrived: first + index, records })));
}

/** All of an author's, by number, with the records beside them. */
export async function readOwn(db: Database, log: LogKey, author: DeviceId): Promise<readonly OwnEntry[]> {
  return (await authorAfter(db, log, author, 0)).map((row) => ({ entry: entryOf(row), records: row.records ?? [] }));
}

export async function nextArrival(db: Database): Promise<number> {
  return Number((await db.entries.orderBy('arrived').lastKey()) ?? 0) + 1;
}

const BY_KEY = '[circle+epoch+author+number]';
/** Sorts after every author: ids are base64url. */
export const LAST_AUTHOR = '\uffff' as DeviceId;

/** Entries with keys above `low` and up to `high`. */
export function range(db: Database, low: EntryKey, high: EntryKey) {
  return db.entries.where(BY_KEY).between(low, high, false, true);
}

export function authorAfter(db: Database, { circle, epoch }: LogKey, author: DeviceId, number: number): Promise<EntryRow[]> {
  return range(db, [circle, epoch, author, number], [circle, epoch, author, Infinity]).toArray();
}
