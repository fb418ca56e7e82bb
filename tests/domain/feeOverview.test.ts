import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusCents, type Cents } from '#base/cents.ts';
import type { ContactId } from '#base/ids.ts';
import { agreementStages } from '#domain/agreement.ts';
import { feeOverview, notSpokenTo, sumPart, type FeeStanding } from '#domain/feeOverview.ts';
import { bodyKinds } from '#domain/mandate.ts';
import { day } from '../doc/office.ts';

const sum = fc.integer({ min: 0, max: 100_000_000 }) as fc.Arbitrary<Cents>;
const someStanding: fc.Arbitrary<FeeStanding> = fc.record({
  stage: fc.constantFrom(...agreementStages), body: fc.constantFrom(...bodyKinds, null), reduced: fc.boolean(), monthly: fc.option(sum),
  signedCount: fc.integer({ min: 0, max: 3 }), signedMonthly: sum, toChoose: fc.boolean(), contested: fc.boolean(),
}).map((one) => (one.signedCount > 0 ? { ...one, toChoose: one.toChoose && one.signedCount > 1 } : { ...one, signedMonthly: null, toChoose: false }));
const some = fc.array(someStanding, { maxLength: 30 });
const plain: FeeStanding = { stage: 'reached', body: 'city-council', reduced: false, monthly: 2_500 as Cents, signedCount: 0, signedMonthly: null, toChoose: false, contested: false };
const parts = ['signed', 'agreed', 'uncertain'] as const;

test('D-172 the sums of the parts equal the wholes: by body, by part, in whatever order they come', () => {
  fc.assert(fc.property(some, (all) => {
    const { lines, total } = feeOverview(all);
    for (const part of parts) {
      expect(plusCents(...lines.map((line) => line[part].monthly))).toBe(total[part].monthly);
      expect(lines.reduce((count, line) => count + line[part].count, 0)).toBe(total[part].count);
      expect(lines.reduce((count, line) => count + line[part].unknown, 0)).toBe(total[part].unknown);
    }
    for (const sums of [...lines, total]) expect(sums.promised).toBe(sums.signed.monthly + sums.agreed.monthly);
    expect(parts.reduce((count, part) => count + total[part].count, 0)).toBe(all.length);
    expect(feeOverview(all.toReversed())).toEqual({ lines, total, reduced: all.filter(({ reduced }) => reduced).length });
  }));
});

test('D-173 what is uncertain never touches what is promised, and a promised sum is always known', () => {
  fc.assert(fc.property(some, (all) => {
    const { total } = feeOverview(all);
    expect(total.promised).toBe(feeOverview(all.filter((one) => sumPart(one) !== 'uncertain')).total.promised);
    expect([total.signed.unknown, total.agreed.unknown]).toEqual([0, 0]);
  }));
  const uncertain: readonly Partial<FeeStanding>[] = [
    { stage: 'approached' }, { stage: 'explained' }, { stage: 'draft' }, { stage: 'open' }, { monthly: null }, { contested: true },
    { stage: 'signed', signedCount: 2, signedMonthly: 3_000 as Cents, toChoose: true },
  ];
  for (const but of uncertain) expect(feeOverview([{ ...plain, ...but }]).total).toMatchObject({ promised: 0, uncertain: { count: 1 } });
  for (const stage of ['reached', 'reduced'] as const) expect(feeOverview([{ ...plain, stage }]).total).toMatchObject({ promised: 2_500, agreed: { count: 1 } });
});

test('D-174 what was signed counts with its own sum, whatever a later draft says', () => {
  fc.assert(fc.property(someStanding, sum, (one, signedMonthly) => {
    const signed = { ...one, signedCount: 1, signedMonthly, toChoose: false };
    expect(feeOverview([signed]).total).toMatchObject({ promised: signedMonthly, signed: { count: 1 } });
  }));
});

test('D-175 whoever holds a seat today and has no agreement is named once', () => {
  const seat = (contact: string, endedOn: string | null = null) => ({ contact: contact as ContactId, endedOn: endedOn === null ? null : day(endedOn) });
  const seats = [seat('a'), seat('b'), seat('b'), seat('c', '2024-07-01'), seat('d', '2027-01-01')];
  expect(notSpokenTo(seats, [{ contact: 'a' as ContactId }], day('2026-11-25'))).toEqual(['b', 'd']);
});
