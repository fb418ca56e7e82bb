/** Points every guide has (resolution, point 5); an association may reword them and add its own. */
export const standardPoints = ['programme', 'group-principles', 'contribution'] as const;

export type GuidePoint = {
  readonly id: string;
  /** Empty for a standard point whose wording the association left as it is: the catalogue's words are shown then. */
  readonly title: string;
  readonly hint: string;
};
/** Gesprächsleitfaden: lies on the open board circle, so it holds nothing personal. */
export type Guide = { readonly points: readonly GuidePoint[] };
