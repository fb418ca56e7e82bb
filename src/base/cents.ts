declare const brand: unique symbol;
/** An amount of money in whole euro cents, never below zero and never a fraction. */
export type Cents = number & { readonly [brand]: 'cents' };

export const NO_CENTS = 0 as Cents;

/** The amount, or null where it is no whole number of cents from zero on. */
export function parseCents(amount: number): Cents | null {
  return Number.isSafeInteger(amount) && amount >= 0 ? (amount as Cents) : null;
}

export function plusCents(...amounts: readonly Cents[]): Cents {
  return amounts.reduce((sum, amount) => sum + amount, 0) as Cents;
}

/** What is left; zero where more is taken than there is. */
export function lessCents(amount: Cents, less: Cents): Cents {
  return Math.max(0, amount - less) as Cents;
}

/**
 * The part of the amount that `numerator` of `denominator` (both whole, the latter above zero) is, rounded half up to the cent as sums in euro
 * are (Council Regulation (EC) No 1103/97, Article 5). Exact, for any size.
 */
export function partOfCents(amount: Cents, numerator: number, denominator: number): Cents {
  const [whole, over, under] = [BigInt(amount), BigInt(numerator), BigInt(denominator)];
  return Number((2n * whole * over + under) / (2n * under)) as Cents;
}
