import type * as Y from 'yjs';
import type { MemberId, TalkId } from '#base/ids.ts';
import type { Choice } from '#domain/contact.ts';
import type { Heads } from '#domain/known.ts';
import type { Talk, TalkField } from '#domain/talk.ts';
import { teamIndex, type TalkView } from './teamIndex.ts';

export type TalkProjection = { readonly talk: Talk; readonly heads: Heads<TalkField>; readonly contested: Partial<Record<TalkField, readonly Choice[]>> };

export function talkOf(doc: Y.Doc, id: TalkId): Talk | null {
  const view = teamIndex(doc).talk(id);
  return view ? asTalk(id, view) : null;
}

/** A talk with what an edit of it must name, and what waits to be settled. */
export function talkDetail(doc: Y.Doc, id: TalkId): TalkProjection | null {
  const view = teamIndex(doc).talk(id);
  return view ? { talk: asTalk(id, view), heads: view.heads, contested: view.contested } : null;
}

export function asTalk(id: TalkId, view: TalkView): Talk {
  const first = view.record.born ?? view.record.edits[0];
  return { ...view.fields, id, by: first?.who ?? ('' as MemberId), at: first?.when ?? 0 };
}
