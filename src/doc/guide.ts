import type * as Y from 'yjs';
import type { EditId } from '#base/ids.ts';
import type { Choice } from '#domain/contact.ts';
import { samePlain } from '#domain/change.ts';
import { guideIds, type Guide, type GuidePoint, type GuideVersion, type BoardText, type Guides } from '#domain/guide.ts';
import type { Plain } from '#domain/write.ts';
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
export function guideDetail(board: Y.Doc, of: BoardText = 'candidacy'): { readonly guide: Guide; readonly heads: readonly EditId[]; readonly contested: readonly Choice<readonly GuidePoint[]>[] } {
  const { fields, heads, contested } = project(readRecord(board, 'guide', guideIds[of]) ?? { born: null, bornAgain: [], edits: [] }, guideShape(of));
  // Each was read by the shape of `points`.
  return { guide: fields, heads: heads.points, contested: (contested.points ?? []) as readonly Choice<readonly GuidePoint[]>[] };
}

/** Every version the association had of a guide, oldest first; saying again what stood is none, and what cannot be read is left out. */
export function guideVersions(board: Y.Doc, of: BoardText): readonly GuideVersion[] {
  const said = readRecord(board, 'guide', guideIds[of])?.edits.filter(({ field }) => field === 'points') ?? [];
  const { read } = guideShape(of).points;
  return said.reduce<readonly GuideVersion[]>((versions, { value, who, when }) => {
    const points: readonly GuidePoint[] | undefined = read(value);
    if (!points || samePlain(versions.at(-1)?.points as Plain | undefined, points as unknown as Plain)) return versions;
    return [...versions, { points, by: who, at: when }];
  }, []);
}

/** Calls after each change of a guide; returns how to stop. */
export function watchGuide(board: Y.Doc, onTouched: () => void): () => void {
  const changes = sharedChanges(board, 'guide');
  changes.observe(onTouched);
  return () => changes.unobserve(onTouched);
}
