import { fromUtf8, utf8 } from '#base/bytes.ts';
import type { MentorshipId, NoteId } from '#base/ids.ts';
import { accept, type Result } from '#base/result.ts';
import type { Note } from '#domain/note.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import { allHeldNotes, deleteHeldNotes, putHeldNotes } from '#store/heldNoteStore.ts';
import type { Lease, SaveRefusal } from '#store/lease.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

/** A note whose mentorship's circle this device can not write into yet. */
export type HeldNote = { readonly mentorship: MentorshipId; readonly note: Note };

/** The notes held on this device alone, sealed on disk; readable in memory while unlocked. */
export type HeldNotes = {
  all(): readonly HeldNote[];
  /** On disk when this accepts. One with the same id is replaced: it was saved again. */
  keep(held: readonly HeldNote[]): Promise<Result<null, SaveRefusal>>;
  /** Accepts those that are not there. */
  forget(ids: readonly NoteId[]): Promise<Result<null, SaveRefusal>>;
};
type HeldDeps = { readonly deps: Pick<EngineDeps, 'database' | 'random'>; readonly lease: Lease; readonly unlocked: Pick<Unlocked, 'vault'> };

const contextOf = (id: NoteId): string => `held note ${id}`;

export async function openHeldNotes({ deps, lease, unlocked: { vault } }: HeldDeps): Promise<HeldNotes> {
  const rows = await allHeldNotes(deps.database);
  const opened = await Promise.all(rows.map((row) => openAtRest(vault, contextOf(row.id), row.sealed)));
  // One that does not open is none of this vault's: somebody wrote to the disk.
  const read = opened.flatMap((held) => (held.ok ? [JSON.parse(fromUtf8(held.value)) as HeldNote] : []));
  const kept = new Map(read.map((held) => [held.note.id, held]));
  const sealed = async (held: HeldNote) => ({ id: held.note.id, sealed: await sealAtRest(vault, contextOf(held.note.id), utf8(JSON.stringify(held)), deps.random) });
  return {
    all: () => [...kept.values()],
    async keep(held) {
      const done = await putHeldNotes(deps.database, lease, await Promise.all(held.map(sealed)));
      if (done.ok) for (const one of held) kept.set(one.note.id, one);
      return done;
    },
    async forget(ids) {
      if (ids.length === 0) return accept(null);
      const gone = await deleteHeldNotes(deps.database, lease, ids);
      if (gone.ok) for (const id of ids) kept.delete(id);
      return gone;
    },
  };
}
