import type { Cents } from '#base/cents.ts';

/** What a mandate brings, as the association's terms or a person's own figures say. */
export type FeeBasis = {
  /** Grundbetrag a month. */
  readonly allowance: Cents;
  /** Sitzungsgeld for one meeting. */
  readonly attendance: Cents;
  /** Meetings a year, a whole number. */
  readonly meetings: number;
  /** What a chair adds a month. */
  readonly supplement: Cents;
};

/** A share of what counts, in hundredths of a percent; or the same sum every month, whatever the basis. There is no default. */
export type FeeRate = { readonly by: 'share'; readonly basisPoints: number } | { readonly by: 'fixed'; readonly monthly: Cents };

/**
 * Ermäßigung. `basis`: a monthly sum that does not count, such as expenses; `share`: of the contribution, in hundredths of a
 * percent; `sum`: a monthly sum off the contribution.
 */
export type FeeReduction = {
  readonly id: string;
  readonly label: string;
  readonly takes: { readonly off: 'basis'; readonly amount: Cents } | { readonly off: 'share'; readonly basisPoints: number } | { readonly off: 'sum'; readonly amount: Cents };
};
/** A reduction somebody gets, as many times as it applies (once a child). */
export type GrantedReduction = FeeReduction & { readonly times: number };

/** The figures of a calculation that a person may set by hand; a reduction's by its id. */
export type FeeFigure = 'allowance' | 'attendance' | 'supplement' | 'contribution' | 'monthly' | `reduction:${string}`;
/** A figure set by hand, with why (D-134). */
export type FeeCorrection = { readonly figure: FeeFigure; readonly amount: Cents; readonly reason: string };

export type FeeInput = {
  readonly basis: FeeBasis;
  readonly rate: FeeRate;
  readonly reductions: readonly GrantedReduction[];
  readonly corrections: readonly FeeCorrection[];
};

/** One line of the calculation; `amount` is added where `adds`, and taken off otherwise. */
export type FeeStep = {
  readonly figure: FeeFigure;
  readonly amount: Cents;
  /** What stands after this step: of the basis up to `contribution`, of the contribution from there on. */
  readonly left: Cents;
  /** What was computed, where a person set another figure. */
  readonly corrected?: { readonly from: Cents; readonly reason: string };
};

export type Fee = {
  /** What the mandate brings a month. */
  readonly brings: Cents;
  /** What of it counts, after the reductions of the basis. */
  readonly counts: Cents;
  /** The agreed sum a month. */
  readonly monthly: Cents;
  readonly steps: readonly FeeStep[];
};
