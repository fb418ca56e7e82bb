import type { ContactId, MemberId, MentorshipId, NoteId } from '#base/ids.ts';
import { bodyKinds, mandateDefaults, standingStates, type MandateFields } from '#domain/mandate.ts';
import { closingAnswers, mentorshipStates, type CheckIn, type Closing, type MentorshipFields } from '#domain/mentorship.ts';
import { noteSubjects, type NoteFields } from '#domain/note.ts';
import type { PlaceKey } from '#domain/places.ts';
import { rhythms } from '#domain/rhythm.ts';
import type { Shape } from './projection.ts';
import { day, isObject, oneOf, orNull, text } from './reads.ts';
import { NO_DAY } from './shapes.ts';

/** Whose seat it is; stays for life. */
export type MandateOrigin = { readonly contact: ContactId };

export const mandateShape: Shape<MandateFields & MandateOrigin> = {
  contact: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  body: { read: oneOf(bodyKinds), missing: mandateDefaults.body },
  place: { read: (value) => orNull(value, text) as PlaceKey | null | undefined, missing: mandateDefaults.place },
  locality: { read: text, missing: mandateDefaults.locality },
  group: { read: text, missing: mandateDefaults.group },
  since: { read: (value) => orNull(value, day), missing: mandateDefaults.since },
  /** Claims nothing where a later version's state cannot be read. */
  standingAgain: { read: oneOf(standingStates), missing: mandateDefaults.standingAgain },
  endedOn: { read: (value) => orNull(value, day), missing: mandateDefaults.endedOn },
};

/** Who is in it and what it continues; stay for life. */
export type MentorshipOrigin = { readonly mentor: ContactId; readonly mentee: ContactId; readonly continues: MentorshipId | null; readonly menteeAgreed: boolean };

export const mentorshipShape: Shape<MentorshipFields & MentorshipOrigin> = {
  mentor: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  mentee: { read: (value) => text(value) as ContactId | undefined, missing: '' as ContactId },
  continues: { read: (value) => orNull(value, text) as MentorshipId | null | undefined, missing: null },
  menteeAgreed: { read: (value) => (typeof value === 'boolean' ? value : undefined), missing: false },
  aim: { read: text, missing: '' },
  rhythm: { read: oneOf(rhythms), missing: 'monthly' },
  state: { read: oneOf(mentorshipStates), missing: 'requested' },
  pausedUntil: { read: (value) => orNull(value, day), missing: null },
  agreedOn: { read: (value) => orNull(value, day), missing: null },
  coMentor: { read: (value) => orNull(value, text) as MemberId | null | undefined, missing: null },
};

export const noteShape: Shape<NoteFields> = {
  about: { read: oneOf(noteSubjects), missing: 'check-in' },
  on: { read: day, missing: NO_DAY },
  how: { read: text, missing: '' },
  lacks: { read: text, missing: '' },
  next: { read: text, missing: '' },
};

/** A recorded check-in without who and when, or undefined where it cannot be read. */
export function readCheckIn(value: unknown): Omit<CheckIn, 'by' | 'at'> | undefined {
  if (!isObject(value)) return undefined;
  const [id, on] = [text(value['id']), day(value['on'])];
  return id && on ? { id: id as NoteId, on, helpWanted: value['helpWanted'] === true, next: day(value['next']) ?? null } : undefined;
}

export function readClosing(value: unknown): Closing | undefined {
  if (!isObject(value)) return undefined;
  const [side, again, on] = [oneOf(['mentor', 'mentee'] as const)(value['side']), oneOf(closingAnswers)(value['again']), day(value['on'])];
  return side && again && on ? { side, again, on } : undefined;
}
