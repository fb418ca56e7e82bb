import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskCircle, TEAM } from '#base/ids.ts';
import { unheard } from '#doc/adoption.ts';
import { erasedAgreements, recordsAbout } from '#doc/erasure.ts';
import { understandingsOf } from '#doc/understandings.ts';
import { checklistPoints, feeOf, type AgreementFields } from '#domain/agreement.ts';
import { heldVersion } from '#domain/signed.ts';
import * as Y from 'yjs';
import { agreementId, euro, feeOffice, jana, one, tenth, type FeeOffice } from '../doc/feeOffice.ts';
import { anna, answer, bert, contactId, day, exchange, spoken } from '../doc/office.ts';

const draft: Partial<AgreementFields> = { stage: 'draft', body: 'city-council', allowance: euro(120), attendance: euro(18), meetings: 10, rate: tenth };
const begin = (fields: Partial<AgreementFields> = draft) => ({ do: 'beginAgreement', id: one, contact: jana, mandate: null, fields }) as const;

function begun(fields: Partial<AgreementFields> = draft, seed = 1): FeeOffice {
  const office = feeOffice(anna, seed);
  office.accepted({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  office.accepted(begin(fields));
  return office;
}
/** Kasse, at Anna's desk. */
const kasse = (seed = 2) => feeOffice(bert, seed, { desk: anna, roles: ['treasurer'] });
const stage = (office: FeeOffice) => office.view().agreement.stage;
const heard = (office: FeeOffice) => understandingsOf(office.team, jana).map(({ desk, reached }) => [desk, reached]);

test('D-140 the desk comes first, then the team hears with whom and whether an understanding was reached, and no word more', () => {
  const office = feeOffice(anna, 1);
  office.accepted({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  const { parts } = office.accepted(begin({ ...draft, questions: 'Fahrtkosten' }));
  expect(parts.map(({ circle }) => circle)).toEqual([deskCircle(anna), TEAM]);
  expect(parts[1]!.writes).toEqual([{ make: 'birth', kind: 'understanding', id: one, born: { contact: jana, desk: anna } }]);
  expect(heard(office)).toEqual([[anna, false]]);
  expect(answer(office.edit({ stage: 'reached' }))).toBe('accepted');
  expect(heard(office)).toEqual([[anna, true]]);
  expect(answer(office.decided({ ...begin(), contact: contactId('nobody') }))).toBe('contact-unknown');
});

test('D-140 begun again after the first try broke off, it is there once and says what was said last', () => {
  const office = feeOffice(anna, 1);
  office.accepted({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  expect(office.accepted(begin()).parts.map(({ writes }) => writes.length)).toEqual([1, 1]);
  const { parts } = office.accepted(begin({ ...draft, allowance: euro(130), stage: 'reached' }));
  expect(parts.flatMap(({ writes }) => writes.map(({ make }) => make))).toEqual(['change', 'change', 'change']);
  expect([office.view().agreement.allowance, stage(office), heard(office)]).toEqual([euro(130), 'reached', [[anna, true]]]);
  expect(office.accepted(begin({ ...draft, allowance: euro(130), stage: 'reached' })).parts).toEqual([]);
});

test('D-141 its member, Leitung and Kasse write at a desk, nobody else', () => {
  const office = begun();
  for (const [roles, said] of [[['treasurer'], 'accepted'], [['lead'], 'accepted'], [['canvasser', 'mentor'], 'not-your-role'], [[], 'not-your-role']] as const) {
    const other = feeOffice(bert, 5, { desk: anna, roles });
    exchange(office, other);
    expect(answer(other.edit({ allowance: euro(99) }))).toBe(said);
    expect(answer(other.decided({ do: 'signAgreement', id: one, desk: anna, signed: other.signature('x') }))).toBe(said);
  }
  expect(answer(office.edit({ allowance: euro(98) }))).toBe('accepted');
  expect(answer(office.decided({ do: 'editAgreement', id: agreementId('none'), desk: anna, edits: [] }))).toBe('agreement-unknown');
});

test('D-142 an agreement needs no consent and gives none; a consent and its withdrawal leave it as it is', () => {
  const office = begun({ ...draft, consentAsked: true });
  expect(answer(office.edit({ stage: 'reached' }))).toBe('accepted');
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('s') });
  expect(office.known.contact(jana)?.consents).toEqual([]);
  expect(answer(office.edit({ notes: 'zögert' }))).toBe('needs-consent');
  office.accepted({ do: 'recordConsent', id: jana, consent: spoken });
  expect(answer(office.edit({ notes: 'zögert' }))).toBe('accepted');
  const before = { ...office.view().agreement };
  office.accepted({ do: 'withdrawConsent', id: jana, consent: spoken });
  expect([office.view().agreement, heard(office)]).toEqual([before, [[anna, true]]]);
});

test('D-143 a figure set by hand has its reason, once, and is of a figure there is', () => {
  const office = begun();
  const correct = (...corrections: AgreementFields['corrections']) => answer(office.edit({ corrections }));
  const eighty = { figure: 'allowance', amount: euro(80), reason: 'laut Satzung' } as const;
  expect([correct({ ...eighty, reason: '  ' }), correct(eighty, eighty), correct({ ...eighty, figure: 'reduction:none' }), correct({ ...eighty, amount: -1 as never }), correct(eighty)]).toEqual(['reason-missing', 'point-twice', 'value-unknown', 'sum-unreadable', 'accepted']);
  expect(feeOf(office.view().agreement)?.steps[0]).toEqual({ figure: 'allowance', amount: euro(80), left: euro(80), corrected: { from: euro(120), reason: 'laut Satzung' } });
  const child = { id: 'child', label: 'Kind', takes: { off: 'sum', amount: euro(5) }, times: 2 } as const;
  expect([answer(office.edit({ reductions: [{ ...child, times: 0 }] })), answer(office.edit({ reductions: [{ ...child, times: 21 }] })), answer(office.edit({ reductions: [child] }))]).toEqual(['value-unknown', 'value-unknown', 'accepted']);
});

test('D-144 an understanding is of a sum, a reduction of something reduced, and only a signature signs', () => {
  const office = begun({ ...draft, rate: null });
  const to = (next: AgreementFields['stage']) => answer(office.edit({ stage: next }));
  expect([to('signed'), to('reached'), to('reduced'), to('open'), to('explained'), to('approached')]).toEqual(['not-now', 'rate-missing', 'rate-missing', 'accepted', 'accepted', 'accepted']);
  expect([answer(office.edit({ rate: tenth, stage: 'reached' })), to('reduced')]).toEqual(['accepted', 'reduction-missing']);
  expect(answer(office.edit({ stage: 'reduced', corrections: [{ figure: 'monthly', amount: euro(10), reason: 'wenig Einkommen' }] }))).toBe('accepted');
});

test('D-145 a signature holds everything as one value, under what the agreement says and nothing else, and is there once', () => {
  const office = begun();
  const signed = office.signature('first');
  const sign = (more: object = {}) => answer(office.decided({ do: 'signAgreement', id: one, desk: anna, signed: { ...signed, ...more } as never }));
  expect([sign({ figures: { ...signed.figures, monthly: 1 } }), sign({ terms: 'others' }), sign({ fingerprint: 'short' }), sign({ lines: [] }), sign({ on: day('2026-11-24') })]).toEqual(['changed-meanwhile', 'changed-meanwhile', 'value-unknown', 'value-unknown', 'date-in-future']);
  expect([sign({ holder: { name: ' ', how: { by: 'typed' } } }), sign({ holder: { name: 'J', how: { by: 'glass', aspect: 2, strokes: [[]] } } }), sign({ holder: { name: 'J', how: { by: 'paper', files: ['f'] } } })]).toEqual(['name-missing', 'signature-missing', 'file-unknown']);
  const file = { id: 'f', key: 'k'.repeat(43), type: 'image/webp', bytes: 90_000, chunks: ['h'.repeat(43)] };
  office.accepted({ do: 'attachFile', id: one, desk: anna, file });
  expect(office.accepted({ do: 'attachFile', id: one, desk: anna, file }).parts).toEqual([]);
  const paper = { name: 'Jana Muster', how: { by: 'paper', files: ['f'] } };
  const { parts } = office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: { ...signed, holder: paper } as never });
  expect(parts.map(({ writes }) => writes.map((write) => [write.make, write.kind]))).toEqual([[['append', 'agreement'], ['change', 'agreement']], [['change', 'understanding']]]);
  expect(office.accepted({ do: 'signAgreement', id: one, desk: anna, signed }).parts).toEqual([]);
  expect(office.view().agreement).toMatchObject({ stage: 'signed', files: [file], signed: [{ ...signed, holder: paper, number: 1, by: anna }] });
});

test('D-145 photos of the paper are recorded with the signature, in the same write, or not at all', () => {
  const office = begun();
  const photo = (id: string) => ({ id, key: 'k'.repeat(43), type: 'image/webp', bytes: 90_000, chunks: ['h'.repeat(43)] });
  const paper = (...files: readonly string[]) => ({ ...office.signature('first'), holder: { name: 'Jana Muster', how: { by: 'paper', files } } }) as never;
  const sign = (files: readonly ReturnType<typeof photo>[], signed: never) => office.decided({ do: 'signAgreement', id: one, desk: anna, signed, files });
  expect([answer(sign([photo('a')], paper('a', 'b'))), answer(sign([{ ...photo('a'), bytes: 0 }], paper('a'))), answer(sign([{ ...photo('a'), chunks: [] }], paper('a')))]).toEqual(['file-unknown', 'value-unknown', 'value-unknown']);
  expect(answer(sign(Array.from({ length: 21 }, (_, index) => photo(`p${index}`)), paper()))).toBe('too-many');
  expect(office.view().agreement).toMatchObject({ stage: 'draft', files: [], signed: [] });
  const { parts } = office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: paper('a', 'b'), files: [photo('a'), photo('b')] });
  expect(parts[0]?.writes.map((write) => [write.make, 'field' in write && write.field])).toEqual([['append', 'files'], ['append', 'files'], ['append', 'signed'], ['change', 'stage']]);
  expect(office.view().agreement).toMatchObject({ files: expect.arrayContaining([photo('a'), photo('b')]), signed: [{ holder: { how: { by: 'paper', files: ['a', 'b'] } } }] });
  expect(office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: paper('a', 'b'), files: [photo('a'), photo('b')] }).parts).toEqual([]);
});

