import type { Entry } from '#wire/entry.ts';
import { continuing, type Admitted } from './admission.ts';
import type { Received } from './circle.ts';
import { openEntries } from './content.ts';
import { rebuildIfPossible, type Live } from './live.ts';
import { keepAsides } from './opening.ts';
import type { SaveRefusal } from './ports.ts';
import { applyOpened, headOf, type Aside } from './replica.ts';

/** Stores what continues its author's log, then applies it: the document never holds what the disk does not. */
export async function receiveEntries(live: Live, admitted: Admitted): Promise<Received> {
  const { deps, replica } = live;
  // The epoch may have ended while the signatures were verified.
  const isOfLog = ({ header }: Entry): boolean => header.epoch === deps.log.epoch;
  const unknown = admitted.asides.filter(({ entry }) => isOfLog(entry) && entry.header.number > headOf(replica, entry.header.author));
  await keepAsides(deps, unknown);
  const entries = continuing(admitted.believed.filter(isOfLog), (author) => headOf(replica, author));
  if (entries.length === 0) return { applied: 0, setAside: unknown.length, refusal: null };
  const stored = await deps.store.appendReceived(entries);
  if (!stored.ok) return notReceived(stored.refusal);
  const opened = await openEntries(deps, entries);
  try {
    const asides = applyOpened(replica, opened, new Set());
    await keepAsides(deps, asides);
    return received(entries.length, asides, unknown);
  } catch {
    await rebuildIfPossible(live);
    return received(entries.length, [], unknown);
  }
}

/** Nothing was stored, so nothing was applied. */
export function notReceived(refusal: SaveRefusal): Received {
  return { applied: 0, setAside: 0, refusal };
}

function received(stored: number, unreadable: readonly Aside[], unknown: readonly Aside[]): Received {
  return { applied: stored - unreadable.length, setAside: unreadable.length + unknown.length, refusal: null };
}
