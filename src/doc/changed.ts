import type * as Y from 'yjs';
import type { ContactId, TalkId, TaskId } from '#base/ids.ts';
import { rootOf, sharedChanges } from './records.ts';

/** What a transaction changed, in ids. */
export type Changed = { readonly contacts: Set<ContactId>; readonly talks: Set<TalkId>; readonly tasks: Set<TaskId>; /** Names of members or devices. */ members: boolean };

/** Tells, once a transaction is over, which records it changed; silent where it changed none. */
export function onChanged(doc: Y.Doc, tell: (changed: Changed) => void): void {
  let changed = nothingChanged();
  collectIds(rootOf(doc, 'contact'), () => changed.contacts);
  collectIds(rootOf(doc, 'talk'), () => changed.talks);
  collectIds(rootOf(doc, 'task'), () => changed.tasks);
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

/** A new record is a new key of its root map; a change of one is an event further down, whose path begins with the id. */
function collectIds(root: Y.Map<unknown>, into: () => Set<string>): void {
  root.observeDeep((events) => {
    for (const event of events) {
      if (event.path.length > 0) into().add(String(event.path[0]));
      else for (const id of event.keys.keys()) into().add(id);
    }
  });
}
