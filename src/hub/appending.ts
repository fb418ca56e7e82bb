import type { DeviceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { AppendRefusal } from '#wire/messages.ts';
import { admitEntry, closeFor, heldOf } from './admission.ts';
import type { Counts } from './counts.ts';
import type { Journal } from './journal.ts';
import { send, type Peer } from './peer.ts';
import { logOf, type Log, type Space } from './space.ts';

/** For each author and log of a message its last header: one acknowledgement covers them all. */
type Taken = Map<string, { readonly log: Log; readonly header: EntryHeader }>;
export type AppendPorts = { readonly journal: Journal; readonly counts: Counts };

/**
 * Takes a message's entries in their order, up to the first refused. Resolves once they are admitted; the acknowledgements
 * follow the commit by themselves, so that a sender need not wait for each. `answered` resolves when they are sent, after
 * a refusal (`ended`) when the connection has been closed.
 */
export async function appendEntries(ports: AppendPorts, space: Space, peer: Peer, entries: readonly Entry[], proven: DeviceId | null): Promise<{ readonly answered: Promise<void>; readonly ended: boolean }> {
  const taken: Taken = new Map();
  let refused = null as { readonly entry: Entry; readonly refusal: AppendRefusal } | null;
  let waits = false;
  for (const entry of entries) {
    const admitted = await admitEntry(space, ports.journal, entry, proven);
    if (!admitted.ok) {
      refused = { entry, refusal: admitted.refusal };
      break;
    }
    const { header } = entry;
    waits ||= admitted.value.waits;
    taken.set(`${header.author} ${header.epoch} ${header.circle}`, { log: admitted.value.log, header });
  }
  const settled = waits ? ports.journal.settled() : Promise.resolve(true);
  const answered = settled.then((committed) => (committed && allHeld(taken) ? acknowledge(ports, taken, peer) : refuseAll(ports, taken, peer)));
  if (!refused) return { answered, ended: false };
  const { entry, refusal } = refused;
  return { answered: answered.then(() => refuse(ports, space, peer, entry, refusal)), ended: true };
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

function refuse({ counts }: AppendPorts, space: Space, peer: Peer, { header }: Entry, refusal: AppendRefusal): void {
  const known = refusal === 'number-reused' || refusal === 'number-skipped' || refusal === 'forged';
  const head = known ? heldOf(logOf(space, header.circle, header.epoch), header) : 0;
  send(peer, { is: 'refused', header, refusal, head });
  counts.refused += 1;
  peer.close(closeFor[refusal]);
}
