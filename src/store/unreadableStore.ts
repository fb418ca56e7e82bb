import type { Result } from '#base/result.ts';
import type { Database, UnreadableRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** Every epoch that could not be begun here. */
export function readUnreadable(db: Database): Promise<readonly UnreadableRow[]> {
  return db.unreadable.toArray();
}

export function putUnreadable(db: Database, lease: Lease, row: UnreadableRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.unreadable], async () => {
    await db.unreadable.put(row);
    return null;
  });
}

export function dropUnreadable(db: Database, lease: Lease, { circle, epoch }: Pick<UnreadableRow, 'circle' | 'epoch'>): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.unreadable], async () => {
    await db.unreadable.delete([circle, epoch]);
    return null;
  });
}
