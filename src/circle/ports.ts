import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Entry } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';


export type SaveRefusal = 'not-saved' | 'storage-full';

/** One circle in one epoch: what a log is about. */
export type LogKey = { readonly circle: CircleId; readonly epoch: number };

/** The sealed state of a circle up to these heads; both parts are sealed with the vault key (the board's are plain). */
export type Checkpoint = LogKey & {
  readonly heads: readonly Head[];
  /** A packed document and the client ids' owners. */
  readonly document: Bytes;
  /** The list view for the first paint; empty where a circle has none. */
  readonly listView: Bytes;
};

/** The phone's log as the circle needs it; `store/` keeps it in Dexie, tests of convergence in memory. Both pass one contract suite. */
export type CircleStore = {
  /**
   * One strict-durability transaction: the entry is added, the ids of the records it touched lie beside it, the draft is
   * deleted. Resolves `ok` only when it is on disk. Refuses (and changes nothing) when the write fails or another tab took over.
   */
  appendOwn(entry: Entry, records: readonly string[], draft: DraftId | null): Promise<Result<null, SaveRefusal>>;
  /** Adds received, verified entries in this order; those already held are passed over. All or nothing. What had been set aside under their numbers is forgotten. */
  appendReceived(entries: readonly Entry[]): Promise<Result<null, SaveRefusal>>;
  /** Entries above these heads in the order they came to this store: each author's in order, and first announcers first. */
  entriesAfter(log: LogKey, heads: readonly Head[]): Promise<readonly Entry[]>;
  /** The last number held of each author. */
  heads(log: LogKey): Promise<readonly Head[]>;
  /** The last number of `author` that the hub has confirmed; 0 where none. */
  confirmed(log: LogKey, author: DeviceId): Promise<number>;
  /** May go down: a hub restored from an older backup holds less. */
  setConfirmed(log: LogKey, author: DeviceId, number: number): Promise<Result<null, SaveRefusal>>;
  /** Record ids touched by own entries above the confirmed number. */
  unconfirmedRecords(log: LogKey, author: DeviceId): Promise<readonly string[]>;
  checkpoint(log: LogKey): Promise<Checkpoint | null>;
  saveCheckpoint(checkpoint: Checkpoint): Promise<Result<null, SaveRefusal>>;
  /** Keeps an entry that could not be believed or opened, with the reason, so that it can be shown. */
  setAside(entry: Entry, reason: SetAsideReason): Promise<Result<null, SaveRefusal>>;
  countSetAside(): Promise<number>;
};

export type SetAsideReason = 'forged' | 'unknown-author' | 'unreadable' | 'foreign-client' | 'deletes' | 'update-broken';
