import * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { epochOf, nextEpochOf } from '#roster/rights.ts';
import type { EpochKey } from '#seal/body.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { CircleDeps } from './circle.ts';
import { eraseRecords } from './erasing.ts';
import type { Live } from './live.ts';
import { openReplicaAt } from './opening.ts';
import { emptyReplica, headList, headOf, nameOfErased, type ErasedRecord, type Replica } from './replica.ts';
import { makeSnapshot, type SnapshotPlace } from './snapshot.ts';
import { replicaFrom } from './state.ts';

export type EpochPlan = {
  /** The next epoch's fresh key; null: an open circle. */
  readonly key: EpochKey | null;
  /** The heads the hub holds, which the epoch's roster entry must name; null: all that is here. */
  readonly heads: readonly Head[] | null;
  /** Records to be forgotten with this epoch, on top of those erased before. */
  readonly erase: readonly ErasedRecord[];
  /**
   * The hub's heads of the present epoch, where that began with what nobody can read: of it the snapshot holds nothing, it goes on from the epoch this phone is in. Whoever
   * could read it writes their own again (C-20), by the clocks and not by these heads.
   */
  readonly over?: readonly Head[];
};
/** `hash`, `heads` and `epoch` are for the epoch's roster entry; `snapshot` goes to the hub in parts (wire/snapshot.ts). */
export type PreparedEpoch = { readonly epoch: number; readonly snapshot: Bytes; readonly hash: Bytes; readonly heads: readonly Head[] };
/** `behind`: the hub holds entries that are not here yet, or the circle is in another epoch. */
export type PrepareRefusal = 'behind' | 'too-large' | 'log-unreadable';

/** The snapshot of nothing, for the first epoch of a circle whose first number an abandoned chain has used up, or whose first epoch's key nobody can have (`heads`: what the hub holds of it). */
export async function prepareEmpty(at: SnapshotPlace, random: Random, heads: readonly Head[] = []): Promise<Result<PreparedEpoch, PrepareRefusal>> {
  const made = await makeSnapshot(at, emptyReplica(), heads, random);
  return made.ok ? accept({ epoch: at.log.epoch, snapshot: made.value, hash: await snapshotHash(splitSnapshot(made.value)), heads }) : made;
}

/** A copy of the document at one moment, holding exactly what the plan's heads name; only its circle's queue may call this. */
export async function copyAt(live: Live, heads: readonly Head[] | null): Promise<Result<Replica, PrepareRefusal>> {
  const { replica, deps } = live;
  const wanted = heads && new Map(heads.map(({ author, number }) => [author, number]));
  if (!wanted || isAt(replica, wanted)) return accept(copyOf(replica));
  if ([...wanted].some(([author, number]) => number > headOf(replica, author))) return refuse('behind');
  try {
    return accept(await openReplicaAt(deps, wanted));
  } catch {
    return refuse('log-unreadable');
  }
}

/** Erases in the copy, and seals it as the next epoch's snapshot. The one place where a document deletes. */
export async function prepareFrom(deps: CircleDeps, copy: Replica, { key, erase, over }: EpochPlan): Promise<Result<PreparedEpoch, PrepareRefusal>> {
  const { circle, epoch } = deps.log;
  // The association has moved on, or this phone is in an epoch of a chain that was abandoned.
  const present = epochOf(deps.roster(), circle);
  if (over ? present <= epoch : present !== epoch) return refuse('behind');
  const next = { circle, epoch: nextEpochOf(deps.roster(), circle) };
  const erased = withAll(copy.erased, erase);
  eraseRecords(copy.doc, erased);
  const heads = over ?? headList(copy);
  const made = await makeSnapshot({ space: deps.space, log: next, key }, { ...copy, erased }, heads, deps.random);
  copy.doc.destroy();
  if (!made.ok) return made;
  return accept({ epoch: next.epoch, snapshot: made.value, hash: await snapshotHash(splitSnapshot(made.value)), heads });
}

function isAt(replica: Replica, wanted: ReadonlyMap<DeviceId, number>): boolean {
  return [...wanted].every(([author, number]) => headOf(replica, author) === number) && headList(replica).every(({ author }) => wanted.has(author));
}

function copyOf(replica: Replica): Replica {
  const update = new Uint8Array(Y.encodeStateAsUpdate(replica.doc));
  const copy = replicaFrom({ heads: [], owners: new Map(replica.owners), erased: replica.erased, update });
  return { ...copy, heads: new Map(replica.heads) };
}

function withAll(before: readonly ErasedRecord[], more: readonly ErasedRecord[]): readonly ErasedRecord[] {
  const known = new Set(before.map(nameOfErased));
  return [...before, ...more.filter((record) => !known.has(nameOfErased(record)) && known.add(nameOfErased(record)))];
}
