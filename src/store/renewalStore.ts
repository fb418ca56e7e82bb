import type { DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, EntryKey, RenewalRow } from './database.ts';
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
