import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Contact } from '#domain/contact.ts';
import type { TaskFields } from '#domain/task.ts';
import type { ContactView, TeamIndex } from './teamIndex.ts';

/** Joins a contact's fields with what only its record knows. */
export function asContact(id: ContactId, view: ContactView): Contact {
  const first = view.record.born ?? view.record.edits[0];
  return {
    ...view.fields,
    id,
    consents: view.consents.map((dated) => dated.consent),
    createdBy: first?.who ?? ('' as MemberId),
    createdAt: first?.when ?? 0,
  };
}

type Work = { readonly next: TaskFields | null; readonly lastTalk: LocalDate | null };

/** The earliest open task and the day of the last talk. */
export function workOn(index: TeamIndex, id: ContactId): Work {
  let next: TaskFields | null = null;
  for (const task of index.tasksOf(id)) {
    const fields = index.task(task)?.fields;
    if (fields?.state === 'open' && (next === null || fields.due < next.due)) next = fields;
  }
  let lastTalk: LocalDate | null = null;
  for (const talk of index.talksOf(id)) {
    const on = index.talk(talk)?.fields.on;
    if (on && (lastTalk === null || on > lastTalk)) lastTalk = on;
  }
  return { next, lastTalk };
}
