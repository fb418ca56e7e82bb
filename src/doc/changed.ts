import type * as Y from 'yjs';
import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import { adoptedRoot, readAdoptedKey, rootOf } from './bodies.ts';
import { sharedChanges } from './records.ts';

/** What a transaction changed, in ids. */
export type Changed = { readonly contacts: Set<ContactId>; readonly talks: Set<TalkId>; readonly tasks: Set<TaskId>; /** Names of members or devices. */ members: boolean };

/** Tells, once a transaction is over, which records it changed; silent where it changed none. */
export function onChanged(doc: Y.Doc, tell: (changed: Changed) => void): void {
  let changed = nothingChanged();
  onKeys(rootOf(doc, 'contact'), (id) => changed.contacts.add(id as ContactId));
  onKeys(rootOf(doc, 'talk'), (id) => changed.talks.add(id as TalkId));
  onKeys(rootOf(doc, 'task'), (id) => changed.tasks.add(id as TaskId));
  onKeys(adoptedRoot(doc), (key) => {
    const name = readAdoptedKey(key);
    if (name?.kind === 'contact') changed.contacts.add(name.id as ContactId);
    if (name?.kind === 'talk') changed.talks.add(name.id as TalkId);
    if (name?.kind === 'task') changed.tasks.add(name.id as TaskId);
  });
  for (const kind of ['member', 'device'] as const) {
    sharedChanges(doc, kind).observe(() => {
      changed.members = true;
    });
  }
  doc.on('afterTransaction', () => {
    if (!changed.members && changed.contacts.size + changed.talks.size + changed.tasks.size === 0) return;
    const told = changed;
    changed = nothingChanged();
    tell(told);
  });
}

function nothingChanged(): Changed {
  return { contacts: new Set(), talks: new Set(), tasks: new Set(), members: false };
}

/** Tells the keys of a root map under which something changed: a new record is a new key, a change of one an event further down, whose path begins with it. Answers how to stop. */
export function onKeys(root: Y.Map<unknown>, tell: (key: string) => void): () => void {
  const listener = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.path.length > 0) tell(String(event.path[0]));
      else for (const key of event.keys.keys()) tell(key);
    }
  };
  root.observeDeep(listener);
  return () => root.unobserveDeep(listener);
}
