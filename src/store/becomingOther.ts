import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { Database, DeviceRow, EntryKey, RenewalRow, RescueRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** What the phone is once it is another device. `own`: what the former one wrote, as rescues. */
export type OtherDevice = { readonly device: DeviceRow; readonly roster: readonly Bytes[]; readonly former: RenewalRow; readonly own: readonly RescueRow[] };

/**
 * From one device to another in one transaction: what the former one wrote is kept as rescues, and in the logs, which are told by author and number, nothing under its
 * name is left. What others wrote stays. A checkpoint is of what lies no longer in its log: only its list view is left, for the first paint.
 */
export function becomeOther(db: Database, lease: Lease, { device, roster, former, own }: OtherDevice): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.device, db.roster, db.entries, db.confirmed, db.checkpoints, db.rescues, db.renewals], async () => {
    await db.rescues.bulkPut([...own]);
    const keys = (await db.entries.toCollection().primaryKeys()) as unknown as readonly EntryKey[];
    await db.entries.bulkDelete(keys.filter(([, , author]) => author === former.device));
    await db.confirmed.clear();
    await db.checkpoints.toCollection().modify((row) => Object.assign(row, { document: new Uint8Array() }));
    await db.roster.clear();
    await db.roster.bulkAdd(roster.map((bytes, index) => ({ index, bytes })));
    await db.device.put({ ...device, row: 'device' });
    await db.renewals.put(former);
    return null;
  });
}
