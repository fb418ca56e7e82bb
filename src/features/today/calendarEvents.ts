import type { DueEvent } from '#domain/dueCalendar.ts';
import type { Item, ListSection } from './due.ts';

type Words = { readonly plainTask: string; readonly plainCheckIn: string; readonly sentence: (name: string, what: string) => string; readonly checkIn: (name: string) => string };

/** One's own things that have a day. Without `names` a title says no more than what kind of thing it is: what is to be done may name somebody too. */
export function calendarEvents(sections: readonly ListSection[], names: boolean, words: Words): readonly DueEvent[] {
  return sections.filter(({ name }) => name !== 'waiting').flatMap(({ items }) => items.flatMap((item) => eventOf(item, names, words) ?? []));
}

function eventOf(item: Item, names: boolean, words: Words): DueEvent | null {
  if (item.kind === 'task') {
    const { id, contact, contactName, what, due } = item.task;
    return { key: `task-${id}`, due, title: names ? words.sentence(contactName, what) : words.plainTask, href: `/kontakte/${contact}` };
  }
  if (item.kind !== 'check-in' || item.due === null) return null;
  const { id } = item.mentorship;
  return { key: `check-in-${id}`, due: item.due, title: names ? words.checkIn(item.name) : words.plainCheckIn, href: `/patenschaften/${id}/rueckmeldung` };
}
