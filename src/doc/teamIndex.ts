import type * as Y from 'yjs';
import type { AgreementId, ContactId, MandateId, MemberId, MentorshipId, TalkId, TaskId } from '#base/ids.ts';
import type { Consent, ContactFields } from '#domain/contact.ts';
import type { MandateFields } from '#domain/mandate.ts';
import type { MentorshipFields } from '#domain/mentorship.ts';
import type { TalkFields } from '#domain/talk.ts';
import type { TaskFields } from '#domain/task.ts';
import type { BornKind } from '#domain/write.ts';
import { understandingShape } from './agreementShapes.ts';
import { onChanged, type Changed } from './changed.ts';
import { grouped } from './grouped.ts';
import { makeLinks } from './links.ts';
import { linkedMembers } from './members.ts';
import { mandateShape, mentorshipShape, type MandateOrigin, type MentorshipOrigin } from './mentorShapes.ts';
import { project, type Projected } from './projection.ts';
import { changeCount, latestFirst, readRecord, recordIds, type StoredRecord } from './records.ts';
import { roundsAgree } from './rounds.ts';
import { contactShape, readConsent, talkShape, taskShape, type TaskOrigin } from './shapes.ts';

export type View<Fields> = Projected<Fields> & { readonly record: StoredRecord };
/** A consent with when and under which edit it was recorded. */
export type DatedConsent = { readonly consent: Consent; readonly when: number; readonly id: string };
export type ContactView = View<ContactFields> & { readonly consents: readonly DatedConsent[] };
export type TalkView = View<TalkFields>;
export type TaskView = View<TaskFields & TaskOrigin>;
export type MandateView = View<MandateFields & MandateOrigin>;
export type MentorshipView = View<MentorshipFields & MentorshipOrigin>;

/**
 * Reads of one team document: each record is projected once until more is said of it, and a contact finds its talks and tasks
 * without a search (links follow when a transaction ends; fields are current inside one too).
 */
export type TeamIndex = {
  contact(id: ContactId): ContactView | undefined;
  talk(id: TalkId): TalkView | undefined;
  task(id: TaskId): TaskView | undefined;
  mandate(id: MandateId): MandateView | undefined;
  mentorship(id: MentorshipId): MentorshipView | undefined;
  contactIds(): readonly string[];
  taskIds(): readonly string[];
  /** Talks shown with this contact: a talk that was moved apart is shown with each. */
  talksOf(contact: ContactId): ReadonlySet<TalkId>;
  /** Whom the talk is or was lately with, moved apart or not. */
  placesOf(talk: TalkId): readonly ContactId[];
  stepsOf(talk: TalkId): ReadonlySet<TaskId>;
  /** Tasks of this contact, made on their own or as the next step of a talk that is with them now. */
  tasksOf(contact: ContactId): readonly TaskId[];
  /** Whom a task is for: a talk's next step is for whomever the talk is with. */
  contactOf(task: TaskView): ContactId;
  mandatesOf(contact: ContactId): ReadonlySet<MandateId>;
  /** Those the contact is in, as mentor or mentee. */
  mentorshipsOf(contact: ContactId): ReadonlySet<MentorshipId>;
  /** Those begun by handing this one over; more than one where two did so apart. */
  continuedBy(mentorship: MentorshipId): ReadonlySet<MentorshipId>;
  /** Of agreements with the contact. */
  understandingsOf(contact: ContactId): ReadonlySet<AgreementId>;
  /** The member of the team whom this contact is. */
  memberOf(contact: ContactId): MemberId | undefined;
  /** Called after each transaction that changed records; `before` are the places talks had until then. Returns how to stop. */
  listen(listener: (changed: Changed, before: ReadonlySet<ContactId>) => void): () => void;
};

const indexes = new WeakMap<Y.Doc, TeamIndex>();

/** The document's index; made on first use and kept up to date by the document's own events. */
export function teamIndex(doc: Y.Doc): TeamIndex {
  const found = indexes.get(doc);
  if (found) return found;
  const made = makeIndex(doc);
  indexes.set(doc, made);
  return made;
}

