import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays, endOfWeek, isPast, type DueGroup } from './calendar.ts';
import { isListed, type Commitment } from './commitment.ts';
import type { Stage } from './contact.ts';
import { isPresent, type Mandate } from './mandate.ts';
import type { Mentorship } from './mentorship.ts';
import { dueIn, isQuietIn, type Rhythmic } from './mentorshipDue.ts';
import type { Task } from './task.ts';

/** What "Heute" has to know of each record; rows of the screens are more than that, and come back with the item. */
export type DueTask = Pick<Task, 'id' | 'contact' | 'due' | 'responsible'> & {
  readonly contactName: string;
  readonly givenBy: MemberId;
  /** Several people said apart whose it is. */
  readonly choices: { readonly responsible?: readonly { readonly value: unknown }[] };
};
export type DueMentorship = Pick<Mentorship, 'id' | 'mentee' | 'coMentor' | 'state' | 'rhythm' | 'pausedUntil' | 'agreedOn'> & {
  readonly menteeName: string;
  readonly mentorMember: MemberId | null;
  readonly lastCheckIn: LocalDate | null;
  readonly nextAgreed: LocalDate | null;
  readonly helpWanted: boolean;
};
export type DueMandate = Pick<Mandate, 'id' | 'contact' | 'standingAgain' | 'endedOn'> & { readonly contactName: string; readonly speaksNext: MemberId | null };
export type DueContact = { readonly id: ContactId; readonly name: string; readonly stage: Stage; readonly responsible: MemberId | null; readonly lastTalk: LocalDate | null };
export type DueCommitment = Pick<Commitment, 'id' | 'title' | 'due' | 'state' | 'answerable' | 'kept'> & { readonly contested: { readonly kept?: unknown } };
export type DueRows = { readonly task: DueTask; readonly mentorship: DueMentorship; readonly mandate: DueMandate; readonly contact: DueContact; readonly commitment: DueCommitment };

export type DueSources<R extends DueRows = DueRows> = {
  /** Those that are open or contested. */
  readonly tasks: readonly R['task'][];
  readonly mentorships: readonly R['mentorship'][];
  readonly mandates: readonly R['mandate'][];
  readonly contacts: Iterable<R['contact']>;
  readonly commitments: readonly R['commitment'][];
};
/** Who looks, at whose; `leads`: of Leitung, who also hear of help that is wanted and of mentors who went quiet. */
export type Viewer = { readonly self: MemberId; readonly whose: 'all' | MemberId; readonly leads: boolean };

export type DueItem<R extends DueRows = DueRows> = {
  /** Unique on the list. */
  readonly key: string;
  /** Whom or what it is about. */
  readonly name: string;
  /** Null: no day was agreed, so it is never overdue. */
  readonly due: LocalDate | null;
} & (
  | { readonly kind: 'task'; readonly task: R['task'] }
  | { readonly kind: 'check-in' | 'help-wanted' | 'quiet-mentor'; readonly mentorship: R['mentorship'] }
  | { readonly kind: 'standing-again'; readonly mandate: R['mandate'] }
  | { readonly kind: 'long-silent'; readonly contact: R['contact'] }
  | { readonly kind: 'commitment'; readonly commitment: R['commitment'] }
);
export type DueSectionName = DueGroup | 'waiting';
export type DueSection<R extends DueRows = DueRows> = { readonly name: DueSectionName; readonly items: readonly DueItem<R>[] };

const order: readonly DueSectionName[] = ['overdue', 'today', 'this-week', 'later', 'waiting'];
/** After so many days without a talk somebody should speak with them again. */
const SILENT_DAYS = 60;

/**
 * Everything that is due, by when (D-104): sections in order, empty ones left out, in each the longest waiting first, and what has no day after what has
 * one. One pass over each source; days are compared as strings.
 */
export function dueSections<R extends DueRows>(sources: DueSources<R>, viewer: Viewer, today: LocalDate): readonly DueSection<R>[] {
  const sunday = endOfWeek(today);
  const sectionOf = (item: DueItem<R>): DueSectionName => {
    if (item.kind === 'task' && !isTaskOf(item.task, viewer.whose)) return 'waiting';
    if (item.kind === 'help-wanted') return 'today';
    if (item.due === null) return 'this-week';
    if (isPast(item.due, today)) return 'overdue';
    return item.due === today ? 'today' : item.due <= sunday ? 'this-week' : 'later';
  };
  const bySection = Map.groupBy(dueItems(sources, viewer, today), sectionOf);
  return order.flatMap((name) => {
    const items = bySection.get(name) ?? [];
    return items.length === 0 ? [] : [{ name, items: items.toSorted(byDay) }];
  });
}

/** The same without the check-ins of a member's own mentorships, for where those stand in a place of their own (D-156): a section with nothing left is none. */
export function withoutOwnCheckIns<R extends DueRows>(sections: readonly DueSection<R>[], self: MemberId): readonly DueSection<R>[] {
  const stays = (item: DueItem<R>) => item.kind !== 'check-in' || !accompanies(item.mentorship, self);
  return sections.flatMap(({ name, items }) => {
    const left = items.filter(stays);
    return left.length === 0 ? [] : [{ name, items: left }];
  });
}

