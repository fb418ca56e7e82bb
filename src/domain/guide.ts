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
};
/** Gesprächsleitfaden: lies on the open board circle, so it holds nothing personal. */
export type Guide = { readonly points: readonly GuidePoint[] };
export type Guides = Readonly<Record<BoardText, Guide>>;

/** The id of each guide's record on the board. */
export const guideIds: Readonly<Record<BoardText, string>> = { candidacy: 'guide', 'standing-again': 'guide-standing-again', pack: 'pack' };
