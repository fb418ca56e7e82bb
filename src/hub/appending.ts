import type { DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { AppendRefusal } from '#wire/messages.ts';
import { admitEntry, closeFor, heldOf, movedOn } from './admission.ts';
import type { Counts } from './counts.ts';
import type { Journal } from './journal.ts';
import { send, type Peer } from './peer.ts';
import { knownLog, type Log, type Space } from './space.ts';

/** For each author and log of a message its last header: one acknowledgement covers them all. */
type Taken = Map<string, { readonly log: Log; readonly header: EntryHeader }>;
/** For each author and log the first entry refused. */
type Refused = Map<string, { readonly header: EntryHeader; readonly refusal: AppendRefusal }>;
/** Refusals that end the connection: something is wrong with whoever brings such an entry. */
const conflicts: readonly AppendRefusal[] = ['number-reused', 'number-skipped', 'forged', 'failed'];
export type AppendPorts = { readonly journal: Journal; readonly counts: Counts };

/**
 * Takes a message's entries in their order, up to the first that no honest device would bring. Entries that came too late,
 * since the roster has moved on, are refused and passed over. Resolves once all are admitted; the acknowledgements follow
 * the commit by themselves, so that a sender need not wait for each. `answered` resolves when they and the refusals are
 * sent, where one ends the connection (`ended`) when it has been closed.
 */
export async function appendEntries(ports: AppendPorts, space: Space, peer: Peer, entries: readonly Entry[], proven: DeviceId | null): Promise<{ readonly answered: Promise<void>; readonly ended: boolean }> {
  const taken: Taken = new Map();
  const refused: Refused = new Map();
  let end: AppendRefusal | null = null;
  let waits = false;
  for (const entry of entries) {
    const { header } = entry;
    const name = `${header.author} ${header.epoch} ${header.circle}`;
    const admitted = await admitEntry(space, ports.journal, entry, proven);
    if (admitted.ok) {
      waits ||= admitted.value.waits;
      taken.set(name, { log: admitted.value.log, header });
      continue;
    }
    if (!refused.has(name)) refused.set(name, { header, refusal: admitted.refusal });
    if (!conflicts.includes(admitted.refusal) && movedOn(space.roster, header)) continue;
    end = admitted.refusal;
    break;
  }
  const settled = waits ? ports.journal.settled() : Promise.resolve(true);
  const acknowledged = settled.then((committed) => (committed && allHeld(taken) ? acknowledge(ports, taken, peer) : refuseAll(ports, taken, peer)));
  return { answered: acknowledged.then(() => refuse(ports, space, peer, refused, end)), ended: end !== null };
}

/** Not so where an entry waited for a commit that failed before this message could wait for it as well. */
function allHeld(taken: Taken): boolean {
  return [...taken.values()].every(({ log, header }) => heldOf(log, header) >= header.number);
}

function acknowledge({ counts }: AppendPorts, taken: Taken, peer: Peer): void {
  for (const { log, header } of taken.values()) {
    send(peer, { is: 'ack', header: { ...header, number: heldOf(log, header) } });
    counts.acknowledged += 1;
  }
}

function refuseAll({ counts }: AppendPorts, taken: Taken, peer: Peer): void {
  for (const { log, header } of taken.values()) {
    send(peer, { is: 'refused', header, refusal: 'failed', head: heldOf(log, header) });
    counts.refused += 1;
  }
  peer.close(closeFor.failed);
}

function refuse({ counts }: AppendPorts, space: Space, peer: Peer, refused: Refused, end: AppendRefusal | null): void {
  for (const { header, refusal } of refused.values()) {
    const head = conflicts.includes(refusal) ? heldOf(knownLog(space, header.circle, header.epoch), header) : 0;
    send(peer, { is: 'refused', header, refusal, head });
    counts.refused += 1;
  }
  if (end) peer.close(closeFor[end]);
}