/** What the app's icon counts: dated things that are overdue or due today. */
export function dueDays(sources: Pick<DueSources, 'tasks' | 'mentorships' | 'commitments'>, self: MemberId, today: LocalDate): readonly LocalDate[] {
  const items = dueItems({ ...sources, mandates: [], contacts: [] }, { self, whose: self, leads: false }, today);
  return items.flatMap((item) => (item.due === null || (item.kind === 'task' && !isTaskOf(item.task, self)) ? [] : [item.due]));
}

/** A person's own, and whatever two people have given apart to them and somebody else. */
function isTaskOf(task: DueTask, whose: Viewer['whose']): boolean {
  return whose === 'all' || task.responsible === whose || (task.choices.responsible?.some((choice) => choice.value === whose) ?? false);
}

function dueItems<R extends DueRows>(sources: DueSources<R>, viewer: Viewer, today: LocalDate): readonly DueItem<R>[] {
  const isOf = (member: MemberId | null) => member !== null && (viewer.whose === 'all' || member === viewer.whose);
  const tasks = sources.tasks.filter((task) => isTaskOf(task, viewer.whose) || task.givenBy === viewer.whose);
  const mentorships = sources.mentorships.flatMap((row) => mentorshipItem<R>(row, viewer, today) ?? []);
  // Whom somebody has something to do for, or speaks with anyway, is not called forgotten.
  const minded = new Set<ContactId>(sources.tasks.map((task) => task.contact));
  const open = sources.mandates.filter((mandate) => isOpenQuestion(mandate, today) && isOf(mandate.speaksNext) && !minded.has(mandate.contact));
  // One talk is about all their seats.
  const asked = [...new Map(open.map((mandate) => [mandate.contact, mandate])).values()];
  for (const { contact } of asked) minded.add(contact);
  for (const row of sources.mentorships) if (dueIn(rhythmic(row), today) !== null) minded.add(row.mentee);
  const since = addDays(today, -SILENT_DAYS);
  const silent = [...sources.contacts].filter((row) => isOf(row.responsible) && isSilent(row, since) && !minded.has(row.id));
  return [
    ...tasks.map((task): DueItem<R> => ({ kind: 'task', key: `task ${task.id}`, name: task.contactName, due: task.due, task })),
    ...mentorships,
    ...sources.commitments.flatMap((row) => commitmentItem<R>(row, viewer) ?? []),
    ...asked.map((mandate): DueItem<R> => ({ kind: 'standing-again', key: `standing-again ${mandate.contact}`, name: mandate.contactName, due: null, mandate })),
    ...silent.map((contact): DueItem<R> => ({ kind: 'long-silent', key: `long-silent ${contact.id}`, name: contact.name, due: null, contact })),
  ];
}

/** One line for each mentorship: what Leitung should hear of somebody else's goes before what its mentor is to do. */
function mentorshipItem<R extends DueRows>(row: R['mentorship'], { self, whose, leads }: Viewer, today: LocalDate): DueItem<R> | null {
  const mine = whose === 'all' || accompanies(row, whose);
  const hears = leads && (whose === self || whose === 'all') && !accompanies(row, self);
  const due = dueIn(rhythmic(row), today);
  const item = (kind: 'check-in' | 'help-wanted' | 'quiet-mentor', on: LocalDate | null): DueItem<R> => ({ kind, key: `${kind} ${row.id}`, name: row.menteeName, due: on, mentorship: row });
  if (due === null) return null;
  if (hears && row.helpWanted) return item('help-wanted', null);
  if (hears && isQuietIn(rhythmic(row), today)) return item('quiet-mentor', null);
  return mine && row.mentorMember !== null ? item('check-in', due) : null;
}

function accompanies({ mentorMember, coMentor }: Pick<DueMentorship, 'mentorMember' | 'coMentor'>, member: MemberId): boolean {
  return mentorMember === member || coMentor === member;
}

/** What has a day, on the list of whoever answers for it; Leitung also sees to what a board or nobody answers for. */
function commitmentItem<R extends DueRows>(row: R['commitment'], { self, whose, leads }: Viewer): DueItem<R> | null {
  if (row.state.is === 'done' || row.due === null || !isListed(row)) return null;
  const member = row.answerable && 'member' in row.answerable ? row.answerable.member : null;
  const mine = whose === 'all' || (member === null ? leads && whose === self : member === whose);
  return mine ? { kind: 'commitment', key: `commitment ${row.id}`, name: row.title, due: row.due, commitment: row } : null;
}

function rhythmic(row: DueMentorship): Rhythmic {
  return { ...row, last: row.lastCheckIn && { on: row.lastCheckIn, next: row.nextAgreed } };
}

/** Nobody has heard whether they stand again: a talk about it that reached them would have said. */
function isOpenQuestion(mandate: DueMandate, today: LocalDate): boolean {
  return mandate.standingAgain === 'open' && isPresent(mandate, today);
}

/** Somebody spoke with them once, and nobody since; not whoever wants to be left alone. */
function isSilent({ lastTalk, stage }: DueContact, since: LocalDate): boolean {
  return lastTalk !== null && lastTalk <= since && stage !== 'declined' && stage !== 'ask-later';
}

function byDay(a: DueItem, b: DueItem): number {
  return compare(a.due ?? NEVER, b.due ?? NEVER) || compare(a.name, b.name) || compare(a.key, b.key);
}

/** After every day. */
const NEVER = '~';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
