import type { ContactId, MemberId, MentorshipId, NoteId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { CheckIn } from '#domain/mentorship.ts';
import type { Note } from '#domain/note.ts';
import type { MentorshipRow } from './recruitingApi.ts';

/**
 * Where a note of a mentorship goes from this device. `open`: into its own circle, to its readers. `held`: sealed on this device alone, until the circle is
 * open, which this device sees to once it is online (in the demonstration: never). `foreign`: somebody else opened the circle or put somebody in; a note is held here, and
 * nothing is ever written there: begin anew by handing over to oneself. `not-ours`: neither mentor nor co-mentor; nothing can be written or read.
 */
export type NotesPlace = 'open' | 'held' | 'foreign' | 'not-ours';

/** `held`: on this device alone so far. */
export type ShownNote = Note & { readonly held: boolean };

export type MentorshipDetail = MentorshipRow & {
  /** All of them, newest first. */
  readonly checkIns: readonly CheckIn[];
  readonly where: NotesPlace;
  /** Who can read what is typed here, by the roster; nobody where it is not ours. */
  readonly readers: readonly MemberId[];
  /** Where it is foreign: whom this member did not put in. */
  readonly strangers: readonly MemberId[];
  /** Whether this device's member is its mentor: may add a co-mentor and take them out, hand notes over, forget them. */
  readonly owner: boolean;
  /** Newest first; null: not ours to read. */
  readonly notes: readonly ShownNote[] | null;
};

export type HandOver = {
  readonly id: MentorshipId;
  /** The mentorship that goes on; a retry with the same id is the same one. */
  readonly newId: MentorshipId;
  /** The new mentor. */
  readonly to: ContactId;
  /** The member of the team this contact is, as the screen named them: the notes are sealed to their devices. Null: nobody of the team, so no notes can go. */
  readonly member: MemberId | null;
  /** The notes that go along, of those shown; none is fine. */
  readonly notes: readonly NoteId[];
};

/** The confidential part of mentorships. A check-in is written by `run({ do: 'recordCheckIn', … }, draft)`: the note first, then what the team may see. */
export type MentorApi = {
  /** Null: no such mentorship, or locked. Ask again when its row changes and at every `notes` patch that names it. */
  mentorship(id: MentorshipId): Promise<MentorshipDetail | null>;
  /**
   * Puts a member into the circle, who may read everything from then on, what was written before as well, until they are taken out. Needs the hub (`hub-unreachable`).
   * `not-allowed`: not by the mentor, or not while the circle is held or foreign. Tried again it goes on where it broke off.
   */
  addCoMentor(id: MentorshipId, member: MemberId): Promise<Result<null, string>>;
  /**
   * Takes a reader out of the circle again: they get nothing that is written from then on, and keep nothing on their devices once these hear of it. What they have read
   * they have read. Needs the hub (`hub-unreachable`). `not-allowed`: not by the mentor. Tried again it goes on where it broke off.
   */
  removeCoMentor(id: MentorshipId, member: MemberId): Promise<Result<null, string>>;
  /**
   * Ends the mentorship and begins another with the same mentee, with the chosen notes sealed to the new mentor's devices; works offline. To oneself: begins anew, in a circle of
   * one's own. Refuses what the rules refuse, `not-allowed` (notes that are not this member's to hand over), `member-unknown` (the contact is not that member), `too-large`.
   */
  handOver(input: HandOver): Promise<Result<null, string>>;
  /** Erases all notes of a mentorship of one's own for good, at the hub and on all its readers' devices. Needs the hub. */
  forgetNotes(id: MentorshipId): Promise<Result<null, string>>;
};

/** Notes of these mentorships came, went, or are somewhere else now. */
export type NotesPatch = { readonly of: 'notes'; readonly mentorships: readonly MentorshipId[] };
