import type * as Y from 'yjs';
import type { ContactId } from '#base/ids.ts';
import type { Changed } from './changed.ts';
import { teamIndex, type TeamIndex } from './teamIndex.ts';

/** What a transaction may have changed on a screen. `tasks`: the list of open tasks; `members`: names in the team, of people or devices. */
export type Touched = { readonly contacts: ReadonlySet<ContactId>; readonly tasks: boolean; readonly members: boolean };

/** Tells after each transaction, once, whom it touched: a talk or task touches its contact, a moved talk both. Returns how to stop. */
export function watchTeam(doc: Y.Doc, onTouched: (touched: Touched) => void): () => void {
  const index = teamIndex(doc);
  return index.listen((changed, before) => onTouched(touchedBy(index, changed, before)));
}

function touchedBy(index: TeamIndex, changed: Changed, before: ReadonlySet<ContactId>): Touched {
  const contacts = new Set([...changed.contacts, ...before]);
  for (const talk of changed.talks) for (const contact of index.placesOf(talk)) contacts.add(contact);
  for (const id of changed.tasks) {
    const task = index.task(id);
    if (task) contacts.add(index.contactOf(task));
  }
  const withTask = changed.tasks.size > 0 || [...contacts].some((contact) => index.tasksOf(contact).length > 0);
  return { contacts, tasks: withTask, members: changed.members };
}
