import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import type { TaskOrigin } from './shapes.ts';

const none: ReadonlySet<never> = new Set();

/** Who belongs to whom, by id alone. */
export function makeLinks() {
  const talksOf = new Map<ContactId, Set<TalkId>>();
  const places = new Map<TalkId, readonly ContactId[]>();
  const stepsOf = new Map<TalkId, Set<TaskId>>();
  const madeFor = new Map<ContactId, Set<TaskId>>();
  return {
    placesOf: (talk: TalkId): readonly ContactId[] => places.get(talk) ?? [],
    talksOf: (contact: ContactId): ReadonlySet<TalkId> => talksOf.get(contact) ?? none,
    stepsOf: (talk: TalkId): ReadonlySet<TaskId> => stepsOf.get(talk) ?? none,
    /** Tasks made for this contact or as the next step of one of its talks; a moved talk may have taken some elsewhere. */
    tasksNear: (contact: ContactId): readonly TaskId[] => {
      const near = new Set<TaskId>(madeFor.get(contact) ?? none);
      for (const talk of talksOf.get(contact) ?? none) for (const step of stepsOf.get(talk) ?? none) near.add(step);
      return [...near];
    },
    placeTalk: (talk: TalkId, at: readonly ContactId[]) => {
      for (const contact of places.get(talk) ?? []) talksOf.get(contact)?.delete(talk);
      for (const contact of at) addTo(talksOf, contact, talk);
      places.set(talk, at);
    },
    placeTask: (task: TaskId, origin: TaskOrigin) => {
      addTo(madeFor, origin.contact, task);
      if (origin.talk) addTo(stepsOf, origin.talk, task);
    },
  };
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
