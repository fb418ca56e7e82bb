import type { ContactId, EditId, MandateId, MemberId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import type { BodyKind, Mandate, MandateField, StandingAgain } from '#domain/mandate.ts';
import type { Mentorship, MentorshipField, MentorshipState } from '#domain/mentorship.ts';
import type { Ags } from '#domain/municipality.ts';
import type { PlaceKey } from '#domain/places.ts';
import type { Receipt } from './api.ts';

/** A seat with whose it is and who speaks with them. */
export type MandateRow = Mandate & {
  readonly contactName: string;
  /** The last talk with its holder, about whatever. */
  readonly spokeLast: LocalDate | null;
  /** Who has the holder's earliest open task, else who is responsible for them. */
  readonly speaksNext: MemberId | null;
  readonly consent: boolean;
  readonly heads: Readonly<Record<MandateField, readonly EditId[]>>;
  readonly contested: Partial<Record<MandateField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/** A mentorship as the whole team sees it: who, since when, that they spoke. What was said is in its own circle. */
export type MentorshipRow = Omit<Mentorship, 'checkIns' | 'handedNotes'> & {
  readonly mentorName: string;
  /** The member of the team whom the mentor is, if anybody. */
  readonly mentorMember: MemberId | null;
  readonly menteeName: string;
  readonly menteePlace: Ags | null;
  readonly continuedBy: MentorshipId | null;
  readonly lastCheckIn: LocalDate | null;
  /** As of the last check-in. */
  readonly helpWanted: boolean;
  /** The day agreed at the last check-in. */
  readonly nextAgreed: LocalDate | null;
  readonly checkInCount: number;
  /** It is not over, and one side's consent is missing: withdrawn by somebody who did not know of it. */
  readonly lacksConsent: boolean;
  readonly heads: Readonly<Record<MentorshipField, readonly EditId[]>>;
  readonly contested: Partial<Record<MentorshipField, readonly Choice[]>>;
  readonly receipt: Receipt;
};

/** One thing that happened to a contact's seats or mentorships: that one is there, what state it is in, that they spoke. */
export type RecruitingStoryItem =
  | {
      readonly kind: 'mandate';
      readonly at: number;
      readonly by: MemberId;
      readonly id: MandateId;
      readonly body: BodyKind;
      readonly place: PlaceKey | null;
      readonly told: { readonly is: 'recorded' } | { readonly is: 'standing'; readonly value: StandingAgain } | { readonly is: 'ended'; readonly on: LocalDate | null };
    }
  | {
      readonly kind: 'mentorship';
      readonly at: number;
      readonly by: MemberId;
      readonly id: MentorshipId;
      /** The contact's own. */
      readonly side: 'mentor' | 'mentee';
      readonly other: ContactId;
      readonly otherName: string;
      readonly told: { readonly is: 'began' | 'state'; readonly state: MentorshipState } | { readonly is: 'check-in'; readonly on: LocalDate; readonly helpWanted: boolean };
    };

/** What changed: rows replace those of their id; `all`: these are all there are. */
export type RecruitingPatch =
  | { readonly of: 'mandates'; readonly all: boolean; readonly mandates: readonly MandateRow[] }
  | { readonly of: 'mentorships'; readonly all: boolean; readonly mentorships: readonly MentorshipRow[] };
