import type { CircleId, DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import { entryOf, type ConfirmedRow, type Database } from './database.ts';

type Log = { readonly circle: CircleId; readonly epoch: number };

/**
 * What this phone took from handover files and the hub may not have yet: beside the own confirmations, of other authors the last
 * number from before. A row says no more than how far to count; what lies above the hub's heads is told by the connection anyway.
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
    notes: async (): Promise<readonly ConfirmedRow[]> => (await db.confirmed.toArray()).filter(({ author }) => author !== self),
    /** The hub holds all that was noted. */
    async forget({ circle, epoch, author }: ConfirmedRow): Promise<void> {
      await db.confirmed.delete([circle, epoch, author]);
    },
  };
}
