import { standardPointsOf, type Guide, type BoardText, type GuidePoint } from '#domain/guide.ts';
import type { Catalogue } from './catalogue.ts';

/** A guide's points, the standard ones while it has not arrived. */
export function guidePoints(guide: Guide, of: BoardText = 'candidacy'): readonly GuidePoint[] {
  return guide.points.length > 0 ? guide.points : standardPointsOf[of].map((id) => ({ id, title: '', hint: '' }));
}

/** A point's name: the association's wording, else the catalogue's for a standard point, else its id. */
export function pointTitle(messages: Catalogue, point: Pick<GuidePoint, 'id' | 'title'>): string {
  return point.title || (messages.contacts.points[point.id] ?? point.id);
}

/** What a point means: the association's words, else the catalogue's; empty for an own point without any. */
export function pointHint(messages: Catalogue, point: Pick<GuidePoint, 'id' | 'hint'>): string {
  return point.hint || (messages.guide.hints[point.id] ?? '');
}
