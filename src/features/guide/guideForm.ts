import { guideKinds, standardPointsOf, type GuideAnswer, type GuidePoint } from '#domain/guide.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { pointHint, pointTitle } from '#messages/guideWords.ts';

/** A point while it is being reworded; a standard point shows the catalogue's words until then. */
export type EditedPoint = { readonly id: string; readonly title: string; readonly hint: string; readonly link: string; readonly answers: readonly GuideAnswer[] };

/** Belongs to every guide of its kind; the two kinds share no point. */
export function isStandard({ id }: Pick<GuidePoint, 'id'>): boolean {
  return guideKinds.some((of) => standardPointsOf[of].includes(id));
}

export function toEdit(points: readonly GuidePoint[], m: Catalogue): readonly EditedPoint[] {
  return points.map((point) => ({ id: point.id, title: pointTitle(m, point), hint: pointHint(m, point), link: point.link ?? '', answers: point.answers ?? [] }));
}

/** The points to save: words of a standard point that are the catalogue's own stay empty, so that they follow the language. */
export function toSave(edited: readonly EditedPoint[], m: Catalogue): readonly GuidePoint[] {
  return edited.map(({ id, title, hint, link, answers }) => {
    const usual = { title: pointTitle(m, { id, title: '' }), hint: pointHint(m, { id, hint: '' }) };
    const own = (text: string, common: string) => (isStandard({ id }) && text.trim() === common ? '' : text.trim());
    return { id, title: own(title, usual.title), hint: own(hint, usual.hint), ...(link.trim() && { link: link.trim() }), ...(answers.length > 0 && { answers }) };
  });
}

/** The list with one entry a place up (-1) or down (+1); at an end it stays where it is. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const one = list[index];
  const other = list[index + by];
  if (one === undefined || other === undefined) return list;
  return list.map((entry, at) => (at === index ? other : at === index + by ? one : entry));
}

/** Own points without a name: an association's point has nothing to fall back to. */
export function unnamed(edited: readonly EditedPoint[]): readonly string[] {
  return edited.filter((point) => !isStandard(point) && point.title.trim() === '').map((point) => point.id);
}
