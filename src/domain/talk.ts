import type { ContactId, MemberId, TalkId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';

/** Art: Hausbesuch, Telefon, Veranstaltung, Infostand, Nachricht, Anderes. */
export const channels = ['visit', 'phone', 'event', 'stand', 'message', 'other'] as const;
export type Channel = (typeof channels)[number];

/** Ergebnis (VOCABULARY: talk outcome). */
export const outcomes = ['interested', 'wants-to-know-more', 'needs-time', 'agrees', 'declines', 'not-reached'] as const;
export type Outcome = (typeof outcomes)[number];

/** What a talk was about: standing for the first time, or again. */
export const talkSubjects = ['candidacy', 'standing-again'] as const;
export type TalkSubject = (typeof talkSubjects)[number];

export type TalkFields = {
  /** Changing it moves a talk that was logged on the wrong person. */
  readonly contact: ContactId;
  readonly on: LocalDate;
  readonly channel: Channel;
  readonly about: TalkSubject;
  readonly outcome: Outcome;
  /** Ids of the guide's points that were covered. */
  readonly covered: readonly string[];
  readonly notes: string;
};
export type TalkField = keyof TalkFields;

export type Talk = TalkFields & { readonly id: TalkId; readonly by: MemberId; readonly at: number };
