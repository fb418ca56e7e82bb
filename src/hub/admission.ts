import type { DeviceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { epochOf, isDue, mayFollow, signKeyOf } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { verifyEntry, type Entry, type EntryHeader } from '#wire/entry.ts';
import { closeCode, type CloseCode } from '#wire/limits.ts';
import type { AppendRefusal } from '#wire/messages.ts';
import type { Journal } from './journal.ts';
import { knownLog, logOf, type Log, type Space } from './space.ts';

export const closeFor: Record<AppendRefusal, CloseCode> = {
  'number-reused': closeCode.numberConflict,
  'number-skipped': closeCode.numberConflict,
  'not-a-member': closeCode.forbidden,
  'not-in-circle': closeCode.forbidden,
  'wrong-epoch': closeCode.forbidden,
  forged: closeCode.forged,
  failed: closeCode.failed,
  'epoch-due': closeCode.forbidden,
};

/** `waits`: the entry is not on disk yet; ask the journal when it is. */
export type Admitted = { readonly log: Log; readonly waits: boolean };

/**
 * Takes an entry for the next commit, or says why not. `proven` is the device whose key the connection has shown: its own
 * entries need no second look at the signature, all others do. Nothing is admitted while it is being decided whether the
 * next epoch opens; the roster may have moved on meanwhile, so it is asked again at the very moment of admission.
 */
export async function admitEntry(space: Space, journal: Journal, entry: Entry, proven: DeviceId | null): Promise<Result<Admitted, AppendRefusal>> {
  const { header } = entry;
  const key = signKeyOf(space.roster, header.author);
  const early = refusalOf(space.roster, header);
  if (early || !key) return refuse(early ?? 'not-a-member');
  if (header.author !== proven && !(await verifyEntry(space.id, entry, key))) return refuse('forged');
  for (let closing = closingOf(space, header); closing; closing = closingOf(space, header)) await closing;
  const refusal = refusalOf(space.roster, header);
  if (refusal) return refuse(refusal);
  const log = logOf(space, header.circle, header.epoch);
  switch (journal.admit(log, entry).is) {
    case 'taken':
      return accept({ log, waits: true });
    case 'skipped':
      return refuse('number-skipped');
    case 'known':
      if (await journal.holds(log, entry)) return accept({ log, waits: header.number > heldOf(log, header) });
      // What an opening epoch deleted is no other entry under the same number. The store may show that it is gone
      // before it says that the epoch is written, so whether it opens is waited for.
      await log.closing;
      return refuse(log.ended ? 'wrong-epoch' : 'number-reused');
  }
}

function refusalOf(roster: Roster, { author, circle, epoch }: EntryHeader): AppendRefusal | null {
  if (!signKeyOf(roster, author)) return 'not-a-member';
  if (!mayFollow(roster, author, circle)) return 'not-in-circle';
  if (epochOf(roster, circle) !== epoch) return 'wrong-epoch';
  return isDue(roster, circle) ? 'epoch-due' : null;
}

function closingOf(space: Space, { circle, epoch }: EntryHeader): Promise<void> | null {
  return knownLog(space, circle, epoch)?.closing ?? null;
}

/** Whether a refused entry was in place once: whoever brings it has only not heard yet. */
export function movedOn(roster: Roster, { author, circle, epoch }: EntryHeader): boolean {
  const former = roster.devices.get(author)?.removed || roster.circles.get(circle)?.former.has(author);
  return former || epoch < epochOf(roster, circle) || (isDue(roster, circle) && epoch === epochOf(roster, circle) && mayFollow(roster, author, circle));
}

/** The last number of an entry's author that is on disk. */
export function heldOf(log: Log | undefined, header: EntryHeader): number {
  return log?.authors.get(header.author)?.committed ?? 0;
}
