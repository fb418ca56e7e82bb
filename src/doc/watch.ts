import type * as Y from 'yjs';
import type { ContactId, MandateId, MentorshipId } from '#base/ids.ts';
import type { Changed } from './changed.ts';
import { recordIds } from './records.ts';
import { understandingOf } from './understandings.ts';
import { teamIndex, type TeamIndex } from './teamIndex.ts';

/** What a transaction may have changed on a screen. `tasks`: the list of open tasks; `members`: names in the team, of people or devices. */
export type Touched = {
  readonly contacts: ReadonlySet<ContactId>;
  readonly mandates: ReadonlySet<MandateId>;
  readonly mentorships: ReadonlySet<MentorshipId>;
  readonly tasks: boolean;
  readonly members: boolean;
  readonly commitments: boolean;
  /** What a board was asked, or what it answered. */
  readonly supports: boolean;
};

/** Tells after each transaction, once, whom it touched: a talk, task, mandate, mentorship or understanding touches its contacts, a moved talk both. Returns how to stop. */
export function watchTeam(doc: Y.Doc, onTouched: (touched: Touched) => void): () => void {
  const index = teamIndex(doc);
  return index.listen((changed, before) => onTouched(touchedBy(doc, index, changed, before)));
}

function touchedBy(doc: Y.Doc, index: TeamIndex, changed: Changed, before: ReadonlySet<ContactId>): Touched {
  const contacts = new Set([...changed.contacts, ...before]);
  for (const talk of changed.talks) for (const contact of index.placesOf(talk)) contacts.add(contact);
  for (const id of changed.tasks) {
    const task = index.task(id);
    if (task) contacts.add(index.contactOf(task));
  }
  for (const id of changed.mandates) {
    const mandate = index.mandate(id);
    if (mandate) contacts.add(mandate.fields.contact);
  }
  for (const id of changed.understandings) {
    const understanding = understandingOf(doc, id);
    if (understanding) contacts.add(understanding.contact);
  }
  const mentorships = mentorshipsTouched(doc, index, changed, contacts);
  const withTask = changed.tasks.size > 0 || [...contacts].some((contact) => index.tasksOf(contact).length > 0);
  return { contacts, mandates: new Set([...contacts].flatMap((contact) => [...index.mandatesOf(contact)])), mentorships, tasks: withTask, members: changed.members, commitments: changed.commitments, supports: changed.supports };
}

/** Those that changed, with the ones they continue; those whose people's names changed; all of them where a member may have become somebody. Adds their people. */
function mentorshipsTouched(doc: Y.Doc, index: TeamIndex, changed: Changed, contacts: Set<ContactId>): ReadonlySet<MentorshipId> {
  const named = [...contacts].flatMap((contact) => [...index.mentorshipsOf(contact)]);
  const touched = new Set([...changed.mentorships, ...named, ...(changed.members ? (recordIds(doc, 'mentorship') as readonly MentorshipId[]) : [])]);
  for (const id of changed.mentorships) {
    const fields = index.mentorship(id)?.fields;
    if (!fields) continue;
    if (fields.continues) touched.add(fields.continues);
    contacts.add(fields.mentor).add(fields.mentee);
  }
  return touched;
}
