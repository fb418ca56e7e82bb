import type { FollowId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, FollowedRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** What is here of followed calendars, sealed: whose one follows is nobody's business. */
export function allFollowed(db: Database): Promise<readonly FollowedRow[]> {
  return db.followed.toArray();
}

export function putFollowed(db: Database, lease: Lease, row: FollowedRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.followed], async () => {
    await db.followed.put(row);
    return null;
  });
}

export function deleteFollowed(db: Database, lease: Lease, ids: readonly FollowId[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.followed], async () => {
    await db.followed.bulkDelete([...ids]);
    return null;
  });
}
