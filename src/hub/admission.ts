import type { DeviceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { mayAppend, signKeyOf } from '#roster/fold.ts';
import { verifyEntry, type Entry, type EntryHeader } from '#wire/entry.ts';
import { closeCode, type CloseCode } from '#wire/limits.ts';
import type { AppendRefusal } from '#wire/messages.ts';
import type { Journal } from './journal.ts';
import { logOf, type Log, type Space } from './space.ts';

export const closeFor: Record<AppendRefusal, CloseCode> = {
  'number-reused': closeCode.numberConflict,
  'number-skipped': closeCode.numberConflict,
  'not-a-member': closeCode.forbidden,
  'not-in-circle': closeCode.forbidden,
  'wrong-epoch': closeCode.forbidden,
  forged: closeCode.forged,
  failed: closeCode.failed,
};

/** `waits`: the entry is not on disk yet; ask the journal when it is. */
export type Admitted = { readonly log: Log; readonly waits: boolean };

/**
 * Takes an entry for the next commit, or says why not. `proven` is the device whose key the connection has shown: its own
 * entries need no second look at the signature, all others do.
 */
export async function admitEntry(space: Space, journal: Journal, entry: Entry, proven: DeviceId | null): Promise<Result<Admitted, AppendRefusal>> {
  const { header } = entry;
  const key = signKeyOf(space.roster, header.author);
  if (!key) return refuse('not-a-member');
  if (!mayAppend(space.roster, header.author, header.circle)) return refuse('not-in-circle');
  if (space.roster.circles.get(header.circle) !== header.epoch) return refuse('wrong-epoch');
  const log = logOf(space, header.circle, header.epoch);
  if (header.author !== proven && !(await verifyEntry(space.id, entry, key))) return refuse('forged');
  switch (journal.admit(log, entry).is) {
    case 'taken':
      return accept({ log, waits: true });
    case 'skipped':
      return refuse('number-skipped');
    case 'known':
      return (await journal.holds(log, entry)) ? accept({ log, waits: header.number > heldOf(log, header) }) : refuse('number-reused');
  }
}

/** The last number of an entry's author that is on disk. */
export function heldOf(log: Log | null, header: EntryHeader): number {
  return log?.authors.get(header.author)?.committed ?? 0;
}
