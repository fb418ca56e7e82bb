import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '#app/api.ts';
import type { DraftId } from '#base/ids.ts';
import type { Cents } from '#base/cents.ts';
import { feeRhythms } from '#domain/feePeriods.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import type { PlaceKey } from '#domain/places.ts';
import { draftOf, latestTermsDraft } from '#features/fees/termsDraft.ts';
import { withPlace } from '#domain/council.ts';
import { emptyBody, emptyTerms, readTermsForm, termsFormOf, withKind, type TermsForm } from '#features/fees/termsForm.ts';
import { day } from '../doc/office.ts';

const town = { ...emptyBody('a'), body: 'city-council', allowance: '199', attendance: '12,50', meetings: '10', rateBy: 'share', share: '12,5' } as const;
const typed: TermsForm = { ...emptyTerms, from: day('2027-01-01'), bodies: [town], rhythm: 'quarterly' };
const sum = fc.integer({ min: 0, max: 100_000_000 }) as fc.Arbitrary<Cents>;
const share = fc.integer({ min: 0, max: 10_000 });
const someTerms: fc.Arbitrary<FeeTerms> = fc.record({
  id: fc.constant('x'),
  from: fc.constant(day('2027-01-01')),
  bodies: fc.array(fc.record({
    body: fc.constantFrom('city-council', 'district-council'), place: fc.constant(null),
    basis: fc.record({ allowance: sum, attendance: sum, meetings: fc.integer({ min: 0, max: 366 }), supplement: sum }),
    rate: fc.oneof(share.map((basisPoints) => ({ by: 'share' as const, basisPoints })), sum.map((monthly) => ({ by: 'fixed' as const, monthly }))),
  }), { minLength: 1, maxLength: 3 }),
  reductions: fc.array(fc.record({ id: fc.uuid(), label: fc.constant('Kinder'), takes: fc.oneof(share.map((basisPoints) => ({ off: 'share' as const, basisPoints })), sum.map((amount) => ({ off: 'basis' as const, amount }))) }), { maxLength: 3 }),
  rhythm: fc.constantFrom(...feeRhythms),
  account: fc.constantFrom(null, { holder: 'Kreisverband', iban: 'DE02120300000000202051', purpose: 'Beitrag' }),
  note: fc.constantFrom('', 'Beschluss vom 1.10.'),
}) as fc.Arbitrary<FeeTerms>;

test('D-171 what is typed as Germans write it is read to the cent', () => {
  expect(readTermsForm(typed, 'x').terms?.bodies).toEqual([{ body: 'city-council', place: null, basis: { allowance: 19_900, attendance: 1_250, meetings: 10, supplement: 0 }, rate: { by: 'share', basisPoints: 1_250 } }]);
  const thousand = { ...typed, bodies: [{ ...town, rateBy: 'fixed', fixed: '1.234,5 €' } as const] };
  expect(readTermsForm(thousand, 'x').terms?.bodies[0]?.rate).toEqual({ by: 'fixed', monthly: 123_450 });
});

test('D-171 nothing is preset, and each thing that is missing or not readable is named', () => {
  expect(JSON.stringify([emptyTerms, emptyBody('a')])).not.toMatch(/\d/);
  expect(readTermsForm(emptyTerms, 'x')).toEqual({ terms: null, wrong: ['from', 'bodies', 'rhythm'] });
  const body = { ...emptyBody('a'), allowance: 'viel', attendance: '1,234', meetings: '400' };
  expect(readTermsForm({ ...typed, bodies: [body] }, 'x').wrong).toEqual(['body a', 'allowance a', 'attendance a', 'meetings a', 'rate a'].toSorted((a, b) => order(a) - order(b)));
  expect(readTermsForm({ ...typed, bodies: [{ ...town, share: '' }] }, 'x').wrong).toEqual(['rate a']);
  expect(readTermsForm({ ...typed, bodies: [{ ...town, share: '101' }] }, 'x').wrong).toEqual(['rate a']);
  expect(readTermsForm({ ...typed, bodies: [{ ...town, placeText: 'Köth' }] }, 'x').wrong).toEqual(['place a']);
  expect(readTermsForm({ ...typed, reductions: [{ id: 'k', label: 'Kinder', off: 'sum', amount: '' }], iban: 'DE02' }, 'x').wrong).toEqual(['reduction k', 'holder']);
});

/** As the form reads them. */
const order = (place: string): number => ['body', 'place', 'allowance', 'attendance', 'supplement', 'meetings', 'rate'].indexOf(place.split(' ')[0] ?? '');

test('D-171 whatever terms there are, the next version’s form says them again, but for the day', () => {
  fc.assert(fc.property(someTerms, (terms) => {
    const form = termsFormOf(terms);
    expect(form.from).toBeNull();
    expect(readTermsForm({ ...form, from: terms.from }, terms.id)).toEqual({ terms, wrong: [] });
  }));
});

test('D-171 a place makes its council what it is, and another kind of body forgets the place', () => {
  const koethen = withPlace({ ...town, body: 'municipal-council', placeText: 'Köth' }, '15082180' as PlaceKey);
  expect(koethen).toMatchObject({ body: 'city-council', place: '15082180', placeText: '' });
  expect(withKind(koethen, 'municipal-council', true).body).toBe('city-council');
  expect(withKind(koethen, 'district-council', false)).toMatchObject({ body: 'district-council', place: null });
});

test('a draft of terms comes back as it was left, the latest of several; another form’s and a broken one are left alone', () => {
  const kept = (id: string, kind: string, value: unknown): Draft => ({ id: id as DraftId, kind, value });
  const [older, newer] = [draftOf({ id: 'v', start: emptyTerms }, typed, 1), draftOf({ id: 'v', start: emptyTerms }, { ...typed, note: 'Beschluss' }, 2)];
  const drafts = [kept('a', 'fee-terms', older), kept('b', 'fee-terms', newer), kept('c', 'agreement', newer), kept('d', 'fee-terms', { ...newer, form: { ...typed, rhythm: 'daily' } })];
  expect(latestTermsDraft(drafts)).toEqual({ ...newer, draftId: 'b' });
  expect(newer.words).toContain('Beschluss');
  expect(latestTermsDraft([])).toBeNull();
});
