import type { ContactId, MentorshipId, NoteId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { EditOf } from './command.ts';
import type { Closing, MentorshipFields } from './mentorship.ts';
import type { NoteTexts } from './note.ts';
import type { Rhythm } from './rhythm.ts';

export type NewMentorship = { readonly aim: string; readonly rhythm: Rhythm; readonly state: 'requested' | 'agreed'; readonly agreedOn: LocalDate | null };

/** What can be done to mentorships. Their states have commands of their own: RULES.md says from where to where. */
export type MentorshipCommand =
  | { readonly do: 'createMentorship'; readonly id: MentorshipId; readonly mentor: ContactId; readonly mentee: ContactId; readonly mentorship: NewMentorship }
  | { readonly do: 'editMentorship'; readonly id: MentorshipId; readonly edits: readonly EditOf<Pick<MentorshipFields, 'aim' | 'rhythm' | 'coMentor'>>[] }
  | { readonly do: 'agreeMentorship'; readonly id: MentorshipId; readonly on: LocalDate }
  | { readonly do: 'startMentorship'; readonly id: MentorshipId }
  /** Until that day; null: until somebody resumes it. */
  | { readonly do: 'pauseMentorship'; readonly id: MentorshipId; readonly until: LocalDate | null }
  | { readonly do: 'resumeMentorship'; readonly id: MentorshipId }
  | { readonly do: 'endMentorship'; readonly id: MentorshipId; readonly closings: readonly Pick<Closing, 'side' | 'again'>[]; readonly on: LocalDate }
  /** Ends it and begins another with the same mentee; `notes`: sealed to the new mentor's devices, base64. */
  | { readonly do: 'handOverMentorship'; readonly id: MentorshipId; readonly newId: MentorshipId; readonly to: ContactId; readonly menteeAgreed: true; readonly notes: string | null }
  | {
      readonly do: 'recordCheckIn';
      readonly id: NoteId;
      readonly mentorship: MentorshipId;
      readonly on: LocalDate;
      readonly helpWanted: boolean;
      readonly next: LocalDate | null;
      /** Goes to the mentorship's own circle; all empty: nothing goes there. */
      readonly note: NoteTexts;
    };
