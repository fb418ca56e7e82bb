import { expect, test } from 'vitest';
import type { Cents } from '#base/cents.ts';
import type { AgreementId, ContactId, DraftId, EditId, MemberId } from '#base/ids.ts';
import { feeOf } from '#domain/agreement.ts';
import { withBody } from '#domain/council.ts';
import { readEuro, readShare, typedEuro, typedShare } from '#domain/euroText.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import type { Ags } from '#domain/municipality.ts';
import { withTypedPlace } from '#domain/typedPlace.ts';
import { draftOf, latestDraft } from '#features/agreements/agreementDraft.ts';
import { commandOf, emptyForm, formOf, offersTerms, readForm, typedReduction, withTerms, type AgreementForm, type AgreementStart } from '#features/agreements/agreementForm.ts';
import { agreements as de } from '#messages/de/later/agreements.ts';
import { agreements as en } from '#messages/en/later/agreements.ts';

const id = 'agreement' as AgreementId;
const contact = 'jana' as ContactId;
const fresh: AgreementStart = { id, contact, mandate: null, form: emptyForm, base: null };
const typed: AgreementForm = { ...emptyForm, body: 'city-council', allowance: '1.200,50', attendance: '18,5', meetings: '12', rateBy: 'share', share: '12,5' };
const sum = (form: AgreementForm) => feeOf(readForm(form).fields)?.monthly ?? null;

test('D-152 sums and shares are read as people type them, and written so that they read the same', () => {
  const read = ['120', '120,5', '120,50 €', '1.200,50', '1 200', '1\u202f200,00\u00a0€', '12.5', '0,01', '1.200'].map(readEuro);
  expect(read).toEqual([12_000, 12_050, 12_050, 120_050, 120_000, 120_000, 1_250, 1, 120_000]);
  expect(['', 'viel', '1,234', '-5', '1.20.0', '12,5,0', '1.2000', '9'.repeat(20)].map(readEuro)).toEqual([null, null, null, null, null, null, null, null]);
  expect(['10', '12,5 %', '0.25', '100', '7,125', 'x'].map(readShare)).toEqual([1_000, 1_250, 25, 10_000, null, null]);
  for (let cents = 0; cents < 20_000; cents += 7) expect(readEuro(typedEuro(cents as Cents))).toBe(cents);
  for (let share = 0; share <= 10_000; share += 3) expect(readShare(typedShare(share))).toBe(share);
  expect([typedEuro(12_000 as Cents), typedEuro(12_005 as Cents), typedShare(1_250), typedShare(1_000)]).toEqual(['120', '120,05', '12,5', '10']);
});

test('D-152 what can not be read is named and counts as nothing; an empty field is nothing', () => {
  expect([readForm(typed).wrong, sum(typed)]).toEqual([[], 15_238]);
  const off: AgreementForm = { ...typed, allowance: 'viel', meetings: '12,5', reductions: [{ id: 'r', label: '', off: 'sum', amount: '5', times: '21' }], corrections: [{ figure: 'monthly', amount: '9', reason: ' ' }] };
  expect(readForm(off).wrong).toEqual(['reduction r', 'correction monthly', 'allowance', 'meetings']);
  expect(readForm({ ...emptyForm, rateBy: 'fixed', fixed: '' }).fields.rate).toBeNull();
});

test('the place is one of the list or none, spelt out or picked, and makes a town’s council a Stadtrat', () => {
  const half: AgreementForm = { ...typed, body: 'municipal-council', placeText: 'Köth' };
  expect([readForm(half).wrong, readForm(half).fields.place]).toEqual([['place'], null]);
  const spelt = withTypedPlace({ ...half, placeText: 'köthen (anhalt)' });
  expect([readForm(spelt).wrong, readForm(spelt).fields.place, readForm(spelt).fields.body]).toEqual([[], '15082180', 'city-council']);
  expect(withBody(spelt, 'district-council', '15082180' as Ags)).toMatchObject({ body: 'district-council', place: '15082' });
  expect(withBody(spelt, 'local-council', null)).toMatchObject({ body: 'local-council', place: '15082180' });
});

test('a form on record reads the same again, and saves what was changed and nothing else', () => {
  const { fields } = readForm({ ...typed, reductions: [{ id: 'r', label: 'Kind', off: 'share', amount: '2,5', times: '2' }], corrections: [{ figure: 'monthly', amount: '9', reason: 'rund' }], basisShown: true });
  const form = formOf(fields);
  expect(readForm(form)).toEqual({ fields, wrong: [] });
  const seen = ['e'] as unknown as readonly EditId[];
  const start: AgreementStart = { ...fresh, form, base: { desk: 'anna' as MemberId, heads: { allowance: seen } } };
  expect(commandOf(form, start)).toBeNull();
  expect(commandOf({ ...form, allowance: '1200,50 €' }, start)).toBeNull();
  expect(commandOf({ ...form, allowance: '90', questionsAsked: true }, start)).toEqual({ do: 'editAgreement', id, desk: 'anna', edits: [{ field: 'questionsAsked', value: true, seen: [] }, { field: 'allowance', value: 9_000, seen }] });
  expect(commandOf(typed, fresh)).toMatchObject({ do: 'beginAgreement', id, contact, fields: { allowance: 120_050, rate: { by: 'share', basisPoints: 1_250 }, stage: 'draft' } });
});

