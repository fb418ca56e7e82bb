import type * as Y from 'yjs';
import type { CommitteeId, FollowId, MemberId } from '#base/ids.ts';
import { committeeLevels, type Committee, type CommitteeField } from '#domain/committee.ts';
import type { Choice } from '#domain/contact.ts';
import type { Follow, FollowField } from '#domain/follow.ts';
import type { Heads } from '#domain/known.ts';
import { byName } from '#domain/nameOrder.ts';
import { committeeShape, followShape } from './calendarShapes.ts';
import { project } from './projection.ts';
import { readRecord, recordIds, type StoredRecord } from './records.ts';

export type CommitteeView = Committee & { readonly heads: Heads<CommitteeField>; readonly choices: Partial<Record<CommitteeField, readonly Choice[]>> };
export type FollowView = Follow & { readonly heads: Heads<FollowField>; readonly choices: Partial<Record<FollowField, readonly Choice[]>> };

/** By level and name; removed ones too, for old events name them. */
export function committeesOf(board: Y.Doc): readonly CommitteeView[] {
  const level = ({ level: of }: CommitteeView): number => committeeLevels.indexOf(of);
  return recordIds(board, 'committee').flatMap((id) => committeeOf(board, id as CommitteeId) ?? []).toSorted((a, b) => level(a) - level(b) || byName(a, b));
}

export function committeeOf(board: Y.Doc, id: CommitteeId): CommitteeView | undefined {
  const record = readRecord(board, 'committee', id);
  if (!record) return undefined;
  const { fields, heads, contested } = project(record, committeeShape);
  return { ...fields, id, ...bornBy(record), heads, choices: contested };
}

/** Those that are kept, by name. */
export function followsOf(team: Y.Doc): readonly FollowView[] {
  const all = recordIds(team, 'follow').flatMap((id): readonly FollowView[] => {
    const record = readRecord(team, 'follow', id);
    if (!record) return [];
    const { fields, heads, contested } = project(record, followShape);
    return [{ ...fields, id: id as FollowId, ...bornBy(record), heads, choices: contested }];
  });
  return all.filter(({ standing, choices }) => standing === 'kept' || choices.standing !== undefined).toSorted(byName);
}

function bornBy({ born, edits }: StoredRecord): { readonly createdBy: MemberId; readonly createdAt: number } {
  const first = born ?? edits[0];
  return { createdBy: first?.who ?? ('' as MemberId), createdAt: first?.when ?? 0 };
}
