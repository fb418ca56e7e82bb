import type { Result } from '#base/result.ts';
import type { Database, ErasureRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** Sealed wishes to erase a contact that wait for the hub. */
export function allErasures(db: Database): Promise<readonly ErasureRow[]> {
  return db.erasures.toArray();
}

export function putErasure(db: Database, lease: Lease, erasure: ErasureRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.erasures], async () => {
    await db.erasures.put(erasure);
    return null;
  });
}

export function deleteErasure(db: Database, lease: Lease, id: string): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.erasures], async () => {
    await db.erasures.delete(id);
    return null;
  });
}
