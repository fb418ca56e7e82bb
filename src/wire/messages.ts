import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, FileId, InviteId, SpaceId } from '#base/ids.ts';
import type { Entry, EntryHeader } from './entry.ts';
import type { Head, RecipientId } from './rosterAction.ts';

/** Why a connection is opened. `courier` delivers signed entries without any key: a locked app, a service worker. `farewell`: a removed device leaves its mail. */
export const purposes = ['device', 'invite', 'courier', 'found', 'farewell'] as const;
export type ConnectionPurpose = (typeof purposes)[number];

/** A key sealed to one device or invite; `hash` in the roster entry is over exactly these bytes. */
export type Wrap = { readonly recipient: RecipientId; readonly circle: CircleId; readonly epoch: number; readonly bytes: Bytes };
/** A roster entry and, beside the chain, the wraps whose hashes it holds. */
export type RosterOffer = { readonly entry: Bytes; readonly wraps: readonly Wrap[] };

export const appendRefusals = ['number-reused', 'number-skipped', 'not-a-member', 'not-in-circle', 'wrong-epoch', 'forged', 'failed', 'epoch-due'] as const;
export type AppendRefusal = (typeof appendRefusals)[number];
/** `heads-moved`: an epoch names other heads than the hub has. `epoch-wrong`: not the next one, or for a stranger. */
export const rosterRefusals = ['not-on-head', 'not-allowed', 'forged', 'invite-unknown', 'invite-used', 'invite-expired', 'code-wrong', 'code-used', 'space-exists', 'wraps-missing', 'failed', 'heads-moved', 'snapshot-missing', 'last-lead', 'epoch-wrong', 'other-version', 'invite-void'] as const;
export type RosterRefusal = (typeof rosterRefusals)[number];

/** Part `part` (from 0) of `parts`. */
export type SnapshotPart = { readonly circle: CircleId; readonly epoch: number; readonly part: number; readonly parts: number; readonly bytes: Bytes };

/** Sealed chunk `part` (from 0) of `parts` of a file in a circle, which is in this epoch; the file outlives it. */
export type FileChunk = { readonly circle: CircleId; readonly epoch: number; readonly file: FileId; readonly part: number; readonly parts: number; readonly bytes: Bytes };
export type BroughtChunk = FileChunk & { readonly author: DeviceId; readonly signature: Bytes };
/** What the hub has of a file: of so many parts these, by their bits, the lowest the first. */
export type HeldFile = { readonly file: FileId; readonly parts: number; readonly held: number };
/** `full`: the association's files would be more than this hub keeps. `other-bytes`: another chunk lies there, or the file has other parts. `not-now`: the circle waits for its next epoch. */
export const chunkOutcomes = ['kept', 'full', 'other-bytes', 'not-now'] as const;
export type ChunkOutcome = (typeof chunkOutcomes)[number];

/** A device's signed word that nothing of the circle older than the epoch is kept on it any more (statements.ts). */
export type SignedStanding = { readonly circle: CircleId; readonly epoch: number; readonly signature: Bytes };
/** What the hub knows of a device: its own word on the last contact (milliseconds since 1970), the device's signed words on the rest. */
export type ReportedDevice = {
  readonly device: DeviceId;
  readonly lastContact: number | null;
  /** Its signature that nothing is left on it. */
  readonly erased: Bytes | null;
  readonly standings: readonly SignedStanding[];
};
/** What a removed device sends to Leitung, sealed and with its signature at the end: number `number` (from 1) of `of`. */
export type SentMail = { readonly number: number; readonly of: number; readonly bytes: Bytes };
/** The same at the hub, `id` by the hub's own count, which grows. */
export type Mail = SentMail & { readonly id: number; readonly device: DeviceId };

