import type { DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, DraftRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** Sealed drafts, as they are. Saving an entry deletes its draft in the same transaction (`circleStore`). */
export function allDrafts(db: Database): Promise<readonly DraftRow[]> {
  return db.drafts.toArray();
}

export function countDrafts(db: Database): Promise<number> {
  return db.drafts.count();
}

export function putDraft(db: Database, lease: Lease, draft: DraftRow): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.drafts], async () => {
    await db.drafts.put(draft);
    return null;
  });
}

export function deleteDraft(db: Database, lease: Lease, id: DraftId): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.drafts], async () => {
    await db.drafts.delete(id);
    return null;
  });
}
