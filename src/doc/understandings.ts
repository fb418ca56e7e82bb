import type * as Y from 'yjs';
import type { AgreementId, ContactId } from '#base/ids.ts';
import type { Understanding } from '#domain/agreement.ts';
import { understandingShape } from './agreementShapes.ts';
import { bornIds } from './bodies.ts';
import { project } from './projection.ts';
import { readRecord } from './records.ts';
import { teamIndex } from './teamIndex.ts';

/** What the team knows of an agreement; null: nothing. */
export function understandingOf(team: Y.Doc, id: AgreementId): Understanding | null {
  const record = readRecord(team, 'understanding', id);
  return record && { id, ...project(record, understandingShape).fields };
}

export function understandingsOf(team: Y.Doc, contact: ContactId): readonly Understanding[] {
  return [...teamIndex(team).understandingsOf(contact)].flatMap((id) => understandingOf(team, id) ?? []);
}

/** With everybody, in no order. */
export function allUnderstandings(team: Y.Doc): readonly Understanding[] {
  return bornIds(team, 'understanding').flatMap((id) => understandingOf(team, id as AgreementId) ?? []);
}
