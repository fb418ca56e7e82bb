import type * as Y from 'yjs';
import type { AgreementId, ContactId, MandateId, MentorshipId, TalkId, TaskId } from '#base/ids.ts';
import { nameOfKey } from '#base/ownKey.ts';
import { rootOf } from './bodies.ts';
import { sharedChanges } from './records.ts';

/** What a transaction changed, in ids. */
export type Changed = {
  readonly contacts: Set<ContactId>;
  readonly talks: Set<TalkId>;
  readonly tasks: Set<TaskId>;
  readonly mandates: Set<MandateId>;
  readonly mentorships: Set<MentorshipId>;
  readonly understandings: Set<AgreementId>;
  commitments: boolean;
  supports: boolean;
  /** Names of members or devices, or which contact a member is. */
  members: boolean;
};

/** Tells, once a transaction is over, which records it changed; silent where it changed none. */
export function onChanged(doc: Y.Doc, tell: (changed: Changed) => void): void {
  let changed = nothingChanged();
  onNames(rootOf(doc, 'contact'), (id) => changed.contacts.add(id as ContactId));
  onNames(rootOf(doc, 'talk'), (id) => changed.talks.add(id as TalkId));
  onNames(rootOf(doc, 'task'), (id) => changed.tasks.add(id as TaskId));
  onNames(rootOf(doc, 'mandate'), (id) => changed.mandates.add(id as MandateId));
  onNames(rootOf(doc, 'mentorship'), (id) => changed.mentorships.add(id as MentorshipId));
  onNames(rootOf(doc, 'understanding'), (id) => changed.understandings.add(id as AgreementId));
  onNames(rootOf(doc, 'commitment'), () => { changed.commitments = true; });
  sharedChanges(doc, 'support').observe(() => { changed.supports = true; });
  for (const kind of ['member', 'device'] as const) {
    sharedChanges(doc, kind).observe(() => {
      changed.members = true;
    });
  }
  doc.on('afterTransaction', () => {
    const few = changed.members || changed.commitments || changed.supports;
    if (!few && [changed.contacts, changed.talks, changed.tasks, changed.mandates, changed.mentorships, changed.understandings].every(({ size }) => size === 0)) return;
    const told = changed;
    changed = nothingChanged();
    tell(told);
  });
}

function nothingChanged(): Changed {
  return { contacts: new Set(), talks: new Set(), tasks: new Set(), mandates: new Set(), mentorships: new Set(), understandings: new Set(), members: false, commitments: false, supports: false };
}

/** Tells what the keys of a root map name under which something changed: a new record is a new key, a change of one an event further down, whose path begins with it. Answers how to stop. */
export function onNames(root: Y.Map<unknown>, tell: (name: string) => void): () => void {
  const listener = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if (event.path.length > 0) tell(nameOfKey(String(event.path[0])));
      else for (const key of event.keys.keys()) tell(nameOfKey(key));
    }
  };
  root.observeDeep(listener);
  return () => root.unobserveDeep(listener);
}
