import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, DeviceRow, EntryKey, RenewalRow, RescueRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

export function readRenewals(db: Database): Promise<readonly RenewalRow[]> {
  return db.renewals.toArray();
}

/** Whether this device is to become another as soon as the hub is within reach. */
export async function isPlanned(db: Database, device: DeviceId): Promise<boolean> {
  return (await db.renewals.get(device))?.step === 'planned';
}

export function putRenewal(db: Database, lease: Lease, row: RenewalRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.renewals], async () => {
    await db.renewals.put(row);
    return null;
  });
}

export function dropRenewal(db: Database, lease: Lease, device: DeviceId): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.renewals], async () => {
    await db.renewals.delete(device);
    return null;
  });
}

/** How many entries of the devices this one was are not yet known to be with the association. */
export async function countCarried(db: Database): Promise<number> {
  const carrying = (await readRenewals(db)).filter(({ step }) => step === 'carrying').map(({ device }) => device);
  if (carrying.length === 0) return 0;
  return (await db.rescues.toCollection().primaryKeys()).filter((key) => carrying.includes((key as unknown as EntryKey)[2])).length;
}

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
