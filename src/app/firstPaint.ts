import type { Bytes } from '#base/bytes.ts';
import type { Patch, Receipt } from './api.ts';
import { decodeListView } from './listView.ts';
import { unpackRows } from './packedRows.ts';

/**
 * What the screens show first, told as the bytes it is kept as: to read ten thousand rows where they are shown takes half of what it takes to read them here and
 * to hand them over one by one. `waiting`: the records that the hub has yet to confirm.
 */
export type FirstPaint = { readonly of: 'first-paint'; readonly view: Bytes; readonly waiting: readonly string[] | 'all' };

/** The patches of a first paint; none where another version of the app kept it. */
export function patchesOf({ view: bytes, waiting }: FirstPaint): readonly Patch[] {
  const view = decodeListView(bytes);
  if (!view) return [];
  const unconfirmed = new Set(waiting === 'all' ? [] : waiting);
  const receiptOf = (id: string): Receipt => (waiting === 'all' || unconfirmed.has(id) ? 'device' : 'hub');
  const withReceipt = <R extends { readonly id: string }>(row: R): R & { readonly receipt: Receipt } => ({ ...row, receipt: receiptOf(row.id) });
  return [
    { of: 'members', members: view.members },
    { of: 'rows', all: true, rows: unpackRows(view.rows, receiptOf) },
    { of: 'tasks', tasks: view.tasks.map(withReceipt) },
    { of: 'mandates', all: true, mandates: view.mandates.map(withReceipt) },
    { of: 'mentorships', all: true, mentorships: view.mentorships.map(withReceipt) },
    { of: 'commitments', commitments: view.commitments.map(withReceipt) },
  ];
}
