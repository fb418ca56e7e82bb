import type * as Y from 'yjs';
import type { EditId } from '#base/ids.ts';
import { samePlain } from '#domain/change.ts';
import { boardTexts, guideIds } from '#domain/guide.ts';
import type { Known } from '#domain/known.ts';
import { isBoardKind, type Plain, type RecordKind } from '#domain/write.ts';
import { agreementIn } from './agreements.ts';
import { agreementShape, understandingShape } from './agreementShapes.ts';
import { asContact } from './contactView.ts';
import { bodiesOf } from './bodies.ts';
import { committeeShape, eventFieldShape, eventShape, followShape } from './calendarShapes.ts';
import { committeeOf } from './committees.ts';
import { eventView, seenOf } from './events.ts';
import { commitmentShape } from './commitments.ts';
import { feeExportsOf } from './feeExports.ts';
import { feeTermsOf } from './feeTerms.ts';
import { guideOf } from './guide.ts';
import { asMandate } from './mandates.ts';
import { memberOf } from './members.ts';
import { asMentorship } from './mentorships.ts';
import { mandateShape, mentorshipShape, noteShape } from './mentorShapes.ts';
import { project, type Shape } from './projection.ts';
import { heads, readRecord, saidAbout } from './records.ts';
import { meantFor } from './rounds.ts';
import { contactShape, guideShape, memberShape, nameShape, spaceShape, talkShape, taskShape } from './shapes.ts';
import { supportShape } from './supports.ts';
import { asTalk } from './talks.ts';
import { asTask } from './tasks.ts';
import { teamIndex } from './teamIndex.ts';
import { understandingOf } from './understandings.ts';

/**
 * What the rules may ask, answered from the team's document, the board's (guides, open events, committees), that of a mentorship's circle (its notes) and a desk's (its
 * agreements). Always as the documents are when asked.
 */
export function knownFrom(team: Y.Doc, board: Y.Doc = team, notes: Y.Doc = team, desk: Y.Doc = notes): Known {
  const index = teamIndex(team);
  const docOf = (kind: RecordKind) => (isBoardKind(kind) ? board : kind === 'note' ? notes : kind === 'agreement' ? desk : team);
  return {
    contact: (id) => shown(id, index.contact(id), asContact),
    contactHeads: (id) => index.contact(id)?.heads,
    talk: (id) => shown(id, index.talk(id), asTalk),
    talkHeads: (id) => index.talk(id)?.heads,
    task: (id) => shown(id, index.task(id), (task, view) => asTask(task, view, index)),
    taskMeantFor: (id) => shown(id, index.task(id), (_, view) => meantFor(view.record)),
    taskHeads: (id) => index.task(id)?.heads,
    talksOf: (contact) => [...index.talksOf(contact)],
    mandate: (id) => shown(id, index.mandate(id), asMandate),
    mandatesOf: (contact) => [...index.mandatesOf(contact)],
    mentorship: (id) => shown(id, index.mentorship(id), asMentorship),
    mentorshipsOf: (contact) => [...index.mentorshipsOf(contact)],
    member: (id) => memberOf(team, id) ?? undefined,
    memberOf: index.memberOf,
    guide: (of) => guideOf(board, of),
    feeTerms: () => feeTermsOf(team),
    feeExports: () => feeExportsOf(team),
    agreement: (id) => agreementIn(desk, id)?.agreement,
    understanding: (id) => understandingOf(team, id) ?? undefined,
    understandingsOf: (contact) => [...index.understandingsOf(contact)],
    event: (id, open) => (open ? eventView(board, 'event', id) : eventView(team, 'internalEvent', id))?.event,
    committee: (id) => committeeOf(board, id),
    seenOf: (kind, id) => seenOf(docOf(kind), kind, id),
    isBorn: (kind, id) => bodiesOf(docOf(kind), kind, id).length > 0,
    value: (kind, id, field) => shownValue(docOf(kind), kind, id, field),
    heads: (kind, id, field) => headIds(docOf(kind), kind, id, field),
    hasEdit: (kind, id, edit) => readRecord(docOf(kind), kind, id)?.edits.some((one) => one.id === edit) ?? false,
    had: (kind, id, field, value) => everSaid(docOf(kind), kind, id, field, value),
  };
}

const shapes: Readonly<Record<Exclude<RecordKind, 'guide'>, Shape<Record<string, unknown>>>> = {
  contact: contactShape,
  talk: talkShape,
  task: taskShape,
  mandate: mandateShape,
  mentorship: mentorshipShape,
  note: noteShape,
  agreement: agreementShape,
  understanding: understandingShape,
  commitment: commitmentShape,
  member: memberShape,
  device: nameShape,
  space: spaceShape,
  terms: {},
  event: eventShape,
  internalEvent: eventShape,
  committee: committeeShape,
  follow: followShape,
  support: supportShape,
};

/** An event has a field for each occurrence that anything was said of. */
function shapeOf(kind: RecordKind, id: string, field: string): Shape<Record<string, unknown>> {
  const ofEvent = kind === 'event' || kind === 'internalEvent' ? eventFieldShape(field) : undefined;
  if (ofEvent) return { [field]: ofEvent };
  return kind === 'guide' ? guideShape(boardTexts.find((of) => guideIds[of] === id) ?? 'candidacy') : shapes[kind];
}

function shown<Id, View, Noun>(id: Id, view: View | undefined, as: (id: Id, view: View) => Noun): Noun | undefined {
  return view === undefined ? undefined : as(id, view);
}

function shownValue(doc: Y.Doc, kind: RecordKind, id: string, field: string): Plain | undefined {
  const view = viewOf(doc, kind, id);
  if (view) return (view.fields as Record<string, Plain>)[field];
  const record = readRecord(doc, kind, id);
  return record ? (project(record, shapeOf(kind, id, field)).fields[field] as Plain) : undefined;
}

/** What the index keeps a reading of. */
function viewOf(doc: Y.Doc, kind: RecordKind, id: string): { readonly fields: object } | undefined {
  const index = teamIndex(doc);
  switch (kind) {
    case 'contact':
    case 'talk':
    case 'task':
    case 'mandate':
    case 'mentorship':
      return index[kind](id as never);
    default:
      return undefined;
  }
}

function headIds(doc: Y.Doc, kind: RecordKind, id: string, field: string): readonly EditId[] {
  const record = readRecord(doc, kind, id);
  return record ? heads(record, field).map((edit) => edit.id) : [];
}

function everSaid(doc: Y.Doc, kind: RecordKind, id: string, field: string, value: Plain): boolean {
  const record = readRecord(doc, kind, id);
  const shape = shapeOf(kind, id, field)[field];
  if (!record || !shape) return false;
  return saidAbout(record, field).some((edit) => samePlain((edit.value === undefined ? shape.missing : shape.read(edit.value)) as Plain | undefined, value));
}