test('D-146 what was signed stays as it was; a change begins a new draft, and undone it is signed again', () => {
  const office = begun();
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('first') });
  const first = office.view().agreement.signed;
  const changed = office.edit({ allowance: euro(200) });
  expect([stage(office), office.view().agreement.signed, heard(office)]).toEqual(['draft', first, [[anna, true]]]);
  office.accepted(changed.ok ? changed.value.undo! : begin());
  expect([stage(office), office.view().agreement.allowance]).toEqual(['signed', euro(120)]);
  expect(answer(office.edit({ questions: 'Wann zum ersten Mal?' }))).toBe('accepted');
  expect(stage(office)).toBe('signed');
  office.edit({ allowance: euro(200) });
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('second') });
  expect(office.view().agreement.signed.map(({ number, figures }) => [number, figures.basis.allowance])).toEqual([[1, euro(120)], [2, euro(200)]]);
});

test('D-147 changed apart, both values stand, nothing is signed under them, and somebody picks', () => {
  const [office, other] = [begun(), kasse()];
  exchange(office, other);
  office.edit({ allowance: euro(100) });
  other.edit({ allowance: euro(150) });
  exchange(office, other);
  expect(office.view().contested.allowance?.map(({ value }) => value).toSorted()).toEqual([euro(100), euro(150)]);
  expect(answer(office.decided({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('x') }))).toBe('not-settled');
  expect(answer(office.edit({ allowance: euro(100) }))).toBe('accepted');
  exchange(office, other);
  expect([other.view().contested, other.view().agreement.allowance]).toEqual([{}, euro(100)]);
});

