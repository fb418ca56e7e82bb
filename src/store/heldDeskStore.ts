import type { DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, HeldDeskRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** What waits, sealed, for the own desk to open, in the order it was written. */
export function allHeldForDesk(db: Database): Promise<readonly HeldDeskRow[]> {
  return db.heldDesk.orderBy('id').toArray();
}

/** One more, and the draft it was typed in gone with it: both or neither. */
export function putHeldForDesk(db: Database, lease: Lease, row: HeldDeskRow, draft: DraftId | null): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.heldDesk, db.drafts], async () => {
    await db.heldDesk.put(row);
    if (draft !== null) await db.drafts.delete(draft);
    return null;
  });
}

export function deleteHeldForDesk(db: Database, lease: Lease, ids: readonly number[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.heldDesk], async () => {
    await db.heldDesk.bulkDelete([...ids]);
    return null;
  });
}