function makeIndex(doc: Y.Doc): TeamIndex {
  const contact = cached((id: ContactId) => readContact(doc, id), (id) => changeCount(doc, 'contact', id));
  const talk = cached((id: TalkId) => read(doc, 'talk', id, talkShape), (id) => changeCount(doc, 'talk', id));
  const task = cached((id: TaskId) => roundsAgree(read(doc, 'task', id, taskShape)), (id) => changeCount(doc, 'task', id));
  const mandate = cached((id: MandateId) => read(doc, 'mandate', id, mandateShape), (id) => changeCount(doc, 'mandate', id));
  const mentorship = cached((id: MentorshipId) => read(doc, 'mentorship', id, mentorshipShape), (id) => changeCount(doc, 'mentorship', id));
  const links = linkAll(doc, talk, task);
  const contactOf = (view: TaskView) => (view.fields.talk ? talk(view.fields.talk)?.fields.contact : undefined) ?? view.fields.contact;
  return {
    contact,
    talk,
    task,
    mandate,
    mentorship,
    mandatesOf: grouped(doc, 'mandate', (id: MandateId) => [mandate(id)?.fields.contact ?? ('' as ContactId)]),
    mentorshipsOf: grouped(doc, 'mentorship', (id: MentorshipId) => peopleIn(mentorship(id))),
    continuedBy: grouped(doc, 'mentorship', (id: MentorshipId) => continuedIn(mentorship(id))),
    understandingsOf: grouped(doc, 'understanding', (id: AgreementId) => [read(doc, 'understanding', id, understandingShape)?.fields.contact ?? ('' as ContactId)]),
    memberOf: linkedMembers(doc),
    contactIds: () => recordIds(doc, 'contact'),
    taskIds: () => recordIds(doc, 'task'),
    talksOf: links.talksOf,
    placesOf: links.placesOf,
    stepsOf: links.stepsOf,
    tasksOf: (id) => links.tasksNear(id).filter((near) => contactOf(task(near) as TaskView) === id),
    contactOf,
    listen: links.listen,
  };
}

function peopleIn(view: MentorshipView | undefined): readonly ContactId[] {
  return view ? [view.fields.mentor, view.fields.mentee] : [];
}

function continuedIn(view: MentorshipView | undefined): readonly MentorshipId[] {
  return view?.fields.continues ? [view.fields.continues] : [];
}

/** The links of all talks and tasks, brought up to date at the end of each transaction. */
function linkAll(doc: Y.Doc, talk: TeamIndex['talk'], task: TeamIndex['task']) {
  const links = makeLinks();
  const listeners = new Set<Parameters<TeamIndex['listen']>[0]>();
  const linkTalk = (id: TalkId) => {
    const view = talk(id);
    links.placeTalk(id, view ? placesIn(view) : []);
  };
  const linkTask = (id: TaskId) => {
    const view = task(id);
    if (view) links.placeTask(id, view.fields);
  };
  for (const id of recordIds(doc, 'talk')) linkTalk(id as TalkId);
  for (const id of recordIds(doc, 'task')) linkTask(id as TaskId);
  onChanged(doc, (changed) => {
    const before = new Set([...changed.talks].flatMap((id) => links.placesOf(id)));
    changed.talks.forEach(linkTalk);
    changed.tasks.forEach(linkTask);
    for (const listener of listeners) listener(changed, before);
  });
  const listen: TeamIndex['listen'] = (listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return { ...links, listen };
}

function placesIn(view: TalkView): readonly ContactId[] {
  const apart = view.contested.contact?.map((choice) => choice.value as ContactId) ?? [];
  return [...new Set([view.fields.contact, ...apart])];
}

/** Keeps readings until more is said: the count tells, even inside a transaction, before any event. */
function cached<K extends string, V>(make: (id: K) => V | undefined, count: (id: K) => number): (id: K) => V | undefined {
  const views = new Map<K, { readonly view: V; readonly count: number }>();
  return (id) => {
    const now = count(id);
    const kept = views.get(id);
    if (kept?.count === now) return kept.view;
    const view = make(id);
    if (view) views.set(id, { view, count: now });
    return view;
  };
}

function read<Fields extends object>(doc: Y.Doc, kind: BornKind, id: string, shape: Parameters<typeof project<Fields>>[1]): View<Fields> | undefined {
  const record = readRecord(doc, kind, id);
  return record ? { ...project(record, shape), record } : undefined;
}

function readContact(doc: Y.Doc, id: ContactId): ContactView | undefined {
  const record = readRecord(doc, 'contact', id);
  return record ? { ...project(record, contactShape), record, consents: readConsents(record) } : undefined;
}

/** Oldest first by the day they were given; of those recorded in the same instant a withdrawal comes last and holds. */
function readConsents(record: StoredRecord): readonly DatedConsent[] {
  const births = record.born ? [record.born, ...record.bornAgain] : [];
  const born = births.flatMap(({ value: { consents: given }, when }) => (Array.isArray(given) ? given.map((value: unknown) => ({ value, when, id: 'born' })) : []));
  const later = record.edits.filter((edit) => edit.field === 'consents');
  const dated = [...born, ...later].flatMap(({ value, when, id }) => {
    const consent = readConsent(value);
    return consent ? [{ consent, when, id }] : [];
  });
  const order = (a: DatedConsent, b: DatedConsent) => (a.consent.on < b.consent.on ? -1 : a.consent.on > b.consent.on ? 1 : 0);
  const holds = (a: DatedConsent) => (a.consent.given === 'withdrawn' ? 1 : 0);
  return dated.length < 2 ? dated : dated.toSorted((a, b) => order(a, b) || a.when - b.when || holds(a) - holds(b) || latestFirst(b, a));
}