/** Device, invite, courier or founder → hub. */
export type ToHub =
  | { readonly is: 'hello'; readonly version: number; readonly purpose: ConnectionPurpose; /** null when founding, or where an invite's holder does not know it. */ readonly space: SpaceId | null }
  | { readonly is: 'prove'; readonly id: DeviceId | InviteId; readonly signature: Bytes }
  | { readonly is: 'found'; readonly code: string; readonly offer: RosterOffer }
  | { readonly is: 'pull-roster'; readonly from: number }
  | { readonly is: 'append-roster'; readonly offer: RosterOffer }
  | { readonly is: 'pull-wraps' }
  | { readonly is: 'follow'; readonly circle: CircleId; readonly epoch: number; readonly have: readonly Head[] }
  | { readonly is: 'more'; readonly circle: CircleId; readonly epoch: number }
  | { readonly is: 'append'; readonly entries: readonly Entry[] }
  | { readonly is: 'ping' }
  /** One part of a sealed snapshot for the next epoch, kept until that epoch's roster entry names its hash (snapshot.ts). */
  | ({ readonly is: 'put-snapshot' } & SnapshotPart)
  | { readonly is: 'pull-snapshot'; readonly circle: CircleId; readonly epoch: number; readonly part: number }
  | ({ readonly is: 'report-standing' } & SignedStanding)
  | { readonly is: 'pull-devices'; readonly from: number }
  | ({ readonly is: 'put-mail' } & SentMail)
  | { readonly is: 'erased'; readonly signature: Bytes }
  | { readonly is: 'pull-mail'; readonly after: number }
  | { readonly is: 'drop-mail'; readonly ids: readonly number[] }
  | ({ readonly is: 'put-chunk' } & FileChunk)
  /** The same by a courier, signed by whoever sealed it. */
  | ({ readonly is: 'bring-chunk' } & BroughtChunk)
  | { readonly is: 'pull-chunk'; readonly circle: CircleId; readonly epoch: number; readonly file: FileId; readonly part: number }
  /** Which files the hub has of a circle, in the order of their ids, after that one. */
  | { readonly is: 'pull-files'; readonly circle: CircleId; readonly epoch: number; readonly after: FileId | null }
  | { readonly is: 'drop-files'; readonly circle: CircleId; readonly epoch: number; readonly files: readonly FileId[] }
  /** A question about calendars (feedMessages.ts). */
  | { readonly is: 'feed'; readonly bytes: Bytes };

/** Hub → whoever connected. */
export type FromHub =
  | { readonly is: 'challenge'; readonly version: number; readonly nonce: Bytes }
  | { readonly is: 'welcome'; readonly rosterLength: number; readonly rosterHead: Bytes }
  | { readonly is: 'roster'; readonly from: number; readonly entries: readonly Bytes[]; readonly total: number }
  | { readonly is: 'roster-accepted'; readonly index: number; readonly head: Bytes }
  | { readonly is: 'roster-refused'; readonly refusal: RosterRefusal }
  | { readonly is: 'wraps'; readonly wraps: readonly Wrap[] }
  | { readonly is: 'heads'; readonly circle: CircleId; readonly epoch: number; readonly heads: readonly Head[] }
  | { readonly is: 'page'; readonly circle: CircleId; readonly epoch: number; readonly entries: readonly Entry[]; readonly more: boolean }
  /** Every number up to this one is committed to disk. */
  | { readonly is: 'ack'; readonly header: EntryHeader }
  | { readonly is: 'refused'; readonly header: EntryHeader; readonly refusal: AppendRefusal; /** The last number the hub holds of that author. */ readonly head: number }
  | { readonly is: 'pong' }
  | { readonly is: 'snapshot-kept'; readonly circle: CircleId; readonly epoch: number; readonly part: number }
  | ({ readonly is: 'snapshot' } & SnapshotPart)
  | { readonly is: 'standing-kept'; readonly circle: CircleId; readonly epoch: number }
  /** The roster's devices from this one on, in the order they came in. */
  | { readonly is: 'devices'; readonly from: number; readonly devices: readonly ReportedDevice[]; readonly total: number }
  | { readonly is: 'mail-kept'; readonly number: number }
  /** Other mail was put under this number, or as one of another total. */
  | { readonly is: 'mail-refused'; readonly number: number }
  | { readonly is: 'erased-kept' }
  | { readonly is: 'mail'; readonly mails: readonly Mail[]; readonly more: boolean }
  | { readonly is: 'mail-dropped' }
  | { readonly is: 'chunk-put'; readonly circle: CircleId; readonly epoch: number; readonly file: FileId; readonly part: number; readonly outcome: ChunkOutcome }
  /** Without bytes: the hub has no such chunk. */
  | ({ readonly is: 'chunk' } & FileChunk)
  | { readonly is: 'files'; readonly circle: CircleId; readonly epoch: number; readonly files: readonly HeldFile[]; readonly more: boolean }
  | { readonly is: 'files-dropped'; readonly circle: CircleId; readonly epoch: number }
  /** Its answer (feedMessages.ts). */
  | { readonly is: 'feed'; readonly bytes: Bytes };
