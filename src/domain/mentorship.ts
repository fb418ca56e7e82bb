import type { ContactId, MemberId, MentorshipId, NoteId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Rhythm } from './rhythm.ts';

/** Angefragt, Vereinbart, Läuft, Ruht, Abgeschlossen, Übergeben. */
export const mentorshipStates = ['requested', 'agreed', 'running', 'paused', 'ended', 'handed-over'] as const;
export type MentorshipState = (typeof mentorshipStates)[number];

export type MentorshipFields = {
  readonly aim: string;
  /** How often mentor and mentee speak. */
  readonly rhythm: Rhythm;
  readonly state: MentorshipState;
  /** The day the last pause ends or ended; null: there was none, or it has no end yet. */
  readonly pausedUntil: LocalDate | null;
  readonly agreedOn: LocalDate | null;
  /** Reads the notes as the mentor does. */
  readonly coMentor: MemberId | null;
};
export type MentorshipField = keyof MentorshipFields;

/** Rückmeldung: append-only. What was said lies in the mentorship's own circle, under the same id. */
export type CheckIn = {
  readonly id: NoteId;
  readonly on: LocalDate;
  readonly helpWanted: boolean;
  /** When they will speak next, if they agreed a day. */
  readonly next: LocalDate | null;
  readonly by: MemberId;
  readonly at: number;
};

/** The closing question's answers: would you do it again? */
export const closingAnswers = ['yes', 'with-changes', 'no'] as const;
export type ClosingAnswer = (typeof closingAnswers)[number];
export type ClosingSide = 'mentor' | 'mentee';
/** What one side answered when the mentorship ended; append-only. */
export type Closing = { readonly side: ClosingSide; readonly again: ClosingAnswer; readonly on: LocalDate };

/** Patenschaft: who is in it, and which one it continues, never change. */
export type Mentorship = MentorshipFields & {
  readonly id: MentorshipId;
  readonly mentor: ContactId;
  readonly mentee: ContactId;
  /** The one that was handed over to begin this. */
  readonly continues: MentorshipId | null;
  /** The mentee agreed to that. */
  readonly menteeAgreed: boolean;
  /** As they were recorded, oldest first. */
  readonly checkIns: readonly CheckIn[];
  readonly closings: readonly Closing[];
  /** Notes of the one before, sealed to the new mentor's devices; base64. */
  readonly handedNotes: readonly string[];
  readonly createdBy: MemberId;
  readonly createdAt: number;
};

/** Whether it is over: nothing is due any more. */
export function isOver({ state }: Pick<Mentorship, 'state'>): boolean {
  return state === 'ended' || state === 'handed-over';
}

/** The last by the day they spoke, then by when it was recorded. */
export function lastCheckIn({ checkIns }: Pick<Mentorship, 'checkIns'>): CheckIn | null {
  return checkIns.reduce<CheckIn | null>((last, next) => (last && (last.on > next.on || (last.on === next.on && last.at > next.at)) ? last : next), null);
}
