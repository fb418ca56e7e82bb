import type * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, DraftId, Random, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Roster } from '#roster/roster.ts';
import type { EpochKey } from '#seal/body.ts';
import type { VaultKey } from '#seal/vault.ts';
import type { Entry } from '#wire/entry.ts';
import type { KeyObject } from '#wire/signing.ts';
import { admit } from './admission.ts';
import { isCovered, isDue, takeMoment, writeCheckpoint, type Moment } from './checkpoints.ts';
import { exchange, isUsable, rebuildIfPossible, type Live } from './live.ts';
import { beginNext, type Begun, type NextEpoch, type NextRefusal } from './nextEpoch.ts';
import { newSession, openReplica } from './opening.ts';
import { NOT_BEGUN, type CircleStore, type LogKey, type SaveRefusal } from './ports.ts';
import { copyAt, prepareFrom, type EpochPlan, type PreparedEpoch, type PrepareRefusal } from './preparing.ts';
import { openQueue } from './queue.ts';
import { notReceived, receiveEntries } from './receiving.ts';
import { headList, type Amount, type ErasedRecord, type Replica } from './replica.ts';
import { openRescues, type Rescue } from './rescuing.ts';
import { writeEntry } from './writing.ts';
import type { Head } from '#wire/rosterAction.ts';

export type CircleDeps = {
  readonly space: SpaceId;
  readonly log: LogKey;
  readonly store: CircleStore;
  readonly author: { readonly id: DeviceId; readonly sign: KeyObject };
  /** null: an open circle (the board). */
  readonly key: EpochKey | null;
  readonly vault: VaultKey | null;
  readonly roster: () => Roster;
  readonly random: Random;
  readonly listView: (doc: Y.Doc) => Bytes;
};

/** `too-large`: one entry can not hold it; imports write in batches below that. */
export type WriteRefusal = SaveRefusal | 'too-large';
export type Beside<T> = { readonly records: (result: T) => readonly string[]; readonly draft: DraftId | null };
/** `refusal`: the phone could not store the entries, so none was applied; they are still missing from the heads. */
export type Received = { readonly applied: number; readonly setAside: number; readonly refusal: SaveRefusal | null };

export type Circle = {
  /** The document now; another one after a failed write (`onRebuilt`). Change it only inside `write`. */
  doc(): Y.Doc;
  /** Tells every later document; answers how to stop. */
  onRebuilt(listener: (doc: Y.Doc) => void): () => void;
  /**
   * One transaction, one entry, one write to disk. Accepted: it is on disk, the draft gone with it. Refused: nothing of it
   * is left in the log or the document, as in a circle that was not begun here yet. An `act` that changes nothing makes no entry
   * (and deletes no draft).
   */
  write<T>(act: (doc: Y.Doc) => T, beside: Beside<T>): Promise<Result<T, WriteRefusal>>;
  /** Stores and applies what can be believed; never throws, whatever the bytes. */
  receive(entries: readonly Entry[]): Promise<Received>;
  /** `if-due`: only if more than 400 entries or 256 KiB, and half of what it covers, came since the last. It is work: call it when nobody waits. */
  checkpoint(when?: 'if-due' | 'now'): Promise<Result<null, SaveRefusal>>;
  heads(): readonly Head[];
  /** The log this circle is in; another one after `advance`. */
  log(): LogKey;
  /** What came since the epoch began: what a compaction would save the next phone. */
  tail(): Amount;
  /** What was erased with this epoch's opening or before. */
  erased(): readonly ErasedRecord[];
  /** The next epoch's snapshot, as of one moment. Nothing here changes by it: the hub takes the epoch or not, and then `advance` begins it. */
  prepareEpoch(plan: EpochPlan): Promise<Result<PreparedEpoch, PrepareRefusal>>;
  /** Begins the epoch that the roster names (nextEpoch.ts) and goes on in it, with another document (`onRebuilt`). Refused: it goes on as before. */
  advance(next: NextEpoch): Promise<Result<Begun, NextRefusal>>;
  /** Others' changes that an epoch left behind and that their authors have not written again. */
  rescues(): Promise<readonly Rescue[]>;
  /** What was asked for before is still done; everything later is refused. Resolves once nothing is being written. */
  close(): Promise<void>;
};

