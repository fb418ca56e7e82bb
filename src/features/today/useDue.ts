import type { ContactRow, TaskRow } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { MandateRow, MentorshipRow } from '#app/recruitingApi.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueSections, type Viewer } from '#domain/dueItems.ts';
import type { ListSection, Rows } from './due.ts';
import { useLeads } from './useLeads.ts';

/** Everything that is due, for oneself, one other person, or all. */
export function useDue(whose: Viewer['whose'] | null, day: LocalDate): readonly ListSection[] {
  const tasks = useLive((live) => live.tasks);
  const mentorships = useLive((live) => live.mentorships);
  const mandates = useLive((live) => live.mandates);
  const contacts = useLive((live) => live.rows);
  const commitments = useLive((live) => live.commitments);
  const self = useSelf();
  const leads = useLeads(mentorships.length > 0 || commitments.length > 0);
  return dueOf(tasks, mentorships, mandates, contacts, commitments, self, whose ?? self, leads, day);
}

type Question = readonly [readonly TaskRow[], readonly MentorshipRow[], readonly MandateRow[], ReadonlyMap<ContactId, ContactRow>, readonly CommitmentRow[], MemberId, Viewer['whose'], boolean, LocalDate];
type Kept = { readonly question: Question; readonly answer: readonly ListSection[] };
/** By the contacts it was answered from, then by whose: locking lets go of the contacts, and so of this. */
const kept = new WeakMap<ReadonlyMap<ContactId, ContactRow>, Map<Viewer['whose'], Kept>>();

/** Kept beyond the screen: whoever comes back to it finds the same rows, and ten thousand contacts need no second look. */
function dueOf(...question: Question): readonly ListSection[] {
  const [tasks, mentorships, mandates, contacts, commitments, self, whose, leads, day] = question;
  const answers = kept.get(contacts) ?? new Map<Viewer['whose'], Kept>();
  const before = answers.get(whose);
  if (before?.question.every((part, index) => part === question[index])) return before.answer;
  const answer = dueSections<Rows>({ tasks, mentorships, mandates, contacts: contacts.values(), commitments }, { self, whose, leads }, day);
  kept.set(contacts, answers.set(whose, { question, answer }));
  return answer;
}

export function useSelf(): MemberId {
  return useLive((live) => (live.session.at === 'unlocked' ? live.session.self : NOBODY));
}

const NOBODY = '' as MemberId;
