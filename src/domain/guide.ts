import type { MemberId } from '#base/ids.ts';

/** What a guide is for: winning somebody, or asking a mandate holder to stand again. */
export const guideKinds = ['candidacy', 'standing-again'] as const;
export type GuideKind = (typeof guideKinds)[number];
/** Texts of the association made of points: the guides, and the pack that candidates are handed (a point is a section there). */
export const boardTexts = [...guideKinds, 'pack'] as const;
export type BoardText = (typeof boardTexts)[number];

/** Points every guide to win somebody has (resolution, point 5); an association may reword them and add its own. */
export const standardPoints = ['programme', 'group-principles', 'contribution'] as const;

/** The points a guide has until the association words its own. */
export const standardPointsOf: Readonly<Record<BoardText, readonly string[]>> = {
  candidacy: standardPoints,
  'standing-again': ['looking-back', 'standing-again', 'relief', 'successor'],
  pack: ['welcome', 'first-steps', 'dates', 'whom'],
};

export type GuidePoint = {
  readonly id: string;
  /** Empty for a standard point whose wording the association left as it is: the catalogue's words are shown then. */
  readonly title: string;
  readonly hint: string;
  /** An https address where more is said. */
  readonly link?: string;
  /** What people ask about it, with what can be answered. */
  readonly answers?: readonly GuideAnswer[];
};
export type GuideAnswer = { readonly question: string; readonly answer: string };
/** Gesprächsleitfaden: lies on the open board circle, so it holds nothing personal. */
export type Guide = { readonly points: readonly GuidePoint[] };
export type Guides = Readonly<Record<BoardText, Guide>>;

/** A guide as it stood from a moment on; `at` in milliseconds since 1970. */
export type GuideVersion = Guide & { readonly by: MemberId; readonly at: number };

/** The points that held at a moment; the standard ones before anybody worded any (`versions` oldest first). */
export function pointsAt(versions: readonly GuideVersion[], of: BoardText, at: number): readonly GuidePoint[] {
  return versions.findLast((version) => version.at <= at)?.points ?? standardPointsOf[of].map((id) => ({ id, title: '', hint: '' }));
}

/** The id of each guide's record on the board. */
export const guideIds: Readonly<Record<BoardText, string>> = { candidacy: 'guide', 'standing-again': 'guide-standing-again', pack: 'pack' };
