import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, DraftId, FileId, FollowId, MemberId, NoteId, SpaceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import type { Head } from '#wire/rosterAction.ts';


/** Everything this app keeps on the device is in databases whose names begin so; erasing goes by it. */
export const DATABASE_PREFIX = 'anlauf';

/** The phone's database: ids, counters and ciphertext, nothing a person wrote. */
export type Database = Dexie & {
  readonly device: EntityTable<DeviceRow & { readonly row: 'device' }, 'row'>;
  readonly roster: EntityTable<RosterRow, 'index'>;
  readonly entries: Table<EntryRow, EntryKey>;
  readonly confirmed: Table<ConfirmedRow, readonly [CircleId, number, DeviceId]>;
  readonly checkpoints: Table<CheckpointRow, readonly [CircleId, number]>;
  readonly drafts: EntityTable<DraftRow, 'id'>;
  readonly setAside: Table<SetAsideRow, EntryKey>;
  readonly snapshots: Table<SnapshotRow, readonly [CircleId, number]>;
  readonly rescues: Table<RescueRow, EntryKey>;
  readonly removals: EntityTable<RemovalRow, 'id'>;
  readonly joining: EntityTable<JoiningRow & { readonly row: 'joining' }, 'row'>;
  readonly erasures: EntityTable<ErasureRow, 'id'>;
  readonly fork: EntityTable<ForkRow & { readonly row: 'fork' }, 'row'>;
  readonly rescueMarks: EntityTable<RescueMark, 'id'>;
  readonly heldNotes: EntityTable<HeldNoteRow, 'id'>;
  readonly heldDesk: EntityTable<HeldDeskRow, 'id'>;
  readonly files: EntityTable<FileRow, 'id'>;
  readonly chunks: Table<ChunkRow, readonly [FileId, number]>;
  readonly farewell: EntityTable<FarewellRow & { readonly row: 'farewell' }, 'row'>;
  readonly followed: EntityTable<FollowedRow, 'id'>;
  readonly lease: EntityTable<LeaseRow, 'row'>;
  readonly tries: EntityTable<TriesRow & { readonly row: 'tries' }, 'row'>;
  readonly renewals: EntityTable<RenewalRow, 'device'>;
  readonly unreadable: Table<UnreadableRow, readonly [CircleId, number]>;
};

/** Circle, epoch, author, number. */
export type EntryKey = [CircleId, number, DeviceId, number];

/** What the device is; secrets are sealed with the vault key, which is itself under each of `locks`. */
export type DeviceRow = {
  readonly space: SpaceId;
  readonly device: DeviceId;
  readonly member: MemberId;
  /** The vault key's wraps, one a kind, and the parameters beside each; `seal/locks.ts` reads them. */
  readonly locks: readonly StoredLock[];
  /** The device's private keys, sealed. */
  readonly keys: Bytes;
  /** Each circle's key, sealed. */
  readonly epochKeys: readonly { readonly circle: CircleId; readonly epoch: number; readonly sealed: Bytes }[];
  /** The association's and one's own name, sealed: shown before the team's document is open. */
  readonly names: Bytes;
  /** How far the roster was verified, sealed; absent until it was opened once. */
  readonly believed?: Bytes;
  /** The hub's address; empty in the demonstration. */
  readonly origin: string;
  readonly demo: boolean;
};
export type StoredLock =
  | { readonly kind: 'passphrase' | 'pin'; readonly kdf: StoredStretching; readonly wrapped: Bytes }
  | { readonly kind: 'passkey'; readonly credential: Bytes; readonly salt: Bytes; readonly wrapped: Bytes };
export type StoredStretching = { readonly name: 'argon2id'; readonly memoryKiB: number; readonly passes: number; readonly salt: Bytes };
/** What a device needs to finish joining after a stop at any moment: its keys, the invite, its names, sealed by the vault under `lock`. */
export type JoiningRow = { readonly lock: StoredLock; readonly sealed: Bytes };
export type RosterRow = { readonly index: number; readonly bytes: Bytes };
export type EntryRow = {
  readonly circle: CircleId;
  readonly epoch: number;
  readonly author: DeviceId;
  readonly number: number;
  readonly body: Bytes;
  readonly signature: Bytes;
  /** Counts up as entries come: they are read back in this order, which first announcers depend on. */
  readonly arrived: number;
  /** Ids of the records an own entry touched, or one that came in a handover file with those before it. */
  readonly records?: readonly string[];
};
/** `given`: own entries up to there went on in a handover file. A row of another author's says up to where the hub holds what was taken of them from one. */
export type ConfirmedRow = { readonly circle: CircleId; readonly epoch: number; readonly author: DeviceId; readonly number: number; readonly given?: number };
export type CheckpointRow = { readonly circle: CircleId; readonly epoch: number; readonly heads: readonly Head[]; readonly document: Bytes; readonly listView: Bytes };
export type DraftRow = { readonly id: DraftId; readonly sealed: Bytes };
export type SetAsideRow = Omit<EntryRow, 'arrived' | 'records'> & { readonly reason: string };
/** What an epoch was begun from, sealed as the hub handed it out. */
export type SnapshotRow = { readonly circle: CircleId; readonly epoch: number; readonly bytes: Bytes };
/** A change that its epoch left behind, sealed with the vault key. */
export type RescueRow = { readonly circle: CircleId; readonly epoch: number; readonly author: DeviceId; readonly number: number; readonly sealed: Bytes };
/** An entry of a removed device's mail that a person has decided about: device, circle, epoch and number. */
export type RescueMark = { readonly id: string; readonly device: DeviceId };
/** Somebody to be removed as soon as the hub is within reach, sealed. */
export type RemovalRow = { readonly id: string; readonly sealed: Bytes };
/** A contact somebody wants erased, sealed with the vault key, until the hub has taken it. */
export type ErasureRow = { readonly id: string; readonly sealed: Bytes };
/** A note of a mentorship whose circle is not open yet, sealed with the vault key. */
export type HeldNoteRow = { readonly id: NoteId; readonly sealed: Bytes };
/** What was written about an agreement while the own desk is not open, sealed with the vault key; counted up as it was written. */
export type HeldDeskRow = { readonly id: number; readonly sealed: Bytes };
/**
 * A file of a circle, in sealed chunks. `staged`: kept here before a record names it; `named`: one does; `fetched`: it came from the hub. `record`: the record's id, `about` whom it is about.
 * `at`: milliseconds since 1970.
 */
