import type { CommitteeId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';

/** One time that a board was asked for support: when, by whom of us, whom there, for what. */
export type SupportAsk = { readonly on: LocalDate; readonly by: MemberId; readonly whom: string; readonly what: string };

export const supportAnswers = ['open', 'yes', 'partly', 'no'] as const;
/** What came back so far, in their words. */
export type SupportAnswer = { readonly is: (typeof supportAnswers)[number]; readonly text: string };
export type SupportStep = { readonly what: string; readonly due: LocalDate | null; readonly responsible: MemberId | null };

export type SupportFields = { readonly answer: SupportAnswer; readonly next: SupportStep | null };
export type SupportField = keyof SupportFields;

export const supportDefaults: SupportFields = { answer: { is: 'open', text: '' }, next: null };

/** What we asked a board for. It names people, so it lies with the team, while the board itself stands on the open calendar. `asks`: oldest first. */
export type Support = SupportFields & { readonly committee: CommitteeId; readonly asks: readonly SupportAsk[] };