/** Opens a circle from its last checkpoint and the log behind it. `log-unreadable`: the phone's storage does not answer. */
export async function openCircle(deps: CircleDeps): Promise<Result<Circle, 'log-unreadable'>> {
  try {
    return accept(circleOver({ deps, ...(await openReplica(deps)), listeners: new Set(), stale: false, closed: false }));
  } catch {
    return refuse('log-unreadable');
  }
}

function circleOver(live: Live): Circle {
  const [queue, checkpoints] = [openQueue(), openQueue()];
  const whenUsable = <T, R>(use: () => Promise<T>, otherwise: R): Promise<T | R> =>
    live.closed ? Promise.resolve(otherwise) : queue(async () => ((await isUsable(live)) ? use() : otherwise));
  return {
    doc: () => live.replica.doc,
    onRebuilt(listener) {
      live.listeners.add(listener);
      return () => live.listeners.delete(listener);
    },
    write: (act, beside) => whenUsable(async () => (live.deps.log.epoch === NOT_BEGUN ? refuse('not-saved') : writeEntry(live, act, beside)), refuse('not-saved')),
    async receive(entries) {
      const admitted = await admit(live.deps, entries);
      return whenUsable(() => receiveEntries(live, admitted), notReceived('not-saved'));
    },
    // Only taking the moment holds up writes; sealing and writing it do not.
    checkpoint: (when = 'if-due') =>
      checkpoints(async () => {
        const taken = await whenUsable(() => momentOf(live, when), 'refused' as const);
        if (taken === 'refused') return refuse('not-saved');
        return taken === 'not-due' ? accept(null) : keepMoment(taken);
      }),
    heads: () => headList(live.replica),
    log: () => live.deps.log,
    tail: () => live.replica.held,
    erased: () => live.replica.erased,
    async prepareEpoch(plan) {
      const taken = await whenUsable(async () => ({ deps: live.deps, copy: await copyAt(live, plan.heads) }), null);
      if (!taken) return refuse('log-unreadable');
      return taken.copy.ok ? prepareFrom(taken.deps, taken.copy.value, plan) : taken.copy;
    },
    advance: (next) => whenUsable(() => advance(live, next), refuse('not-saved')),
    rescues: () => whenUsable(() => rescuesOf(live), []),
    async close() {
      live.closed = true;
      await queue(async () => live.replica.doc.destroy());
      await checkpoints(async () => undefined);
    },
  };
}

/** With the log it is of: the next epoch may begin before it is written. */
type Taken = { readonly deps: CircleDeps; readonly of: Replica; readonly moment: Moment };

async function momentOf({ deps, replica }: Live, when: 'if-due' | 'now'): Promise<Taken | 'not-due'> {
  if (isCovered(replica) || (when === 'if-due' && !isDue(replica))) return 'not-due';
  return { deps, of: replica, moment: takeMoment(replica, deps.listView(replica.doc)) };
}

async function keepMoment({ deps, of, moment }: Taken): Promise<Result<null, SaveRefusal>> {
  const written = await writeCheckpoint(deps, moment);
  if (written.ok) of.covered = moment.covers;
  return written;
}

async function advance(live: Live, next: NextEpoch): Promise<Result<Begun, NextRefusal>> {
  const { deps } = live;
  const begun = await beginNext({ ...deps, from: { log: deps.log, key: deps.key, replica: live.replica } }, next);
  if (!begun.ok) return begun;
  live.deps = { ...deps, log: next.log, key: next.key };
  const { replica, ...counted } = begun.value;
  if (replica) exchange(live, { replica, session: newSession(replica, deps.random) });
  else await rebuildIfPossible(live);
  return accept(counted);
}

async function rescuesOf({ deps, replica }: Live): Promise<readonly Rescue[]> {
  const rows = await deps.store.rescues(deps.log.circle);
  const { waiting, moot } = await openRescues(deps, { rows, owners: replica.owners, self: deps.author.id });
  // A row that stays behind is found to be moot again the next time.
  if (moot.length > 0) await deps.store.dropRescues(moot);
  return waiting;
}
