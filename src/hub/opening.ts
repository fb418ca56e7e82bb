import { equalBytes } from '#base/bytes.ts';
import type { CircleId, DeviceId } from '#base/ids.ts';
import { isSealed } from '#roster/entitled.ts';
import { epochOf } from '#roster/rights.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import type { Head, OpenEpoch } from '#wire/rosterAction.ts';
import { snapshotHashOf } from '#wire/snapshot.ts';
import type { Journal } from './journal.ts';
import { committedHeads, endLog, logOf, type Log, type Space } from './space.ts';
import type { HubStore, OpenedEpoch } from './store.ts';

export type OpeningPorts = { readonly store: HubStore; readonly journal: Journal };
/** Who brings the epoch's entry; `bare`: without the wraps it names. */
export type EpochTeller = { readonly device: DeviceId; readonly bare: boolean };

/**
 * Begins the epoch by `write`, or says why not. A new one must name exactly the heads committed here, and its snapshot must
 * be staged by whoever brings it; while both are looked at and written nothing is admitted to the epoch before.
 *
 * One told again, to a hub restored from a backup, comes without wraps (the board: without a snapshot), since nobody keeps
 * those: the association has moved on by it already, whatever this hub holds, so it is taken with the snapshot where it is
 * brought and without one where not. Authors issue again what is not in it.
 */
export async function beginEpoch({ store, journal }: OpeningPorts, space: Space, action: OpenEpoch, by: EpochTeller, write: (opens: OpenedEpoch) => Promise<void>): Promise<RosterRefusal | null> {
  const { circle, epoch } = action;
  return whileClosed(space, journal, circle, async (log) => {
    const staged = await stagedSnapshot(store, space, action, by.device);
    const toldAgain = by.bare && (isSealed(circle) || staged === 'none');
    if (!toldAgain) {
      if (!sameHeads(log ? committedHeads(log) : [], action.heads)) return 'heads-moved';
      if (epoch > 1 && staged !== 'right') return 'snapshot-missing';
    }
    await write({ circle, epoch, snapshotOf: staged === 'right' ? by.device : null });
    if (log) endLog(space, log);
    return null;
  });
}

/** Runs `work` when all that was admitted to the circle's present epoch is on disk; nothing more is admitted until it ends. */
async function whileClosed<T>(space: Space, journal: Journal, circle: CircleId, work: (log: Log | null) => Promise<T>): Promise<T> {
  const present = epochOf(space.roster, circle);
  if (present === 0) return work(null);
  const log = logOf(space, circle, present);
  const { promise, resolve } = Promise.withResolvers<void>();
  log.closing = promise;
  try {
    await journal.settled();
    return await work(log);
  } finally {
    log.closing = null;
    resolve();
  }
}

/** `wrong`: incomplete, or not the one the entry names. */
async function stagedSnapshot(store: HubStore, space: Space, { circle, epoch, snapshot }: OpenEpoch, device: DeviceId): Promise<'right' | 'wrong' | 'none'> {
  const hashes = await store.stagedHashes({ space: space.id, circle, epoch }, device);
  if (hashes === 'none') return 'none';
  return hashes && equalBytes(await snapshotHashOf(hashes), snapshot) ? 'right' : 'wrong';
}

function sameHeads(held: readonly Head[], named: readonly Head[]): boolean {
  const numbers = new Map(named.map(({ author, number }) => [author, number]));
  return numbers.size === named.length && held.length === named.length && held.every(({ author, number }) => numbers.get(author) === number);
}
