import type * as Y from 'yjs';
import type { MemberId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import { isOver, lastCheckIn, type CheckIn, type Mentorship, type MentorshipField } from '#domain/mentorship.ts';
import { bothAgree, type Consenting } from '#domain/mentorshipConsent.ts';
import type { Ags } from '#domain/municipality.ts';
import { asContact } from './contactView.ts';
import { readCheckIn, readClosing } from './mentorShapes.ts';
import { recordIds, type StoredRecord } from './records.ts';
import { teamIndex, type MentorshipView, type TeamIndex } from './teamIndex.ts';

/** A mentorship with who is in it and how it goes, but for its receipt. */
export type MentorshipRowProjection = Omit<Mentorship, 'checkIns' | 'handedNotes'> & {
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
  readonly heads: Heads<MentorshipField>;
  readonly contested: Partial<Record<MentorshipField, readonly Choice[]>>;
};

export function mentorshipIds(doc: Y.Doc): readonly MentorshipId[] {
  return recordIds(doc, 'mentorship') as readonly MentorshipId[];
}

export function mentorshipOf(doc: Y.Doc, id: MentorshipId): Mentorship | null {
  const view = teamIndex(doc).mentorship(id);
  return view ? asMentorship(id, view) : null;
}

/** A mentorship's row; names are empty while those contacts have not arrived. */
export function mentorshipRow(doc: Y.Doc, id: MentorshipId): MentorshipRowProjection | null {
  const index = teamIndex(doc);
  const view = index.mentorship(id);
  if (!view) return null;
  const { checkIns, handedNotes: _, ...mentorship } = asMentorship(id, view);
  const last = lastCheckIn({ checkIns });
  const mentee = index.contact(mentorship.mentee)?.fields;
  return {
    ...mentorship,
    mentorName: index.contact(mentorship.mentor)?.fields.name ?? '',
    mentorMember: index.memberOf(mentorship.mentor) ?? null,
    menteeName: mentee?.name ?? '',
    menteePlace: mentee?.municipality ?? null,
    continuedBy: [...index.continuedBy(id)].toSorted()[0] ?? null,
    lastCheckIn: last?.on ?? null,
    helpWanted: last?.helpWanted ?? false,
    nextAgreed: last?.next ?? null,
    checkInCount: checkIns.length,
    lacksConsent: !isOver(mentorship) && !bothAgree(mentorship, consenting(index)),
    heads: view.heads,
    contested: view.contested,
  };
}

function consenting(index: TeamIndex): Consenting {
  return {
    memberOf: index.memberOf,
    contact(id) {
      const view = index.contact(id);
      return view && asContact(id, view);
    },
  };
}

export function asMentorship(id: MentorshipId, view: MentorshipView): Mentorship {
  const { record } = view;
  const first = record.born ?? record.edits[0];
  return {
    ...view.fields,
    id,
    checkIns: checkInsIn(record),
    closings: appended(record, 'closings').flatMap(({ value }) => readClosing(value) ?? []),
    handedNotes: appended(record, 'handedNotes').flatMap(({ value }) => (typeof value === 'string' ? [value] : [])),
    createdBy: first?.who ?? ('' as MemberId),
    createdAt: first?.when ?? 0,
  };
}

/** As they were recorded; what was said twice under one id is one check-in. */
function checkInsIn(record: StoredRecord): readonly CheckIn[] {
  const byId = new Map<string, CheckIn>();
  for (const { value, who, when } of appended(record, 'checkIns')) {
    const read = readCheckIn(value);
    if (read && !byId.has(read.id)) byId.set(read.id, { ...read, by: who, at: when });
  }
  return [...byId.values()];
}

function appended({ edits }: StoredRecord, field: 'checkIns' | 'closings' | 'handedNotes'): StoredRecord['edits'] {
  return edits.filter((edit) => edit.field === field);
}
