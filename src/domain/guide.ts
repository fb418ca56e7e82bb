/** What a guide is for: winning somebody, or asking a mandate holder to stand again. */
export const guideKinds = ['candidacy', 'standing-again'] as const;
export type GuideKind = (typeof guideKinds)[number];

/** Points every guide to win somebody has (resolution, point 5); an association may reword them and add its own. */
export const standardPoints = ['programme', 'group-principles', 'contribution'] as const;

/** The points a guide has until the association words its own. */
export const standardPointsOf: Readonly<Record<GuideKind, readonly string[]>> = {
  candidacy: standardPoints,
  'standing-again': ['looking-back', 'standing-again', 'relief', 'successor'],
};

export type GuidePoint = {
  readonly id: string;
  /** Empty for a standard point whose wording the association left as it is: the catalogue's words are shown then. */
  readonly title: string;
  readonly hint: string;
};
/** Gesprächsleitfaden: lies on the open board circle, so it holds nothing personal. */
export type Guide = { readonly points: readonly GuidePoint[] };
export type Guides = Readonly<Record<GuideKind, Guide>>;

/** The id of each guide's record on the board. */
export const guideIds: Readonly<Record<GuideKind, string>> = { candidacy: 'guide', 'standing-again': 'guide-standing-again' };
