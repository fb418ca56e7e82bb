import type { Result } from '#base/result.ts';
import type { Database, RemovalRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** Sealed wishes to remove somebody that wait for the hub. */
export function allRemovals(db: Database): Promise<readonly RemovalRow[]> {
  return db.removals.toArray();
}

export function putRemoval(db: Database, lease: Lease, removal: RemovalRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.removals], async () => {
    await db.removals.put(removal);
    return null;
  });
}

export function deleteRemoval(db: Database, lease: Lease, id: string): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.removals], async () => {
    await db.removals.delete(id);
    return null;
  });
}
