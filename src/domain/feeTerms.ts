import type { LocalDate } from '#base/localDate.ts';
import type { FeeBasis, FeeRate, FeeReduction } from './fee.ts';
import type { FeeRhythm } from './feePeriods.ts';
import type { BodyKind } from './mandate.ts';
import type { PlaceKey } from './places.ts';

/** What is asked of whoever sits in a body: of that place, or with `place` null of every body of the kind that has no terms of its own. */
export type BodyTerms = { readonly body: BodyKind; readonly place: PlaceKey | null; readonly basis: FeeBasis; readonly rate: FeeRate };

/** Where contributions go; `iban` as 22 or so letters without spaces. */
export type FeeAccount = { readonly holder: string; readonly iban: string; readonly purpose: string };

/** The association's terms from a day on. A version never changes; another one follows it. */
export type FeeTerms = {
  readonly id: string;
  readonly from: LocalDate;
  readonly bodies: readonly BodyTerms[];
  readonly reductions: readonly FeeReduction[];
  readonly rhythm: FeeRhythm;
  readonly account: FeeAccount | null;
  /** What the association says about them, in its own words. */
  readonly note: string;
};

/** The terms that hold on a day: the last to begin by then, of several from one day the one recorded last (`versions` in the order of recording). */
export function termsOn(versions: readonly FeeTerms[], day: LocalDate): FeeTerms | null {
  return versions.reduce<FeeTerms | null>((held, one) => (one.from <= day && (held === null || one.from >= held.from) ? one : held), null);
}

/** What they ask for a body in a place: its own terms before those of its kind; null: nothing is set, and nothing is assumed. */
export function bodyTerms({ bodies }: Pick<FeeTerms, 'bodies'>, body: BodyKind, place: PlaceKey | null): BodyTerms | null {
  const ofKind = bodies.filter((one) => one.body === body);
  return ofKind.find((one) => one.place !== null && one.place === place) ?? ofKind.find((one) => one.place === null) ?? null;
}
