import type { NoteId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Database, HeldNoteRow } from './database.ts';
import { fenced, type Lease, type SaveRefusal } from './lease.ts';

/** Sealed notes that wait for their mentorship's circle. */
export function allHeldNotes(db: Database): Promise<readonly HeldNoteRow[]> {
  return db.heldNotes.toArray();
}

/** Of mentorships alone. Also while locked. */
export function countHeldNotes(db: Database): Promise<number> {
  return db.heldNotes.count();
}

/** Whatever is on this device alone: notes of mentorships, and what was written about agreements. Also while locked. */
export async function countHeld(db: Database): Promise<number> {
  return (await db.heldNotes.count()) + (await db.heldDesk.count());
}

/** All or nothing; one that is held already is replaced. */
export function putHeldNotes(db: Database, lease: Lease, notes: readonly HeldNoteRow[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.heldNotes], async () => {
    await db.heldNotes.bulkPut(notes);
    return null;
  });
}

export function deleteHeldNotes(db: Database, lease: Lease, ids: readonly NoteId[]): Promise<Result<null, SaveRefusal>> {
  return fenced(db, lease, [db.heldNotes], async () => {
    await db.heldNotes.bulkDelete([...ids]);
    return null;
  });
}
