import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import type { Database, DeviceRow, TriesRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** The one device this browser profile is, or null before founding or joining. */
export async function readDevice(db: Database): Promise<DeviceRow | null> {
  const found = await db.device.get('device');
  if (!found) return null;
  const { row: _, ...device } = found;
  return device;
}

/** Answers once the device is on disk. */
export function saveDevice(db: Database, lease: Lease, device: DeviceRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.device], async () => {
    await db.device.put({ ...device, row: 'device' });
    return null;
  });
}

/** Changes the device's row where it lies, so that what was changed beside this stays. Where there is none nothing happens. */
export function changeDevice(db: Database, lease: Lease, change: (row: DeviceRow) => DeviceRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.device], async () => {
    const row = await db.device.get('device');
    if (row) await db.device.put({ ...change(row), row: 'device' });
    return null;
  });
}

/** A founding or joining: device and roster in one transaction, all or nothing. Leftovers of one that broke off are replaced. */
export function saveNewDevice(db: Database, lease: Lease, device: DeviceRow, roster: readonly Bytes[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.device, db.roster], async () => {
    await db.roster.clear();
    await db.roster.bulkAdd(roster.map((bytes, index) => ({ index, bytes })));
    await db.device.put({ ...device, row: 'device' });
    return null;
  });
}

/** Wrong tries to unlock in a row; none where nothing is kept. */
export async function readTries(db: Database): Promise<TriesRow> {
  const kept = await db.tries.get('tries');
  return { wrong: kept?.wrong ?? 0, waitMs: kept?.waitMs ?? 0 };
}

export function saveTries(db: Database, lease: Lease, tries: TriesRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.tries], async () => {
    await db.tries.put({ ...tries, row: 'tries' });
    return null;
  });
}
