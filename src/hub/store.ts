import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, FileId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from '#wire/entry.ts';
import type { ChunkOutcome, FileChunk, HeldFile, Mail, ReportedDevice, SentMail, SignedStanding, SnapshotPart, Wrap } from '#wire/messages.ts';
import type { FeedClaim } from '#wire/feed.ts';
import type { FeedState } from '#wire/feedMessages.ts';
import type { Speaker } from '#wire/statements.ts';
import type { Head, RecipientId } from '#wire/rosterAction.ts';

/** One circle's entries of one epoch, in one association. */
export type LogKey = { readonly space: SpaceId; readonly circle: CircleId; readonly epoch: number };
/** An entry where it lies in the order of commits: `seq` grows with every entry of its log. */
export type Stored = { readonly seq: number; readonly entry: Entry };
/** `newest`: the seq of the log's last entry. */
export type StoredHeads = { readonly circle: CircleId; readonly epoch: number; readonly heads: readonly Head[]; readonly newest: number };
/** `through`: everything up to this seq has been looked at. `more`: there is or may be something after it. */
export type StoredPage = { readonly entries: readonly Entry[]; readonly through: number; readonly more: boolean };
export type CodeState = 'open' | 'used' | 'unknown';
/** `snapshotOf`: the device whose staged snapshot becomes the epoch's own; null: it begins without one here. */
export type OpenedEpoch = { readonly circle: CircleId; readonly epoch: number; readonly snapshotOf: DeviceId | null };
/** A roster entry as it is written, and what goes with it. */
export type RosterRow = {
  readonly space: SpaceId;
  readonly index: number;
  readonly bytes: Bytes;
  readonly wraps: readonly Wrap[];
  /** Whose wraps and staged snapshots are deleted: invites used up or void, devices removed. */
  readonly voids: readonly RecipientId[];
  /** Deletes what the circle's epochs before this one hold: entries, snapshot, wraps; and all that is staged for it. */
  readonly opens: OpenedEpoch | null;
};
/** When a device was last heard of, in milliseconds since 1970. */
export type Contact = { readonly space: SpaceId; readonly device: DeviceId; readonly at: number };
/** Names one epoch of one circle, or what a device staged for it. */
export type EpochKey = LogKey;
/** A calendar as it is served: its hash, and since when, in milliseconds since 1970. */
export type ServedFeed = { readonly hash: Bytes; readonly at: number };
/** One circle of one association. */
export type CircleKey = { readonly space: SpaceId; readonly circle: CircleId };
/** One part of an epoch's snapshot, or of a file, and of how many; `bytes` null: no such part. */
export type HeldPart = { readonly parts: number; readonly bytes: Bytes | null };

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
  /** An association that keeps wraps for this invite or device, in a bounded look at each; null: none does. */
  spaceHolding(recipient: RecipientId): Promise<SpaceId | null>;
  wrapsOf(space: SpaceId, recipient: RecipientId): Promise<readonly Wrap[]>;
  /**
   * Stages a part of a snapshot, in any order: one snapshot per device and circle, one for another epoch or of other length
   * supersedes it. False where it grows beyond `most` bytes: then nothing of it is staged any more.
   */
  stagePart(space: SpaceId, stager: DeviceId, part: SnapshotPart, hash: Bytes, most: number): Promise<boolean>;
  /** The hashes of a staged snapshot's parts in their order; null: some are missing. `none`: nothing is staged for that epoch. */
  stagedHashes(key: EpochKey, stager: DeviceId): Promise<readonly Bytes[] | null | 'none'>;
  /** Makes a staged snapshot the epoch's own, where it is still staged. */
  adoptSnapshot(key: EpochKey, stager: DeviceId): Promise<void>;
  /** null: the hub holds no snapshot of that epoch. */
  snapshotPart(key: EpochKey, part: number): Promise<HeldPart | null>;
  headsOf(space: SpaceId): Promise<readonly StoredHeads[]>;
  entryAt(space: SpaceId, header: EntryHeader): Promise<Entry | null>;
  /** The seq after which everything lies that a holder of `have` lacks. */
  seqBefore(log: LogKey, missing: readonly Head[]): Promise<number>;
  /** Entries after `after` in seq order, without those up to the numbers held; one frame's worth. */
  page(log: LogKey, after: number, have: ReadonlyMap<DeviceId, number>): Promise<StoredPage>;
  /** All of them or none; answers each one's seq. */
  commit(entries: readonly { readonly space: SpaceId; readonly entry: Entry }[]): Promise<readonly number[]>;
  /** What is kept of the space's devices; those nothing is known of are left out. */
  devicesOf(space: SpaceId): Promise<readonly ReportedDevice[]>;
  keepContacts(contacts: readonly Contact[]): Promise<void>;
  /** One for each circle, the one of the latest epoch; of more than `most` circles the latest reported stay. */
  keepStanding(by: Speaker, standing: SignedStanding, most: number): Promise<void>;
  keepErased(by: Speaker, signature: Bytes): Promise<void>;
  /** False where other mail was put under that number (another `hash`), or as one of another total. */
  putMail(by: Speaker, mail: SentMail, hash: Bytes): Promise<boolean>;
  /** Mails that were not dropped, after that one by their ids; one frame's worth. */
  mailAfter(space: SpaceId, after: number): Promise<{ readonly mails: readonly Mail[]; readonly more: boolean }>;
  /** Deletes the mails' bytes, not to be recovered, and remembers their hashes. */
  dropMail(space: SpaceId, ids: readonly number[]): Promise<void>;
  /** Never replaces a chunk. `full`: the space's chunks would be more than `most` bytes. */
  putChunk(space: SpaceId, chunk: FileChunk, most: number): Promise<Exclude<ChunkOutcome, 'not-now'>>;
  /** null: the hub holds nothing of that file. */
  chunkAt(at: CircleKey, file: FileId, part: number): Promise<HeldPart | null>;
  /** By their ids, after that one; one frame's worth. */
  filesOf(at: CircleKey, after: FileId | null): Promise<{ readonly files: readonly HeldFile[]; readonly more: boolean }>;
  /** Deletes them, not to be recovered. */
  dropFiles(at: CircleKey, files: readonly FileId[]): Promise<void>;
  /** Opens or withdraws (null, with all that was published) the space's calendar; false where the number is not higher than before, or another association has that address. */
  setFeed(space: SpaceId, number: number, address: Bytes | null): Promise<boolean>;
  /** Puts the calendar in the place of the one before; `at`: since when it is served, unless it is the same. False where it does not take its place (`takesPlaceOf`), or none is open. */
  putFeed(space: SpaceId, claim: FeedClaim, deflated: Bytes, at: number): Promise<boolean>;
  feedOf(space: SpaceId): Promise<FeedState>;
  /** What is served under an address's hash; null: nothing. */
  servedAt(address: Bytes): Promise<ServedFeed | null>;
  /** Its bytes, raw DEFLATE; null where it is another by now. */
  servedBytes(address: Bytes, hash: Bytes): Promise<Bytes | null>;
  /** A consistent copy while the hub runs. */
  backup(file: string): Promise<void>;
  close(): Promise<void>;
};
