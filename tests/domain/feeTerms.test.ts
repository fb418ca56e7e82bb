import * as Y from 'yjs';
import { expect, test } from 'vitest';
import type { Cents } from '#base/cents.ts';
import { decide } from '#domain/decide.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import { bodyTerms, termsOn } from '#domain/feeTerms.ts';
import type { TeamRole } from '#domain/known.ts';
import type { PlaceKey } from '#domain/places.ts';
import { feeTermsOf } from '#doc/feeTerms.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { anna, bert, day } from '../doc/office.ts';
import { seededRandom } from '../support/random.ts';

const euro = (amount: number) => (amount * 100) as Cents;
const noBasis = { allowance: euro(0), attendance: euro(0), meetings: 0, supplement: euro(0) };
const town = { body: 'municipal-council', place: null, basis: { ...noBasis, allowance: euro(125) }, rate: { by: 'share', basisPoints: 1_500 } } as const;
const barleben = { ...town, place: '15083040' as PlaceKey, rate: { by: 'fixed', monthly: euro(20) } } as const;
const terms = (id: string, from: string, more: Partial<FeeTerms> = {}): FeeTerms => ({ id, from: day(from), bodies: [town], reductions: [], rhythm: 'quarterly', account: null, note: '', ...more });

function office() {
  const team = new Y.Doc();
  const random = seededRandom(7);
  let at = Date.parse('2026-11-25T10:00:00Z');
  const set = (wanted: FeeTerms, roles: readonly TeamRole[] = ['treasurer'], member = anna) => {
    at += 60_000;
    const by = { member, at, today: day('2026-11-25'), random, roles };
    const decided = decide({ do: 'setFeeTerms', terms: wanted }, knownFrom(team), by);
    if (decided.ok) for (const { writes } of decided.value.parts) applyWrites(team, writes, by, 'own');
    return decided.ok ? 'accepted' : decided.refusal;
  };
  return { team, set };
}

test('D-137 only Leitung and Kasse set terms, and nothing is assumed before', () => {
  const { team, set } = office();
  expect(termsOn(feeTermsOf(team), day('2026-11-25'))).toBeNull();
  expect(set(terms('a', '2026-11-25'), ['canvasser', 'mentor'])).toBe('not-your-role');
  expect(set(terms('a', '2026-11-25'), [])).toBe('not-your-role');
  expect(set(terms('a', '2026-11-25'), ['lead'])).toBe('accepted');
  expect(set(terms('b', '2027-01-01'), ['treasurer'], bert)).toBe('accepted');
  expect(bodyTerms(terms('a', '2026-11-25'), 'district-council', null)).toBeNull();
});

test('D-138 the first terms may begin in the past, later ones never reach back, and every day keeps the terms it had', () => {
  const { team, set } = office();
  expect(set(terms('first', '2024-07-01'))).toBe('accepted');
  expect(set(terms('back', '2026-11-24'))).toBe('date-in-past');
  expect(set(terms('next', '2027-01-01', { rhythm: 'yearly' }))).toBe('accepted');
  expect(set(terms('instead', '2027-01-01', { rhythm: 'monthly' }))).toBe('accepted');
  expect(set(terms('next', '2028-01-01'))).toBe('already-exists');
  const versions = feeTermsOf(team);
  expect(versions.map(({ id }) => id)).toEqual(['first', 'next', 'instead']);
  expect(['2024-06-30', '2026-12-31', '2027-01-01', '2030-01-01'].map((on) => termsOn(versions, day(on))?.id)).toEqual([undefined, 'first', 'instead', 'instead']);
});

test('D-138 two who set terms apart have both versions, in the same order everywhere', () => {
  const [one, other] = [office(), office()];
  one.set(terms('one', '2027-01-01'));
  other.set(terms('other', '2027-01-01'));
  Y.applyUpdate(one.team, Y.encodeStateAsUpdate(other.team));
  Y.applyUpdate(other.team, Y.encodeStateAsUpdate(one.team));
  expect(feeTermsOf(one.team)).toEqual(feeTermsOf(other.team));
  expect(feeTermsOf(one.team)).toHaveLength(2);
});

test('D-139 a place’s own terms go before those of its kind, and each is named once', () => {
  const both = terms('a', '2026-11-25', { bodies: [town, barleben] });
  expect(bodyTerms(both, 'municipal-council', '15083040' as PlaceKey)).toEqual(barleben);
  expect(bodyTerms(both, 'municipal-council', '15083035' as PlaceKey)).toEqual(town);
  expect(office().set(terms('b', '2026-11-25', { bodies: [town, town] }))).toBe('body-twice');
});

test('D-139 what is typed wrong is refused by name, and a right IBAN is kept without its spaces', () => {
  const { team, set } = office();
  const account = { holder: 'Kreisverband Beispielstadt', iban: 'DE02 1203 0000 0000 2020 51', purpose: 'Mandatsbeitrag' };
  expect(set(terms('a', '2026-11-25', { account: { ...account, iban: 'DE02 1203 0000 0000 2020 52' } }))).toBe('iban-wrong');
  expect(set(terms('a', '2026-11-25', { account: { ...account, holder: ' ' } }))).toBe('name-missing');
  expect(set(terms('a', '2026-02-30'))).toBe('date-unreadable');
  const wrong: readonly Partial<FeeTerms>[] = [
    { bodies: [{ ...town, basis: { ...noBasis, allowance: 12.5 as Cents } }] },
    { bodies: [{ ...town, rate: { by: 'share', basisPoints: 10_001 } }] },
    { bodies: [{ ...town, place: '99999999' as PlaceKey }] },
    { reductions: [{ id: 'k', label: 'Kinder', takes: { off: 'sum', amount: -1 as Cents } }] },
  ];
  expect(wrong.map((more) => set(terms('a', '2026-11-25', more)))).toEqual(['sum-unreadable', 'rate-unreadable', 'place-unknown', 'sum-unreadable']);
  expect(set(terms('a', '2026-11-25', { account }))).toBe('accepted');
  expect(feeTermsOf(team)[0]?.account?.iban).toBe('DE02120300000000202051');
});

test('D-139 terms a later version wrote are read as far as they can be, and no bytes make the reading throw', () => {
  const team = new Y.Doc();
  const said = [{ id: 'a', from: '2027-01-01', rhythm: 'yearly', bodies: [town, { body: 'senate' }, 7], reductions: null, account: 'x' }, { id: 'b' }, null, 3, [[]]];
  for (const [index, value] of said.entries()) team.getMap('terms').set(`terms e${index} 1`, ['versions', value, [], anna, index]);
  expect(feeTermsOf(team)).toEqual([{ id: 'a', from: '2027-01-01', rhythm: 'yearly', bodies: [town], reductions: [], account: null, note: '' }]);
});
