import type * as Y from 'yjs';
import type { ContactId, MandateId, MemberId, MentorshipId } from '#base/ids.ts';
import { commitmentRows } from '#doc/commitments.ts';
import { contactDetail, contactIds, contactRow } from '#doc/contacts.ts';
import { mandateIds, mandateRow } from '#doc/mandates.ts';
import { memberRows, spaceName } from '#doc/members.ts';
import { mentorshipIds, mentorshipRow } from '#doc/mentorships.ts';
import type { StoryItemProjection } from '#doc/story.ts';
import { openTaskRows, type TaskRowProjection } from '#doc/tasks.ts';
import { byName } from '#domain/nameOrder.ts';
import type { ContactDetail, ContactRow, Receipt, StoryItem, TaskRow } from './api.ts';
import type { CommitmentRow } from './planningApi.ts';
import type { MandateRow, MentorshipRow } from './recruitingApi.ts';
import { LIST_VIEW_VERSION, type ListView } from './listView.ts';

/** The team's document as rows for the screens: the projections with each record's receipt. */
export type TeamRows = {
  row(id: ContactId): ContactRow | null;
  all(): readonly ContactRow[];
  tasks(): readonly TaskRow[];
  mandate(id: MandateId): MandateRow | null;
  mandates(): readonly MandateRow[];
  mentorship(id: MentorshipId): MentorshipRow | null;
  mentorships(): readonly MentorshipRow[];
  commitments(): readonly CommitmentRow[];
  detail(id: ContactId): ContactDetail | null;
};

export function teamRows(doc: () => Y.Doc, receiptOf: (record: string) => Receipt): TeamRows {
  const task = (projected: TaskRowProjection): TaskRow => ({ ...projected, receipt: receiptOf(projected.id) });
  const row = (id: ContactId): ContactRow | null => {
    const projected = contactRow(doc(), id);
    return projected && { ...projected, receipt: receiptOf(id) };
  };
  const withReceipt = <Row extends { readonly id: string }>(projected: Row): Row & { readonly receipt: Receipt } => ({ ...projected, receipt: receiptOf(projected.id) });
  const mandate = (id: MandateId): MandateRow | null => receipted(mandateRow(doc(), id));
  const mentorship = (id: MentorshipId): MentorshipRow | null => receipted(mentorshipRow(doc(), id));
  const receipted = <Row extends { readonly id: string }>(projected: Row | null) => projected && withReceipt(projected);
  const item = (told: StoryItemProjection): StoryItem => {
    if (told.kind === 'talk') return { ...told, receipt: receiptOf(told.talk.id) };
    return told.kind === 'task' ? { ...told, task: task(told.task) } : told;
  };
  return {
    row,
    all: () => contactIds(doc()).flatMap((id) => row(id) ?? []),
    tasks: () => openTaskRows(doc()).map(task),
    mandate,
    mandates: () => mandateIds(doc()).flatMap((id) => mandate(id) ?? []),
    mentorship,
    mentorships: () => mentorshipIds(doc()).flatMap((id) => mentorship(id) ?? []),
    commitments: () => commitmentRows(doc()).map(withReceipt),
    detail(id) {
      const found = contactDetail(doc(), id);
      return found && { ...found, story: found.story.map(item), tasks: found.tasks.map(task), mandates: found.mandates.map(withReceipt), mentorships: found.mentorships.map(withReceipt), receipt: receiptOf(id) };
    },
  };
}

/** What the first paint of the next unlocking will need; receipts are added then. In the list's first order: ten thousand names then need no sorting in front of somebody. */
export function listViewOf(team: Y.Doc, self: MemberId): ListView {
  return {
    version: LIST_VIEW_VERSION,
    spaceName: spaceName(team) ?? '',
    members: memberRows(team, self),
    rows: contactIds(team).flatMap((id) => contactRow(team, id) ?? []).toSorted(byName),
    tasks: openTaskRows(team),
    mandates: mandateIds(team).flatMap((id) => mandateRow(team, id) ?? []),
    mentorships: mentorshipIds(team).flatMap((id) => mentorshipRow(team, id) ?? []),
    commitments: commitmentRows(team),
  };
}
