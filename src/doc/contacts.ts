import type * as Y from 'yjs';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { hasConsent } from '#domain/consent.ts';
import type { Choice, Contact, ContactField, Stage, Ticket } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import { isOver } from '#domain/mentorship.ts';
import { foldedMunicipalityName, type Ags } from '#domain/municipality.ts';
import { fold, phoneDigits } from '#domain/search.ts';
import { asContact, workOn } from './contactView.ts';
import { mandateRow, type MandateRowProjection } from './mandates.ts';
import { mentorshipRow, type MentorshipRowProjection } from './mentorships.ts';
import { contactStory, type StoryItemProjection } from './story.ts';
import { taskRow, type TaskRowProjection } from './tasks.ts';
import { teamIndex, type ContactView, type TeamIndex } from './teamIndex.ts';

/** One line of the contact list, but for its receipt. */
export type ContactRowProjection = {
  readonly id: ContactId;
  readonly name: string;
  readonly municipality: Ags | null;
  readonly stage: Stage;
  readonly ticket: Ticket | null;
  readonly responsible: MemberId | null;
  readonly tags: readonly string[];
  readonly due: LocalDate | null;
  readonly lastTalk: LocalDate | null;
  readonly birthYear?: number;
  readonly consent: boolean;
  readonly contested: boolean;
  readonly haystack: string;
};

export type ContactDetailProjection = {
  readonly contact: Contact;
  readonly heads: Heads<ContactField>;
  readonly contested: Partial<Record<ContactField, readonly Choice[]>>;
  readonly story: readonly StoryItemProjection[];
  readonly tasks: readonly TaskRowProjection[];
  /** Present ones first, then as they began. */
  readonly mandates: readonly MandateRowProjection[];
  /** Open ones first, then as they began; in which they are the mentor or the mentee. */
  readonly mentorships: readonly MentorshipRowProjection[];
  readonly minimal: boolean;
};

/** Every contact the document has, in no order. */
export function contactIds(doc: Y.Doc): readonly ContactId[] {
  return [...teamIndex(doc).contactIds()] as ContactId[];
}

/** One line of the list: costs what this contact's own talks and tasks cost, whatever the list's length. */
export function contactRow(doc: Y.Doc, id: ContactId): ContactRowProjection | null {
  const index = teamIndex(doc);
  const view = index.contact(id);
  if (!view) return null;
  const { name, municipality, stage, ticket, responsible, tags, birthYear } = view.fields;
  const contact = asContact(id, view);
  const { next, lastTalk } = workOn(index, id);
  return {
    id, name, municipality, stage, ticket, responsible, tags,
    due: next?.due ?? null,
    lastTalk,
    ...(birthYear === null ? {} : { birthYear }),
    consent: hasConsent(contact),
    contested: isContested(index, id, view),
    haystack: haystackOf(contact),
  };
}

/** Everything one contact's screen shows. */
export function contactDetail(doc: Y.Doc, id: ContactId): ContactDetailProjection | null {
  const index = teamIndex(doc);
  const view = index.contact(id);
  if (!view) return null;
  const contact = asContact(id, view);
  const tasks = index.tasksOf(id).flatMap((task) => taskRow(doc, task) ?? []);
  return {
    contact,
    heads: view.heads,
    contested: view.contested,
    story: contactStory(doc, id),
    tasks: tasks.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1)),
    mandates: [...index.mandatesOf(id)].flatMap((mandate) => mandateRow(doc, mandate) ?? []).toSorted((a, b) => Number(a.endedOn !== null) - Number(b.endedOn !== null) || byBirth(a, b)),
    mentorships: [...index.mentorshipsOf(id)].flatMap((mentorship) => mentorshipRow(doc, mentorship) ?? []).toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || byBirth(a, b)),
    minimal: !hasConsent(contact),
  };
}

function byBirth(a: { readonly createdAt: number; readonly id: string }, b: { readonly createdAt: number; readonly id: string }): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1);
}

/** Whether anything about this person waits for somebody to pick: a field, one of the talks, one of the tasks. */
function isContested(index: TeamIndex, id: ContactId, view: ContactView): boolean {
  const unsettled = (projected: { readonly contested: object } | undefined) => projected !== undefined && Object.keys(projected.contested).length > 0;
  return unsettled(view) || [...index.talksOf(id)].some((talk) => unsettled(index.talk(talk))) || index.tasksOf(id).some((task) => unsettled(index.task(task)));
}

function haystackOf(contact: Contact): string {
  const place = contact.municipality ? foldedMunicipalityName(contact.municipality) : '';
  return [fold([contact.name, ...contact.tags, ...contact.mails].join(' ')), place, ...contact.phones.flatMap(phoneDigits)].filter((words) => words !== '').join(' ');
}
