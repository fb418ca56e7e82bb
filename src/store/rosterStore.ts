import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Database } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** The roster's entries, first to last. */
export async function readRosterEntries(db: Database): Promise<readonly Bytes[]> {
  return (await db.roster.orderBy('index').toArray()).map((row) => row.bytes);
}

/** Adds verified entries from `index` (from 0) on. `gap`: they do not continue what is held; then nothing is kept. */
export async function appendRosterEntries(db: Database, lease: Lease, index: number, entries: readonly Bytes[]): Promise<Result<null, SaveRefusal | 'gap'>> {
  const done = await fenced(db, lease, [db.roster], async () => {
    if ((await db.roster.count()) !== index) return 'gap' as const;
    await db.roster.bulkAdd(entries.map((bytes, offset) => ({ index: index + offset, bytes })));
    return null;
  });
  if (!done.ok) return done;
  return done.value === 'gap' ? refuse('gap') : accept(null);
}
