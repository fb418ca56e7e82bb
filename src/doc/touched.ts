import type * as Y from 'yjs';
import type { AgreementId, ContactId, MandateId, MentorshipId, TalkId, TaskId } from '#base/ids.ts';
import type { Write } from '#domain/write.ts';
import { understandingOf } from './understandings.ts';
import { teamIndex, type TeamIndex } from './teamIndex.ts';

/** The records these writes touch and the contacts they belong to: their receipts turn together, and with an erased contact what was unsent of them goes. */
export function touchedRecords(team: Y.Doc, writes: readonly Write[]): readonly string[] {
  const index = teamIndex(team);
  return [...new Set(writes.flatMap((write) => [write.id, ...contactsOf(index, team, write)]))];
}

function contactsOf(index: TeamIndex, team: Y.Doc, { kind, id }: Write): readonly ContactId[] {
  switch (kind) {
    case 'talk':
      return present(index.talk(id as TalkId)?.fields.contact);
    case 'task': {
      const task = index.task(id as TaskId);
      return task ? [index.contactOf(task)] : [];
    }
    case 'mandate':
      return present(index.mandate(id as MandateId)?.fields.contact);
    case 'mentorship': {
      const fields = index.mentorship(id as MentorshipId)?.fields;
      return fields ? [fields.mentor, fields.mentee] : [];
    }
    case 'understanding':
      return present(understandingOf(team, id as AgreementId)?.contact);
    default:
      return [];
  }
}

function present(id: ContactId | undefined): readonly ContactId[] {
  return id === undefined ? [] : [id];
}
