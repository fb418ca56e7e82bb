import type { CommitteeId, EditId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from './calendar.ts';

/** One time that a board was asked for support: when, by whom of us, whom there, for what. */
export type SupportAsk = { readonly on: LocalDate; readonly by: MemberId; readonly whom: string; readonly what: string };

/** With the edit it was recorded by, which names it where it is taken back. */
export type RecordedAsk = SupportAsk & { readonly edit: EditId };

export const supportAnswers = ['open', 'yes', 'partly', 'no'] as const;
/** What came back so far, in their words. */
export type SupportAnswer = { readonly is: (typeof supportAnswers)[number]; readonly text: string };
export type SupportStep = { readonly what: string; readonly due: LocalDate | null; readonly responsible: MemberId | null };

export type SupportFields = { readonly answer: SupportAnswer; readonly next: SupportStep | null };
export type SupportField = keyof SupportFields;

export const supportDefaults: SupportFields = { answer: { is: 'open', text: '' }, next: null };

/** What we asked a board for. It names people, so it lies with the team, while the board itself stands on the open calendar. `asks`: oldest first. */
export type Support = SupportFields & { readonly committee: CommitteeId; readonly asks: readonly RecordedAsk[] };

/** Whether anything stands there of a board: what it was asked, what it answered, what comes next. */
export function isAsked({ asks, answer, next }: Pick<Support, 'asks' | 'answer' | 'next'>): boolean {
  return asks.length > 0 || answer.is !== 'open' || answer.text !== '' || next !== null;
}

const DAYS_AHEAD = 7;

/** The next steps with boards that are late or due within a week, the longest waiting first: one's own, to Leitung also those that nobody sees to. */
export function dueSteps(supports: readonly Pick<Support, 'committee' | 'next'>[], { self, leads }: { readonly self: MemberId; readonly leads: boolean }, today: LocalDate): readonly DueStep[] {
  const until = addDays(today, DAYS_AHEAD);
  const steps = supports.flatMap(({ committee, next }): readonly DueStep[] => {
    const mine = next !== null && (next.responsible === null ? leads : next.responsible === self);
    return mine && next.due !== null && next.due <= until ? [{ committee, what: next.what, due: next.due }] : [];
  });
  return steps.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
export type DueStep = { readonly committee: CommitteeId; readonly what: string; readonly due: LocalDate };
