import type * as Y from 'yjs';
import type { ContactId } from '#base/ids.ts';
import type { BornKind } from '#domain/write.ts';
import { agreementsIn } from './agreements.ts';
import { teamIndex } from './teamIndex.ts';

/** A record by the root map of its kind, as an epoch's opening erases it. */
export type RecordPlace = { readonly root: BornKind; readonly id: string };

/**
 * All that is kept about a contact (D-27): the contact, the talks shown with them (also one that was moved apart and might be theirs), their tasks, their
 * mandates, the mentorships they are in (whose notes lie in circles of their own) and that there are agreements with them (which lie in desks). What was moved to somebody else is that person's and stays.
 */
export function recordsAbout(team: Y.Doc, contact: ContactId): readonly RecordPlace[] {
  const index = teamIndex(team);
  const talks = [...index.talksOf(contact)];
  const tasks = new Set([...index.tasksOf(contact), ...talks.flatMap((talk) => [...index.stepsOf(talk)])]);
  return [
    { root: 'contact', id: contact },
    ...talks.map((id) => ({ root: 'talk' as const, id })),
    ...[...index.mandatesOf(contact)].map((id) => ({ root: 'mandate' as const, id })),
    ...[...index.mentorshipsOf(contact)].map((id) => ({ root: 'mentorship' as const, id })),
    ...[...index.understandingsOf(contact)].map((id) => ({ root: 'understanding' as const, id })),
    ...[...tasks].map((id) => ({ root: 'task' as const, id })),
  ];
}

/** The agreements in a desk that are erased with what the team erased: their contact, or that there are any. */
export function erasedAgreements(desk: Y.Doc, erased: readonly { readonly root: string; readonly id: string }[]): readonly RecordPlace[] {
  const gone = new Set(erased.filter(({ root }) => root === 'contact' || root === 'understanding').map(({ id }) => id));
  return agreementsIn(desk).flatMap(({ agreement: { id, contact } }) => (gone.has(id) || gone.has(contact) ? [{ root: 'agreement' as const, id }] : []));
}
