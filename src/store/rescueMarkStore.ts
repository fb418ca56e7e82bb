import type { DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, RescueMark } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** What a person has decided about, of mail that still lies at the hub. */
export async function rescueMarks(db: Database): Promise<ReadonlySet<string>> {
  return new Set((await db.rescueMarks.toArray()).map(({ id }) => id));
}

export function markRescues(db: Database, lease: Lease, marks: readonly RescueMark[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.rescueMarks], async () => {
    await db.rescueMarks.bulkPut(marks);
    return null;
  });
}

/** Once the device's mail is gone. */
export function forgetMarks(db: Database, lease: Lease, device: DeviceId): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.rescueMarks], async () => {
    await db.rescueMarks.where('device').equals(device).delete();
    return null;
  });
}
