import type { ContactId, MandateId, MemberId, MentorshipId, TaskId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { memberRows } from '#doc/members.ts';
import { taskOf } from '#doc/tasks.ts';
import { watchTeam, type Touched } from '#doc/watch.ts';
import type { ContactDetail, ContactRow, Patch, Receipt } from './api.ts';
import type { Painted } from './paint.ts';
import type { MentorshipRow } from './recruitingApi.ts';
import { teamRows, type TeamRows } from './teamRows.ts';

/** Tells the screens in patches what the team's document shows. */
export type TeamView = {
  /** Tells what changed since; call it once a change is on disk, never before. */
  changed(): void;
  /** These records' receipts turned. */
  receipts(records: readonly string[]): void;
  detail(id: ContactId): ContactDetail | null;
  mentorship(id: MentorshipId): MentorshipRow | null;
  stop(): void;
};

type Telling = { readonly team: Circle; readonly self: MemberId; readonly rows: TeamRows; readonly show: (patch: Patch) => void; pending: Touched };

/**
 * Tells everything, but of the rows already painted only what differs; then whatever changes.
 */
export function teamView(team: Circle, self: MemberId, painted: Painted, receiptOf: (record: string) => Receipt, show: (patch: Patch) => void): TeamView {
  const telling: Telling = { team, self, rows: teamRows(() => team.doc(), receiptOf), show, pending: nothing };
  const watch = (): (() => void) => watchTeam(team.doc(), (touched) => {
    telling.pending = join(telling.pending, touched);
  });
  let stopWatching = watch();
  const stopRebuilt = team.onRebuilt(() => {
    stopWatching();
    stopWatching = watch();
    tellAll(telling, new Map());
    // An open screen may show somebody who was erased.
    show({ of: 'touched', contacts: team.erased().map(({ id }) => id as ContactId) });
  });
  tellAll(telling, painted);
  return {
    changed: () => tellPending(telling),
    receipts: (records) => tellReceipts(telling, records),
    detail: telling.rows.detail,
    mentorship: telling.rows.mentorship,
    stop() {
      stopWatching();
      stopRebuilt();
    },
  };
}

function tellAll(telling: Telling, painted: Painted): void {
  telling.pending = nothing;
  const rows = telling.rows.all();
  const anew = painted.size === 0 || painted.size > rows.length;
  telling.show({ of: 'members', members: memberRows(telling.team.doc(), telling.self) });
  telling.show({ of: 'rows', all: anew, rows: anew ? rows : rows.filter((row) => !sameRow(row, painted.get(row.id))) });
  telling.show({ of: 'tasks', tasks: telling.rows.tasks() });
  telling.show({ of: 'mandates', all: true, mandates: telling.rows.mandates() });
  telling.show({ of: 'mentorships', all: true, mentorships: telling.rows.mentorships() });
  telling.show({ of: 'commitments', commitments: telling.rows.commitments() });
  telling.show({ of: 'touched', contacts: rows.map((row) => row.id) });
}

/** Ten thousand rows sent twice would hold up the screen that just got them. */
function sameRow(row: ContactRow, painted: ContactRow | undefined): boolean {
  if (!painted) return false;
  const fields = Object.keys(row) as (keyof ContactRow)[];
  return fields.length === Object.keys(painted).length && fields.every((field) => row[field] === painted[field] || JSON.stringify(row[field]) === JSON.stringify(painted[field]));
}

function tellPending(telling: Telling): void {
  const { contacts, mandates, mentorships, tasks, members, commitments, supports } = telling.pending;
  telling.pending = nothing;
  if (members) telling.show({ of: 'members', members: memberRows(telling.team.doc(), telling.self) });
  tellRows(telling, [...contacts]);
  if (tasks) telling.show({ of: 'tasks', tasks: telling.rows.tasks() });
  tellRecruiting(telling, [...mandates], [...mentorships]);
  if (commitments) telling.show({ of: 'commitments', commitments: telling.rows.commitments() });
  if (supports) telling.show({ of: 'supports' });
}

function tellReceipts(telling: Telling, records: readonly string[]): void {
  tellRows(telling, records as readonly ContactId[]);
  if (records.some((id) => taskOf(telling.team.doc(), id as TaskId))) telling.show({ of: 'tasks', tasks: telling.rows.tasks() });
  tellRecruiting(telling, records as readonly MandateId[], records as readonly MentorshipId[]);
  if (records.length > 0) tellPlanning(telling, new Set(records));
}

/** Their receipts turned. */
function tellPlanning({ rows, show }: Telling, records: ReadonlySet<string>): void {
  const commitments = rows.commitments();
  if (commitments.some(({ id }) => records.has(id))) show({ of: 'commitments', commitments });
}

/** Ids of other records among them have no row and are passed over. */
function tellRecruiting({ rows, show }: Telling, mandateIds: readonly MandateId[], mentorshipIds: readonly MentorshipId[]): void {
  const mandates = mandateIds.flatMap((id) => rows.mandate(id) ?? []);
  const mentorships = mentorshipIds.flatMap((id) => rows.mentorship(id) ?? []);
  if (mandates.length > 0) show({ of: 'mandates', all: false, mandates });
  if (mentorships.length > 0) show({ of: 'mentorships', all: false, mentorships });
}

/** Ids of other records among them have no row and are passed over. */
function tellRows({ rows, show }: Telling, ids: readonly ContactId[]): void {
  const shown = ids.flatMap((id) => rows.row(id) ?? []);
  if (shown.length === 0) return;
  show({ of: 'rows', all: false, rows: shown });
  show({ of: 'touched', contacts: shown.map((row) => row.id) });
}

const nothing: Touched = { contacts: new Set(), mandates: new Set(), mentorships: new Set(), tasks: false, members: false, commitments: false, supports: false };

function join(a: Touched, b: Touched): Touched {
  return { contacts: a.contacts.union(b.contacts), mandates: a.mandates.union(b.mandates), mentorships: a.mentorships.union(b.mentorships), tasks: a.tasks || b.tasks, members: a.members || b.members, commitments: a.commitments || b.commitments, supports: a.supports || b.supports };
}
