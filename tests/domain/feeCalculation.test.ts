import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lessCents, NO_CENTS, parseCents, partOfCents, plusCents, type Cents } from '#base/cents.ts';
import type { FeeInput, GrantedReduction } from '#domain/fee.ts';
import { calculateFee } from '#domain/feeCalculation.ts';

const euro = (amount: number) => Math.round(amount * 100) as Cents;
const basis = { allowance: euro(125), attendance: euro(20), meetings: 18, supplement: euro(40) };
const plain: FeeInput = { basis, rate: { by: 'share', basisPoints: 2_000 }, reductions: [], corrections: [] };
const children: GrantedReduction = { id: 'kinder', label: 'Kinder', takes: { off: 'share', basisPoints: 1_000 }, times: 2 };
const expenses: GrantedReduction = { id: 'fahrt', label: 'Fahrtkosten', takes: { off: 'basis', amount: euro(25) }, times: 1 };
const hardship: GrantedReduction = { id: 'einkommen', label: 'Geringes Einkommen', takes: { off: 'sum', amount: euro(5) }, times: 1 };

const anyCents = fc.integer({ min: 0, max: 1_000_000 }).map((amount) => amount as Cents);
const anyTakes = fc.oneof(
  fc.record({ off: fc.constant('basis' as const), amount: anyCents }),
  fc.record({ off: fc.constant('share' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }),
  fc.record({ off: fc.constant('sum' as const), amount: anyCents }),
);
const anyReductions = fc
  .array(fc.record({ takes: anyTakes, times: fc.integer({ min: 0, max: 6 }) }), { maxLength: 5 })
  .map((all) => all.map((one, index): GrantedReduction => ({ ...one, id: `r${index}`, label: '' })));
const anyInput: fc.Arbitrary<FeeInput> = fc.record({
  basis: fc.record({ allowance: anyCents, attendance: anyCents, meetings: fc.integer({ min: 0, max: 200 }), supplement: anyCents }),
  rate: fc.oneof(fc.record({ by: fc.constant('share' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }) }), fc.record({ by: fc.constant('fixed' as const), monthly: anyCents })),
  reductions: anyReductions,
  corrections: fc.constant([]),
});

test('D-130 half a cent is rounded up, less than half down, and never twice', () => {
  expect(partOfCents(5 as Cents, 1, 10)).toBe(1);
  expect(partOfCents(4 as Cents, 1, 10)).toBe(0);
  expect(partOfCents(15 as Cents, 1, 10)).toBe(2);
  expect(partOfCents(25 as Cents, 1, 10)).toBe(3);
  expect(partOfCents(9_007_199_254_740_991 as Cents, 9_999, 10_000)).toBe(9_006_298_534_815_517);
  expect([1.5, -1, Number.NaN, 2 ** 53].map(parseCents)).toEqual([null, null, null, null]);
  expect(parseCents(12_500)).toBe(12_500);
});

test('D-130 a part and its rest differ from the whole by no more than the rounded cent', () => {
  fc.assert(
    fc.property(anyCents, fc.integer({ min: 0, max: 10_000 }), (whole, basisPoints) => {
      const both = plusCents(partOfCents(whole, basisPoints, 10_000), partOfCents(whole, 10_000 - basisPoints, 10_000));
      expect(both - whole === 0 || both - whole === 1).toBe(true);
    }),
  );
});

test('D-131 D-133 allowance, a twelfth of the year’s meetings and the chair’s supplement, a fifth of it', () => {
  const fee = calculateFee(plain);
  expect(fee.steps.map(({ figure, amount, left }) => [figure, amount, left])).toEqual([
    ['allowance', euro(125), euro(125)],
    ['attendance', euro(30), euro(155)],
    ['supplement', euro(40), euro(195)],
    ['contribution', euro(39), euro(39)],
    ['monthly', euro(39), euro(39)],
  ]);
});

test('D-131 expenses come off before the rate, children by share of the contribution, then what is taken off as a sum', () => {
  const fee = calculateFee({ ...plain, reductions: [hardship, children, expenses] });
  expect(fee.counts).toBe(euro(170));
  expect(fee.steps.map(({ figure, left }) => [figure, left])).toEqual([
    ['allowance', euro(125)],
    ['attendance', euro(155)],
    ['supplement', euro(195)],
    ['reduction:fahrt', euro(170)],
    ['contribution', euro(34)],
    ['reduction:kinder', euro(27.2)],
    ['reduction:einkommen', euro(22.2)],
    ['monthly', euro(22.2)],
  ]);
});

test('D-131 the order in which reductions were granted changes nothing', () => {
  fc.assert(
    fc.property(anyInput, fc.infiniteStream(fc.nat()), (input, dice) => {
      const shuffled = input.reductions.map((one) => ({ one, at: dice.next().value })).toSorted((a, b) => a.at - b.at).map(({ one }) => one);
      expect(calculateFee({ ...input, reductions: shuffled }).monthly).toBe(calculateFee(input).monthly);
    }),
  );
});

test('D-132 nothing falls below zero, and one reduction more never raises the sum', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const fee = calculateFee(input);
      for (const { amount, left } of fee.steps) expect(parseCents(amount) !== null && parseCents(left) !== null).toBe(true);
      const without = calculateFee({ ...input, reductions: input.reductions.slice(1) });
      expect(fee.monthly).toBeLessThanOrEqual(without.monthly);
    }),
  );
});

test('D-132 the steps add up: what is added less what is taken off is what stands', () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { steps, monthly } = calculateFee(input);
      let stands = NO_CENTS;
      for (const { figure, amount, left } of steps) {
        const isSet = figure === 'contribution' || figure === 'monthly';
        stands = isSet ? amount : figure.startsWith('reduction:') ? lessCents(stands, amount) : plusCents(stands, amount);
        expect(left).toBe(stands);
      }
      expect(monthly).toBe(stands);
    }),
  );
});

test('D-134 a figure set by hand holds, with what was computed and why beside it, and the rest follows from it', () => {
  const fee = calculateFee({ ...plain, corrections: [{ figure: 'attendance', amount: euro(10), reason: 'seltener Sitzungen' }, { figure: 'monthly', amount: euro(30), reason: 'gerundet' }] });
  expect(fee.brings).toBe(euro(175));
  expect(fee.steps.find(({ figure }) => figure === 'attendance')).toMatchObject({ amount: euro(10), corrected: { from: euro(30), reason: 'seltener Sitzungen' } });
  expect(fee.steps.at(-1)).toEqual({ figure: 'monthly', amount: euro(30), left: euro(30), corrected: { from: euro(35), reason: 'gerundet' } });
  expect(fee.monthly).toBe(euro(30));
});

test('D-135 a fixed sum is what it is, whatever the mandate brings', () => {
  fc.assert(
    fc.property(anyInput, anyCents, (input, monthly) => {
      const onlyOffBasis = input.reductions.filter(({ takes }) => takes.off === 'basis');
      expect(calculateFee({ ...input, rate: { by: 'fixed', monthly }, reductions: onlyOffBasis }).monthly).toBe(monthly);
    }),
  );
});
