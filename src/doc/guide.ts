import type * as Y from 'yjs';
import type { Choice } from '#domain/contact.ts';
import type { Guide } from '#domain/guide.ts';
import { GUIDE_ID } from '#domain/write.ts';
import { project } from './projection.ts';
import { readRecord, sharedChanges } from './records.ts';
import { guideShape } from './shapes.ts';

/** The guide of the board document: the standard points until the association words its own. */
export function guideOf(board: Y.Doc): Guide {
  return guideDetail(board).guide;
}

/** With the versions that people wrote apart, until somebody saves one. */
export function guideDetail(board: Y.Doc): { readonly guide: Guide; readonly contested: readonly Choice[] } {
  const { fields, contested } = project(readRecord(board, 'guide', GUIDE_ID) ?? { born: null, bornAgain: [], edits: [] }, guideShape);
  return { guide: fields, contested: contested.points ?? [] };
}

/** Calls after each change of the guide; returns how to stop. */
export function watchGuide(board: Y.Doc, onTouched: () => void): () => void {
  const changes = sharedChanges(board, 'guide');
  changes.observe(onTouched);
  return () => changes.unobserve(onTouched);
}
