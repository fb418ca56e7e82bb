import type { Result } from '#base/result.ts';
import type { Database, JoiningRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** A joining that was begun and is not done with, or null. */
export async function readJoining(db: Database): Promise<JoiningRow | null> {
  const found = await db.joining.get('joining');
  if (!found) return null;
  const { row: _, ...joining } = found;
  return joining;
}

/** Answers once it is on disk; in place of an earlier one. */
export function saveJoining(db: Database, lease: Lease, joining: JoiningRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.joining], async () => {
    await db.joining.put({ ...joining, row: 'joining' });
    return null;
  });
}

export function dropJoining(db: Database, lease: Lease): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.joining], async () => {
    await db.joining.clear();
    return null;
  });
}
