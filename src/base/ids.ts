import { fromBase64Url, toBase64Url, type Bytes } from './bytes.ts';

declare const brand: unique symbol;
/** A string that must not be mixed with another kind of id. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** 16 bytes in base64url: derived from the founding (PROTOCOL.md, Space). */
export type SpaceId = Id<'space'>;
/** 16 bytes in base64url: the hash of the device's signing key, so an id can not be claimed without the key. */
export type DeviceId = Id<'device'>;
/** 16 bytes in base64url: the hash of the invite's signing key. */
export type InviteId = Id<'invite'>;
/** `team`, `board`, `desk:<member>` or `mentor:<mentorship>`. */
export type CircleId = Id<'circle'>;
export type MemberId = Id<'member'>;
export type ContactId = Id<'contact'>;
export type TalkId = Id<'talk'>;
export type TaskId = Id<'task'>;
export type MandateId = Id<'mandate'>;
export type MentorshipId = Id<'mentorship'>;
/** A check-in's id: its note in the mentorship's circle has the same. */
export type NoteId = Id<'note'>;
/** Its understanding in the team has the same. */
export type AgreementId = Id<'agreement'>;
/** 16 random bytes in base64url: a file kept in sealed chunks beside the log. */
export type FileId = Id<'file'>;
/** A date in the calendar, open or internal; opened or taken back it keeps its id. */
export type EventId = Id<'event'>;
/** Gremium. */
export type CommitteeId = Id<'committee'>;
/** A calendar of others that the association follows. */
export type FollowId = Id<'follow'>;
/** Auftrag. */
export type CommitmentId = Id<'commitment'>;
/** Names one change inside one record. */
export type EditId = Id<'edit'>;
export type DraftId = Id<'draft'>;

export const TEAM = 'team' as CircleId;
export const BOARD = 'board' as CircleId;

/** The circle of a mentorship's notes. */
export function mentorCircle(id: MentorshipId): CircleId {
  return `mentor:${id}` as CircleId;
}

/** The mentorship whose notes the circle holds; null: it is another one. */
export function mentorshipIn(circle: CircleId): MentorshipId | null {
  return circle.startsWith('mentor:') ? (circle.slice('mentor:'.length) as MentorshipId) : null;
}

/** The circle of the agreements a member records. */
export function deskCircle(member: MemberId): CircleId {
  return `desk:${member}` as CircleId;
}

/** Whose desk the circle is; null: it is another one. */
export function deskIn(circle: CircleId): MemberId | null {
  return circle.startsWith('desk:') ? (circle.slice('desk:'.length) as MemberId) : null;
}

/** Randomness comes in: `crypto.getRandomValues` in the app, a seeded generator in tests. */
export type Random = (length: number) => Bytes;
/** Milliseconds since 1970-01-01 UTC; comes in, never read from the global clock below `app`. */
export type Clock = () => number;

const KEY_ID_BYTES = 16;
const RECORD_ID_BYTES = 12;
const EDIT_ID_BYTES = 6;

/** A new record id: 96 random bits, 16 letters. */
export function newId<T extends Id<string>>(random: Random): T {
  return toBase64Url(random(RECORD_ID_BYTES)) as T;
}

/** A new edit id: 48 random bits, unique enough inside one record. */
export function newEditId(random: Random): EditId {
  return toBase64Url(random(EDIT_ID_BYTES)) as EditId;
}

/** The 16 bytes behind a space, device, invite or file id. Throws on any other string: such ids come from parsers only. */
export function keyIdBytes(id: SpaceId | DeviceId | InviteId | FileId): Bytes {
  const bytes = fromBase64Url(id);
  if (bytes?.length !== KEY_ID_BYTES) throw new Error(`not a key id: ${id}`);
  return bytes;
}

/** The id for the first 16 bytes of a hash, or for 16 random ones. */
export function keyIdFrom<T extends SpaceId | DeviceId | InviteId | FileId>(hash: Uint8Array): T {
  return toBase64Url(hash.subarray(0, KEY_ID_BYTES)) as T;
}

/** A file's id out of a record, which anybody of its circle may have written; null: it is none. */
export function parseFileId(text: string): FileId | null {
  const bytes = fromBase64Url(text);
  return bytes?.length === KEY_ID_BYTES && toBase64Url(bytes) === text ? (text as FileId) : null;
}
