import type { Cents } from '#base/cents.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { FeeBasis, FeeCorrection, FeeRate, GrantedReduction } from './fee.ts';
import type { FeeRhythm } from './feePeriods.ts';
import type { BodyKind } from './mandate.ts';
import type { PlaceKey } from './places.ts';

/** One stroke on glass: x, y and pressure of each point one after the other, whole numbers from 0 to 10,000. */
export type Stroke = readonly number[];
/** On glass, typed and confirmed, or on a paper that was photographed (`files`: their ids; none where the paper is kept elsewhere). */
export type SignedHow =
  | { readonly by: 'glass'; /** Width to height of the pad, times 1,000. */ readonly aspect: number; readonly strokes: readonly Stroke[] }
  | { readonly by: 'typed' }
  | { readonly by: 'paper'; readonly files: readonly string[] };
export type Signature = { readonly name: string; readonly how: SignedHow };

/** Everything that was reckoned. */
export type SignedFigures = {
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  readonly basis: FeeBasis;
  readonly rate: FeeRate;
  readonly reductions: readonly GrantedReduction[];
  readonly corrections: readonly FeeCorrection[];
  readonly monthly: Cents;
  readonly rhythm: FeeRhythm;
  readonly start: LocalDate | null;
};

/** What a signature stands under: all that was printed, both names and how each signed. Append-only: never altered. */
export type NewSigned = {
  readonly id: string;
  readonly on: LocalDate;
  /** Every line of the document. */
  readonly lines: readonly string[];
  readonly figures: SignedFigures;
  /** The version of the association's terms. */
  readonly terms: string | null;
  /** The mandate holder's, and the association's. */
  readonly holder: Signature;
  readonly association: Signature;
  /** SHA-256 of the canonical bytes of all that is printed, shortened to 24 letters (Crockford base 32). */
  readonly fingerprint: string;
};
/** `number`: from 1, each one more than the last that was known; two who sign apart have the same. */
export type SignedVersion = NewSigned & { readonly number: number; readonly by: MemberId; readonly at: number };

/** The version that holds: the one chosen where there is such, else the last by number; `toChoose`: several have that number and nobody chose. */
export function heldVersion(signed: readonly SignedVersion[], holds: string | null): { readonly version: SignedVersion | null; readonly toChoose: readonly SignedVersion[] } {
  const most = Math.max(0, ...signed.map(({ number }) => number));
  const last = signed.filter(({ number }) => number === most);
  const chosen = last.find(({ id }) => id === holds);
  if (chosen || last.length < 2) return { version: chosen ?? last[0] ?? null, toChoose: [] };
  return { version: last[0] ?? null, toChoose: last };
}