test('D-147 one signed while another changed a figure: the signed version is whole, and what follows is a draft', () => {
  const [office, other] = [begun(), kasse()];
  exchange(office, other);
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('first') });
  other.edit({ supplement: euro(50) });
  exchange(office, other);
  for (const each of [office, other]) expect([stage(each), each.view().agreement.signed.map(({ figures }) => figures.basis.supplement), heard(each)]).toEqual(['draft', [0], [[anna, true]]]);
});

test('D-147 signed apart, both versions are kept under one number until one is chosen', () => {
  const [office, other] = [begun(), kasse()];
  exchange(office, other);
  other.edit({ allowance: euro(150) });
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('annas') });
  other.accepted({ do: 'signAgreement', id: one, desk: anna, signed: other.signature('berts') });
  exchange(office, other);
  const { signed, holds } = office.view().agreement;
  expect(signed.map(({ id, number }) => [id, number])).toEqual(other.view().agreement.signed.map(({ id, number }) => [id, number]));
  expect(signed.map(({ number }) => number)).toEqual([1, 1]);
  expect(heldVersion(signed, holds).toChoose).toHaveLength(2);
  expect(answer(office.edit({ holds: 'nobodys' }))).toBe('value-unknown');
  expect(answer(office.edit({ holds: 'berts' }))).toBe('accepted');
  exchange(office, other);
  const after = other.view().agreement;
  expect([heldVersion(after.signed, after.holds), after.signed]).toMatchObject([{ version: { id: 'berts' }, toChoose: [] }, signed]);
  other.edit({ allowance: euro(10) });
  other.accepted({ do: 'signAgreement', id: one, desk: anna, signed: other.signature('later') });
  expect(heldVersion(other.view().agreement.signed, 'berts')).toMatchObject({ version: { id: 'later', number: 2 }, toChoose: [] });
});

