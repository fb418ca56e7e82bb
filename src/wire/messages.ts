import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, SpaceId } from '#base/ids.ts';
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
  | { readonly is: 'drop-mail'; readonly ids: readonly number[] };

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
  | { readonly is: 'mail-dropped' };
