import type * as Y from 'yjs';
import type { Choice } from '#domain/contact.ts';
import { guideIds, type Guide, type BoardText, type Guides } from '#domain/guide.ts';
import { project } from './projection.ts';
import { readRecord, sharedChanges } from './records.ts';
import { guideShape } from './shapes.ts';

/** A guide of the board document: the standard points until the association words its own. */
export function guideOf(board: Y.Doc, of: BoardText = 'candidacy'): Guide {
  return guideDetail(board, of).guide;
}

export function guidesOf(board: Y.Doc): Guides {
  return { candidacy: guideOf(board), 'standing-again': guideOf(board, 'standing-again'), pack: guideOf(board, 'pack') };
}

/** With the versions that people wrote apart, until somebody saves one. */
export function guideDetail(board: Y.Doc, of: BoardText = 'candidacy'): { readonly guide: Guide; readonly contested: readonly Choice[] } {
  const { fields, contested } = project(readRecord(board, 'guide', guideIds[of]) ?? { born: null, bornAgain: [], edits: [] }, guideShape(of));
  return { guide: fields, contested: contested.points ?? [] };
}

/** Calls after each change of a guide; returns how to stop. */
export function watchGuide(board: Y.Doc, onTouched: () => void): () => void {
  const changes = sharedChanges(board, 'guide');
  changes.observe(onTouched);
  return () => changes.unobserve(onTouched);
}