test('the association’s terms fill in figures, rate and rhythm, never what was granted or set by hand; without terms nothing is preset', () => {
  const basis = { allowance: 12_500 as Cents, attendance: 0 as Cents, meetings: 0, supplement: 0 as Cents };
  const terms: FeeTerms = { id: 't', from: '2026-11-01' as never, bodies: [{ body: 'city-council', place: null, basis, rate: { by: 'fixed', monthly: 2_000 as Cents } }], reductions: [], rhythm: 'quarterly', account: null, note: '' };
  const mine: AgreementForm = { ...typed, reductions: [typedReduction({ id: 'r', label: 'Kind', takes: { off: 'sum', amount: 500 as Cents } })] };
  expect(withTerms(mine, terms)).toMatchObject({ terms: 't', allowance: '125', attendance: '', rateBy: 'fixed', fixed: '20', rhythm: 'quarterly', reductions: [{ label: 'Kind', amount: '5', times: '1' }] });
  expect(withTerms({ ...mine, body: 'district-council' }, terms)).toMatchObject({ terms: 't', allowance: '1.200,50', rateBy: 'share' });
  expect([emptyForm.rateBy, emptyForm.share, emptyForm.fixed, sum(emptyForm)]).toEqual([null, '', '', null]);
});

test('D-155 the terms are offered as long as the form says something else of its body than they do, and of no body nothing', () => {
  const basis = { allowance: 12_500 as Cents, attendance: 1_250 as Cents, meetings: 10, supplement: 0 as Cents };
  const terms: FeeTerms = { id: 't', from: '2026-11-01' as never, bodies: [{ body: 'city-council', place: null, basis, rate: { by: 'share', basisPoints: 1_000 } }], reductions: [], rhythm: 'quarterly', account: null, note: '' };
  const begun = withTerms(emptyForm, terms);
  expect([begun.terms, offersTerms(begun, terms)]).toEqual(['t', false]);
  const picked: AgreementForm = { ...begun, body: 'city-council' };
  expect([picked.allowance, offersTerms(picked, terms)]).toEqual(['', true]);
  const taken = withTerms(picked, terms);
  expect([taken.allowance, taken.share, offersTerms(taken, terms)]).toEqual(['125', '10', false]);
  expect(offersTerms({ ...taken, share: '8' }, terms)).toBe(true);
  expect(offersTerms({ ...taken, body: 'district-council' }, terms)).toBe(false);
  expect(offersTerms({ ...taken, terms: 'older' }, terms)).toBe(true);
});

test('a half-typed form is found again by whom it is with, the latest first; what another version wrote is left', () => {
  const kept = (name: string, at: number, value: unknown = draftOf(fresh, typed, 'Jana', at)) => ({ id: name as DraftId, kind: 'agreement', value });
  expect(latestDraft([kept('a', 1), kept('b', 2), kept('c', 3, { odd: true })], { open: 'new', contact })).toMatchObject({ id: 'b', form: typed, start: fresh });
  expect(latestDraft([kept('a', 1)], { open: 'new', contact: 'kim' as ContactId })).toBeNull();
  expect(latestDraft([kept('a', 1)], { open: 'edit', id })).toBeNull();
  expect(draftOf(fresh, { ...typed, questions: 'Ab wann?', notes: 'zögert' }, 'Jana', 1)).toMatchObject({ words: ['Ab wann?', 'zögert'], about: { href: '/vereinbarungen/neu?kontakt=jana' } });
});

function sentences(texts: unknown): readonly string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return [String((texts as (...args: readonly string[]) => unknown)('X', 'Y'))];
  return Object.values(texts as object).flatMap(sentences);
}

test('D-153 the words are of agreeing: no duty, no threat, no pressure, and consent and agreement are no condition of each other', () => {
  const german = sentences(de);
  expect(german.filter((text) => /[Pp]flicht|muss|müsst|müssen|schulde|fordern|Forderung|Mahnung|säumig|spätestens|sonst|!/.test(text))).toEqual([]);
  expect(german.filter((text) => /einklag|gericht/.test(text))).toEqual(['Vereinbart, nicht einklagbar', 'Der Beitrag ist eine Absprache auf Vertrauen. Niemand kann ihn einklagen, und das sagen wir offen.']);
  expect(german.filter((text) => /Bedingung|Voraussetzung/.test(text))).toEqual(['Hak ab, worüber ihr gesprochen habt. Nichts davon ist Voraussetzung.', expect.stringContaining('Keins ist die Bedingung für das andere.')]);
  expect(sentences(en).filter((text) => /\b(must|duty|owe|oblig|demand|penalt)/i.test(text))).toEqual([]);
});