test('D-148 an agreement takes the terms of the day; what comes later leaves it as it is', () => {
  const office = feeOffice(anna, 1, { roles: ['lead'] });
  const terms = (id: string, from: string) => ({ do: 'setFeeTerms', terms: { id, from: day(from), bodies: [], reductions: [], rhythm: 'monthly', account: null, note: '' } }) as const;
  office.accepted({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  office.accepted(terms('now', '2026-11-01'));
  office.accepted(terms('later', '2027-01-01'));
  expect([answer(office.decided(begin({ ...draft, terms: 'later' }))), answer(office.decided(begin({ ...draft, terms: 'none' }))), answer(office.decided(begin({ ...draft, terms: 'now' })))]).toEqual(['terms-outdated', 'terms-outdated', 'accepted']);
  office.accepted(terms('today', '2026-11-23'));
  expect(office.view().agreement.terms).toBe('now');
  expect([answer(office.edit({ terms: 'now', rhythm: 'yearly' })), answer(office.edit({ terms: 'today' })), answer(office.edit({ terms: 'now' }))]).toEqual(['accepted', 'accepted', 'terms-outdated']);
});

test('D-149 the checklist is a field a point, and holds up neither stages nor signatures', () => {
  const [office, other] = [begun(), kasse()];
  exchange(office, other);
  office.edit({ purposeTold: true });
  other.edit({ basisShown: true });
  exchange(office, other);
  expect(checklistPoints.map((point) => office.view().agreement[point])).toEqual([true, false, true, false, false, false]);
  expect([office.view().contested, answer(office.decided({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('s') }))]).toEqual([{}, 'accepted']);
});

test('D-150 an erased contact takes what the team knows and what lies in each desk, also where the team had not heard of it', () => {
  const office = begun();
  expect(recordsAbout(office.team, jana).map(({ root }) => root)).toEqual(['contact', 'understanding']);
  expect(erasedAgreements(office.notes, [{ root: 'understanding', id: one }])).toEqual([{ root: 'agreement', id: one }]);
  expect([erasedAgreements(office.notes, [{ root: 'contact', id: jana }]), erasedAgreements(office.notes, [{ root: 'contact', id: 'kim' }, { root: 'talk', id: one }])]).toEqual([[{ root: 'agreement', id: one }], []]);
});

test('D-150 what a removed device told the team is adopted; an agreement never by way of the team', () => {
  const [office, left] = [feeOffice(bert, 3, { desk: anna, roles: ['lead'] }), begun()];
  const [said, own] = [unheard(office.team, [Y.encodeStateAsUpdate(left.team)], new Set())[0]!.said, unheard(office.notes, [Y.encodeStateAsUpdate(left.notes)], new Set())[0]!.said];
  expect(answer(office.decided({ do: 'adopt', said }))).toBe('accepted');
  expect(heard(office)).toEqual([[anna, false]]);
  expect(answer(office.decided({ do: 'adopt', said: own }))).toBe('value-unknown');
});

const cents = fc.nat(50_000).map((amount) => amount as never);
const change: fc.Arbitrary<Partial<AgreementFields>> = fc.oneof(
  fc.record({ allowance: cents }), fc.record({ attendance: cents, meetings: fc.nat(60) }), fc.record({ supplement: cents }),
  fc.record({ rate: fc.oneof(fc.nat(10_000).map((basisPoints) => ({ by: 'share' as const, basisPoints })), cents.map((monthly) => ({ by: 'fixed' as const, monthly }))) }),
  fc.record({ reductions: fc.array(fc.record({ id: fc.constant('r'), label: fc.constant('Kind'), times: fc.integer({ min: 1, max: 20 }), takes: fc.record({ off: fc.constantFrom('basis' as const, 'sum' as const), amount: cents }) }), { maxLength: 1 }) }),
  fc.record({ corrections: fc.array(fc.record({ figure: fc.constantFrom('allowance' as const, 'contribution' as const, 'monthly' as const), amount: cents, reason: fc.constant('so besprochen') }), { maxLength: 1 }) }),
);

test('D-151 over any changes, what is signed is what the steps add up to, and undoing gives the sum there was', () => {
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(1_000), (all, seed) => {
    const office = begun(draft, seed + 10);
    for (const fields of all) {
      const before = feeOf(office.view().agreement);
      const done = office.edit(fields);
      expect(done.ok).toBe(true);
      if (!done.ok || !done.value.undo) continue;
      const redo = office.accepted(done.value.undo).undo;
      expect(feeOf(office.view().agreement)).toEqual(before);
      office.accepted(redo!);
      const fee = feeOf(office.view().agreement)!;
      expect(fee.steps.at(-1)).toMatchObject({ figure: 'monthly', amount: fee.monthly, left: fee.monthly });
    }
    office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: office.signature('s') });
    expect(office.view().agreement).toMatchObject({ stage: 'signed', signed: [{ figures: { monthly: feeOf(office.view().agreement)!.monthly } }] });
  }), { numRuns: 60 });
});