export type FileRow = { readonly id: FileId; readonly circle: CircleId; readonly record: string; readonly about: string | null; readonly parts: number; readonly at: number; readonly state: 'staged' | 'named' | 'fetched'; /** The device whose signatures its chunks bear; of those from the hub nobody's are known. */ readonly author?: DeviceId; /** Since when its record was looked for and not found; absent: it was there when it was last looked for. */ readonly missedAt?: number };
/** `kept`: 1 once the hub said that it has it. */
export type ChunkRow = { readonly file: FileId; readonly part: number; readonly bytes: Bytes; readonly kept: 0 | 1; readonly signature?: Bytes };
/**
 * A device whose numbers a copy has used becomes another. `planned`: it asked for that; what it takes to go on after a stop at any moment, sealed. `carrying`: it is done,
 * and what the former device wrote lies among the rescues until it is known to be with the association. `leaving`: what is left is to take the former one off the roster,
 * unless a copy of it goes on: `heard` is when the hub had last heard of it. Milliseconds since 1970.
 */
export type RenewalRow = { readonly device: DeviceId } & ({ readonly step: 'planned'; readonly sealed: Bytes } | { readonly step: 'carrying'; readonly since: number } | { readonly step: 'leaving'; readonly since: number; readonly heard: number });
/** Wrong tries to unlock in a row, and the milliseconds still to wait. */
export type TriesRow = { readonly wrong: number; readonly waitMs: number };
/** `theirs`: the hub's other chain, whole; empty where there is no fork. `strays`: circles whose epochs up to these this device may have begun on a chain it has left. */
export type ForkRow = { readonly theirs: readonly Bytes[]; readonly strays: readonly { readonly circle: CircleId; readonly epoch: number }[] };
/**
 * How far a device is that was removed from its association. `suspected`: the hub turned it away, nothing is proven.
 * `packed`: what it had not delivered is sealed to Leitung; told again it must be the same bytes. `erased`: all that is left.
 */
export type FarewellRow =
  | { readonly step: 'suspected' | 'removed' }
  | ({ readonly step: 'packed'; readonly mails: readonly Bytes[] } & LeftCounts)
  | ({ readonly step: 'handed-over'; readonly reported: boolean } & LeftCounts)
  | ({ readonly step: 'erased'; readonly reported: boolean; readonly left: number; readonly drafts: number; /** Photos the hub had not got; absent: none. */ readonly photos?: number } & LeftCounts);
/** Entries that go to Leitung, and those that can not: too many for the hub, notes of mentorships, what nothing opens. */
export type LeftCounts = { readonly entries: number; readonly lost: { readonly tooMany: number; readonly notes: number; readonly unreadable: number } };
/** An epoch that could not be begun here, since nobody can read what it begins with, or since nobody has its key any more: who opened it, and when that was found. */
export type UnreadableRow = { readonly circle: CircleId; readonly epoch: number; readonly by: DeviceId; readonly at: number; readonly why?: 'key-lost' };
/** A followed calendar as it was last fetched, sealed with the vault key. */
export type FollowedRow = { readonly id: FollowId; readonly sealed: Bytes };
export type LeaseRow = { readonly row: 'lease'; readonly holder: string };

/** The device's database. Writes are flushed to disk before they count as done (Chromium would otherwise answer earlier). */
export function openDatabase(name: string = DATABASE_PREFIX): Database {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
  db.version(1).stores({
    device: 'row',
    roster: 'index',
    entries: '[circle+epoch+author+number], arrived',
    confirmed: '[circle+epoch+author]',
    checkpoints: '[circle+epoch]',
    drafts: 'id',
    setAside: '[circle+epoch+author+number]',
    lease: 'row',
  });
  db.version(2).stores({ snapshots: '[circle+epoch]', rescues: '[circle+epoch+author+number]' });
  db.version(3).stores({ removals: 'id' });
  db.version(4).stores({ tries: 'row' }).upgrade((older) => older.table('device').toCollection().modify(severalLocks));
  db.version(5).stores({ joining: 'row' });
  db.version(6).stores({ erasures: 'id' });
  db.version(7).stores({ fork: 'row' });
  db.version(8).stores({ farewell: 'row', rescueMarks: 'id, device' });
  db.version(9).stores({ heldNotes: 'id' });
  db.version(10).stores({ renewals: 'device', unreadable: '[circle+epoch]' });
  db.version(11).stores({ heldDesk: 'id' });
  db.version(12).stores({ files: 'id', chunks: '[file+part], [file+kept]' });
  db.version(13).stores({ followed: 'id' });
  return db;
}

/** Up to version 3 a device had one lock, the passphrase's. */
function severalLocks(row: { lock?: StoredLock; locks?: readonly StoredLock[] }): void {
  row.locks ??= row.lock ? [row.lock] : [];
  delete row.lock;
}

export function entryOf(row: EntryRow | SetAsideRow): Entry {
  const { circle, epoch, author, number, body, signature } = row;
  return { header: { circle, epoch, author, number }, body, signature };
}
