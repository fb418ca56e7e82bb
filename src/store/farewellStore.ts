import type { Result } from '#base/result.ts';
import type { Database, FarewellRow } from './database.ts';
import { fenced, saved, type Lease, type SaveRefusal } from './lease.ts';

export async function readFarewell(db: Database): Promise<FarewellRow | null> {
  const found = await db.farewell.get('farewell');
  if (!found) return null;
  const { row: _, ...farewell } = found;
  return farewell;
}

export function putFarewell(db: Database, lease: Lease, farewell: FarewellRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.farewell], async () => {
    await db.farewell.put({ ...farewell, row: 'farewell' });
    return null;
  });
}

/** Into the empty database after erasing: nobody holds a lease there. */
export function noteErased(db: Database, farewell: FarewellRow): Promise<Result<null, SaveRefusal>> {
  return saved(async () => {
    await db.farewell.put({ ...farewell, row: 'farewell' });
    return null;
  });
}

export function forgetFarewell(db: Database, lease: Lease): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.farewell], async () => {
    await db.farewell.delete('farewell');
    return null;
  });
}
