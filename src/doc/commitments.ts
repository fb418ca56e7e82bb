import type * as Y from 'yjs';
import type { CommitmentId, CommitteeId, MemberId } from '#base/ids.ts';
import { commitmentDefaults, type Answerable, type Commitment, type CommitmentField, type CommitmentFields, type CommitmentState } from '#domain/commitment.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import { bornIds } from './bodies.ts';
import { project, type Shape } from './projection.ts';
import { readRecord } from './records.ts';
import { day, isObject, orNull, text, wholeNumber } from './reads.ts';

export const commitmentShape: Shape<CommitmentFields> = {
  title: { read: text, missing: commitmentDefaults.title },
  text: { read: text, missing: commitmentDefaults.text },
  answerable: { read: (value) => orNull(value, readAnswerable), missing: commitmentDefaults.answerable },
  due: { read: (value) => orNull(value, day), missing: commitmentDefaults.due },
  state: { read: readState, missing: commitmentDefaults.state },
  notes: { read: text, missing: commitmentDefaults.notes },
  kept: { read: (value) => (typeof value === 'boolean' ? value : undefined), missing: commitmentDefaults.kept },
};

/** A commitment, but for its receipt. */
export type CommitmentRowProjection = Commitment & { readonly heads: Heads<CommitmentField>; readonly contested: Partial<Record<CommitmentField, readonly Choice[]>> };

/** All there are, in no order, also those taken off the list. */
export function commitmentRows(team: Y.Doc): readonly CommitmentRowProjection[] {
  return bornIds(team, 'commitment').flatMap((id) => commitmentRow(team, id as CommitmentId) ?? []);
}

export function commitmentRow(team: Y.Doc, id: CommitmentId): CommitmentRowProjection | null {
  const record = readRecord(team, 'commitment', id);
  if (!record) return null;
  const { fields, heads, contested } = project(record, commitmentShape);
  const first = record.born ?? record.edits[0];
  return { ...fields, id, point: wholeNumber(record.born?.value['point']) ?? null, createdBy: first?.who ?? ('' as MemberId), createdAt: first?.when ?? 0, heads, contested };
}

function readAnswerable(value: unknown): Answerable | undefined {
  if (!isObject(value)) return undefined;
  const [member, committee] = [text(value['member']), text(value['committee'])];
  if (member) return { member: member as MemberId };
  return committee ? { committee: committee as CommitteeId } : undefined;
}

function readState(value: unknown): CommitmentState | undefined {
  if (!isObject(value)) return undefined;
  if (value['is'] === 'open') return { is: 'open' };
  const on = day(value['on']);
  return value['is'] === 'done' && on ? { is: 'done', on } : undefined;
}
