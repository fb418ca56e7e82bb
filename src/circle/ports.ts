import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Entry } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';


export type SaveRefusal = 'not-saved' | 'storage-full';

/** One circle in one epoch: what a log is about. */
export type LogKey = { readonly circle: CircleId; readonly epoch: number };

/** The epoch of a circle that this device belongs to and has not begun: its snapshot has not come yet. */
export const NOT_BEGUN = 0;

/** The sealed state of a circle up to these heads; both parts are sealed with the vault key (the board's are plain). */
export type Checkpoint = LogKey & {
  readonly heads: readonly Head[];
  /** A packed document and the client ids' owners. */
  readonly document: Bytes;
  /** The packed list view for the first paint; empty where a circle has none. */
  readonly listView: Bytes;
};

/** An own entry with the ids of the records it touched, which lie beside it and only here. */
export type OwnEntry = { readonly entry: Entry; readonly records: readonly string[] };

/** An entry of an epoch that is over which no snapshot contains: its packed payload, sealed with the vault key (the board's plain). */
export type RescueRow = LogKey & { readonly author: DeviceId; readonly number: number; readonly sealed: Bytes };

/** Everything a phone keeps of an epoch as it begins it. */
export type EpochBegin = {
  readonly log: LogKey;
  /** As the hub handed it out and the roster names it: this phone can tell it again to a hub that lost it. */
  readonly snapshot: Bytes;
  /** The epoch's key as the device keeps it; null: an open circle. */
  readonly sealedKey: Bytes | null;
  readonly checkpoint: Checkpoint;
  readonly own: readonly OwnEntry[];
  readonly rescues: readonly RescueRow[];
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
  /** All entries of `author`, by number, with their records. */
  ownEntries(log: LogKey, author: DeviceId): Promise<readonly OwnEntry[]>;
  /** One transaction: all of it or nothing. An epoch that was begun before is left as it is. */
  beginEpoch(begin: EpochBegin): Promise<Result<null, SaveRefusal>>;
  /** The last epoch of the circle that was begun from a snapshot; 0 where none was. */
  begunEpoch(circle: CircleId): Promise<number>;
  /** The sealed snapshot an epoch was begun from; null where it began empty. */
  snapshot(log: LogKey): Promise<Bytes | null>;
  /** Epochs of the circle before this one of which anything is kept. */
  olderEpochs(log: LogKey): Promise<readonly number[]>;
  /** Deletes an epoch's entries, checkpoint, snapshot, confirmations, what was set aside, and its key. Rescues stay. */
  forgetEpoch(log: LogKey): Promise<Result<null, SaveRefusal>>;
  /** Every circle of which anything is kept, its keys and rescues included. */
  circles(): Promise<readonly CircleId[]>;
  rescues(circle: CircleId): Promise<readonly RescueRow[]>;
  /** All or nothing; a row that is kept already is replaced. */
  keepRescues(rows: readonly RescueRow[]): Promise<Result<null, SaveRefusal>>;
  countRescues(): Promise<number>;
  dropRescues(rows: readonly RescueRow[]): Promise<Result<null, SaveRefusal>>;
};

/** `takes-over`: it would stand in the place of what somebody else wrote. */
export type SetAsideReason = 'forged' | 'unknown-author' | 'unreadable' | 'foreign-client' | 'deletes' | 'takes-over' | 'update-broken';
