import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { Wrap } from '#wire/messages.ts';
import type { Head } from '#wire/rosterAction.ts';

/** One circle's entries of one epoch, in one association. */
export type LogKey = { readonly space: SpaceId; readonly circle: CircleId; readonly epoch: number };
/** An entry where it lies in the order of commits: `seq` grows with every entry of the hub and is never given twice. */
export type Stored = { readonly seq: number; readonly entry: Entry };
/** `newest`: the seq of the log's last entry. */
export type StoredHeads = { readonly circle: CircleId; readonly epoch: number; readonly heads: readonly Head[]; readonly newest: number };
/** `through`: everything up to this seq has been looked at. `more`: there is or may be something after it. */
export type StoredPage = { readonly entries: readonly Entry[]; readonly through: number; readonly more: boolean };
export type CodeState = 'open' | 'used' | 'unknown';
export type WrapsFor = { readonly recipient: DeviceId | InviteId; readonly wraps: readonly Wrap[] };
/** A roster entry as it is written: with its wraps, and the invite whose wraps are void from now on. */
export type RosterRow = { readonly space: SpaceId; readonly index: number; readonly bytes: Bytes; readonly wraps: WrapsFor; readonly voids: InviteId | null };

/**
 * What the hub keeps. Every promise resolves once its change is on disk, whole; where it rejects, nothing of it was written.
 * SQLite is the one implementation so far; one for Postgres keeps these promises.
 */
export type HubStore = {
  /** `start`: printed when the hub starts; void as soon as any association exists. */
  addCode(hash: Bytes, start: boolean): Promise<void>;
  codeState(hash: Bytes): Promise<CodeState>;
  hasSpaces(): Promise<boolean>;
  hasSpace(space: SpaceId): Promise<boolean>;
  /** Uses up the code and writes the founding, in one transaction. */
  found(codeHash: Bytes, row: RosterRow): Promise<void>;
  addRoster(row: RosterRow): Promise<void>;
  /** At most `limit` entries from an index on. */
  rosterFrom(space: SpaceId, index: number, limit: number): Promise<readonly Bytes[]>;
  wrapsOf(space: SpaceId, recipient: DeviceId | InviteId): Promise<readonly Wrap[]>;
  headsOf(space: SpaceId): Promise<readonly StoredHeads[]>;
  entryAt(space: SpaceId, header: EntryHeader): Promise<Entry | null>;
  /** The seq after which everything lies that a holder of `have` lacks. */
  seqBefore(log: LogKey, missing: readonly Head[]): Promise<number>;
  /** Entries after `after` in seq order, without those up to the numbers held; one frame's worth. */
  page(log: LogKey, after: number, have: ReadonlyMap<DeviceId, number>): Promise<StoredPage>;
  /** All of them or none; answers each one's seq. */
  commit(entries: readonly { readonly space: SpaceId; readonly entry: Entry }[]): Promise<readonly number[]>;
  /** A consistent copy while the hub runs. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
};
