import type { CircleId, DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { entryOf, type ConfirmedRow, type Database } from './database.ts';
import { authorAfter } from './entryRows.ts';

type Log = { readonly circle: CircleId; readonly epoch: number };

/**
 * What went from phone to phone in handover files and is not safe yet, beside the hub's confirmations: of other authors, up to which
 * number the hub holds what this phone took of them; of its own, up to which number somebody got them. Needs no lease, as no confirmation does.
 */
export function handedStore(db: Database, self: DeviceId) {
  return {
    async held({ circle, epoch, author, number }: EntryHeader): Promise<Entry | null> {
      const row = await db.entries.get([circle, epoch, author, number]);
      return row ? entryOf(row) : null;
    },
    /** Written before the entries are: stopped in between, nothing counts that is not here. An older note stands. */
    note: ({ circle, epoch }: Log, author: DeviceId, above: number): Promise<void> =>
      db.transaction('rw', db.confirmed, async () => {
        if (!(await db.confirmed.get([circle, epoch, author]))) await db.confirmed.put({ circle, epoch, author, number: above });
      }),
    /** What an entry taken from a file touched, as it lies beside own ones. */
    async touched({ circle, epoch, author, number }: EntryHeader, records: readonly string[]): Promise<void> {
      await db.entries.update([circle, epoch, author, number], { records });
    },
    /** Own entries up to this number are in a file that somebody got. */
    give: ({ circle, epoch }: Log, number: number): Promise<void> =>
      db.transaction('rw', db.confirmed, async () => {
        const row = (await db.confirmed.get([circle, epoch, self])) ?? { circle, epoch, author: self, number: 0 };
        await db.confirmed.put({ ...row, given: Math.max(number, row.given ?? 0) });
      }),
    /** Others' authors, and what of one's own was given on. */
    rows: async (): Promise<readonly ConfirmedRow[]> => (await db.confirmed.toArray()).filter(({ author, given }) => author !== self || given !== undefined),
    /** The ids of the records that entries above this number touched. */
    async recordsAbove(log: Log, author: DeviceId, number: number): Promise<readonly string[]> {
      return [...new Set((await authorAfter(db, log, author, number)).flatMap(({ records }) => records ?? []))];
    },
    /** Records that others' entries touched which came in a file and the hub has not got. */
    async taken({ circle, epoch }: Log): Promise<readonly string[]> {
      const notes = (await db.confirmed.where('[circle+epoch+author]').between([circle, epoch], [circle, epoch, []]).toArray()).filter(({ author }) => author !== self);
      const records = await Promise.all(notes.map(({ author, number }) => authorAfter(db, { circle, epoch }, author, number)));
      return records.flat().flatMap((row) => row.records ?? []);
    },
    /** The hub holds up to this number; null: all that was noted. */
    async settle({ circle, epoch, author }: ConfirmedRow, number: number | null): Promise<void> {
      if (number === null) await db.confirmed.delete([circle, epoch, author]);
      else await db.confirmed.update([circle, epoch, author], { number });
    },
  };
}
export type HandedStore = ReturnType<typeof handedStore>;
