import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { isOver } from '#domain/mentorship.ts';
import { dueOf } from '#domain/accompanying.ts';
import { fold } from '#domain/search.ts';

export const filters = ['open', 'help', 'requested', 'agreed', 'running', 'paused', 'over'] as const;
export type Filter = (typeof filters)[number];

export type Asked = {
  readonly filter: Filter;
  readonly typed: string;
  readonly self: MemberId | null;
  readonly today: LocalDate;
  /** What a row is found by, folded. */
  readonly haystack: (row: MentorshipRow) => string;
};
export type Shown = { readonly mine: readonly MentorshipRow[]; readonly others: readonly MentorshipRow[] };

/** Whether this member accompanies the mentee: as mentor, or as the second one. */
export function isMine(row: Pick<MentorshipRow, 'mentorMember' | 'coMentor'>, self: MemberId | null): boolean {
  return self !== null && (row.mentorMember === self || row.coMentor === self);
}

/** Whether somebody asked for help in the last check-in and it is not over. */
export function wantsHelp(row: MentorshipRow): boolean {
  return row.helpWanted && !isOver(row);
}

/** The rows to show, one's own first: whoever wants help, then what has been due longest, then by name. */
export function shownMentorships(rows: Iterable<MentorshipRow>, { filter, typed, self, today, haystack }: Asked): Shown {
  const words = fold(typed).split(' ').filter(Boolean);
  const found = [...rows].filter((row) => fits(row, filter) && words.every((word) => haystack(row).includes(word)));
  const sorted = byUrgency(found, today);
  return { mine: sorted.filter((row) => isMine(row, self)), others: sorted.filter((row) => !isMine(row, self)) };
}

/** A member's own that go on, the most urgent first: a mentor's first screen. */
export function ownMentorships(rows: Iterable<MentorshipRow>, self: MemberId | null, today: LocalDate): readonly MentorshipRow[] {
  return byUrgency([...rows].filter((row) => isMine(row, self) && !isOver(row)), today);
}

/** The one a check-in would be recorded for without asking: the one due first among those it can be recorded for. */
export function nextToRecord(own: readonly MentorshipRow[], today: LocalDate): MentorshipRow | null {
  const possible = own.filter(takesCheckIns);
  return possible.toSorted((a, b) => compare(dueOf(a, today) ?? '9999', dueOf(b, today) ?? '9999'))[0] ?? null;
}

/** Whether a check-in is due, or overdue, and can be recorded. */
export function isDue(row: MentorshipRow, today: LocalDate): boolean {
  const due = dueOf(row, today);
  return due !== null && due <= today && takesCheckIns(row);
}

/** Whether a check-in can be recorded: it is agreed, not over, and no consent is missing. */
export function takesCheckIns({ state, lacksConsent }: Pick<MentorshipRow, 'state' | 'lacksConsent'>): boolean {
  if (lacksConsent) return false;
  return state === 'agreed' || state === 'running' || state === 'paused';
}

function fits(row: MentorshipRow, filter: Filter): boolean {
  if (filter === 'over') return isOver(row);
  if (filter === 'open') return !isOver(row);
  return filter === 'help' ? wantsHelp(row) : row.state === filter;
}

function byUrgency(rows: readonly MentorshipRow[], today: LocalDate): readonly MentorshipRow[] {
  const keyed = rows.map((row) => ({ row, help: wantsHelp(row) ? 0 : 1, due: dueOf(row, today) ?? '9999' }));
  return keyed
    .toSorted((a, b) => a.help - b.help || compare(a.due, b.due) || a.row.menteeName.localeCompare(b.row.menteeName, 'de') || compare(a.row.id, b.row.id))
    .map(({ row }) => row);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
