import { lessCents, NO_CENTS, partOfCents, plusCents, type Cents } from '#base/cents.ts';
import type { Fee, FeeFigure, FeeInput, FeeStep, GrantedReduction } from './fee.ts';

const WHOLE_BASIS_POINTS = 10_000;
const MONTHS_A_YEAR = 12;

/**
 * What is agreed a month, step by step (D-130 to D-135): what the mandate brings, less what of it does not count, the rate of
 * the rest or the fixed sum, less the reductions by share, then those by sum. Every figure set by hand replaces the computed one
 * and is gone on from. Pure; never below zero.
 */
export function calculateFee(input: FeeInput): Fee {
  const ledger = openLedger(input);
  const { basis, rate } = input;
  const brings = plusCents(
    ledger.add('allowance', basis.allowance),
    ledger.add('attendance', partOfCents(basis.attendance, basis.meetings, MONTHS_A_YEAR)),
    ledger.add('supplement', basis.supplement),
  );
  // A fixed sum asks for no basis, so nothing is taken off it.
  if (rate.by === 'share') for (const reduction of input.reductions) if (reduction.takes.off === 'basis') ledger.take(reduction, timesOf(reduction.takes.amount, reduction));
  const counts = rate.by === 'share' ? ledger.left() : brings;
  const contribution = ledger.set('contribution', rate.by === 'share' ? partOfCents(counts, rate.basisPoints, WHOLE_BASIS_POINTS) : rate.monthly);
  for (const reduction of input.reductions) if (reduction.takes.off === 'share') ledger.take(reduction, partOfCents(contribution, reduction.takes.basisPoints * reduction.times, WHOLE_BASIS_POINTS));
  for (const reduction of input.reductions) if (reduction.takes.off === 'sum') ledger.take(reduction, timesOf(reduction.takes.amount, reduction));
  return { brings, counts, monthly: ledger.set('monthly', ledger.left()), steps: ledger.steps };
}

function timesOf(amount: Cents, { times }: GrantedReduction): Cents {
  return partOfCents(amount, times, 1);
}

type Ledger = {
  readonly steps: readonly FeeStep[];
  left(): Cents;
  /** Adds to what stands; answers the figure that holds. */
  add(figure: FeeFigure, computed: Cents): Cents;
  /** Takes off what stands, no more than there is. */
  take(reduction: GrantedReduction, computed: Cents): void;
  /** Goes on from this figure. */
  set(figure: FeeFigure, computed: Cents): Cents;
};

function openLedger({ corrections }: FeeInput): Ledger {
  const steps: FeeStep[] = [];
  const byHand = new Map(corrections.map((correction) => [correction.figure, correction]));
  let left = NO_CENTS;
  const note = (figure: FeeFigure, computed: Cents, then: (amount: Cents) => Cents): Cents => {
    const correction = byHand.get(figure);
    const amount = correction?.amount ?? computed;
    left = then(amount);
    steps.push({ figure, amount, left, ...(correction && { corrected: { from: computed, reason: correction.reason } }) });
    return amount;
  };
  return {
    steps,
    left: () => left,
    add: (figure, computed) => note(figure, computed, (amount) => plusCents(left, amount)),
    take: ({ id }, computed) => void note(`reduction:${id}`, computed, (amount) => lessCents(left, amount)),
    set: (figure, computed) => note(figure, computed, (amount) => amount),
  };
}
