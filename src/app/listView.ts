import { fromUtf8, utf8, type Bytes } from '#base/bytes.ts';
import type { CommitmentRowProjection } from '#doc/commitments.ts';
import type { ContactRowProjection } from '#doc/contacts.ts';
import type { MandateRowProjection } from '#doc/mandates.ts';
import type { MentorshipRowProjection } from '#doc/mentorships.ts';
import type { TaskRowProjection } from '#doc/tasks.ts';
import type { MemberRow } from './api.ts';
import { packRows, type PackedRows } from './packedRows.ts';

/** What the first paint needs, sealed beside the checkpoint: the screens stand before the document is open. */
export type ListView = {
  readonly version: typeof LIST_VIEW_VERSION;
  readonly spaceName: string;
  readonly members: readonly MemberRow[];
  readonly rows: readonly ContactRowProjection[];
  readonly tasks: readonly TaskRowProjection[];
  readonly mandates: readonly MandateRowProjection[];
  readonly mentorships: readonly MentorshipRowProjection[];
  readonly commitments: readonly CommitmentRowProjection[];
};

/** Raised whenever a row's shape changes: an older view is not painted, the document will be. */
export const LIST_VIEW_VERSION = 8;

/** As it is kept. */
export type PackedView = Omit<ListView, 'rows'> & { readonly rows: PackedRows };

export function encodeListView(view: ListView): Bytes {
  const packed: PackedView = { ...view, rows: packRows(view.rows) };
  return utf8(JSON.stringify(packed));
}

/** Null for a view of another version of the app. Sealed by this device for itself, so its shape is believed. */
export function decodeListView(bytes: Uint8Array): PackedView | null {
  try {
    const view = JSON.parse(fromUtf8(bytes)) as PackedView;
    return view.version === LIST_VIEW_VERSION ? view : null;
  } catch {
    return null;
  }
}
