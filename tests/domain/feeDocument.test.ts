import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cents } from '#base/cents.ts';
import { toCrockford } from '#base/crockford.ts';
import { agreementDefaults, type AgreementFields } from '#domain/agreement.ts';
import { canonicalBytes, feeDocument, fingerprintOf, groupedFingerprint, readLine, type FeeDocument, type FeeDocumentFrame } from '#domain/feeDocument.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';
import { printedDay, printedEuro, printedIban, printedShare } from '#domain/germanPrint.ts';
import { germanDocument } from '#messages/germanDocument.ts';
import { feeOffice, jana, one } from '../doc/feeOffice.ts';
import { anna, day } from '../doc/office.ts';

const euro = (amount: number) => Math.round(amount * 100) as Cents;
const terms: FeeTerms = { id: 'terms-1', from: day('2026-01-01'), bodies: [], reductions: [], rhythm: 'quarterly', account: { holder: 'Kreisverband Beispielstadt', iban: 'DE02120300000000202051', purpose: 'Beitrag Jana Muster' }, note: 'nur intern' };
const fields: AgreementFields = {
  ...agreementDefaults, stage: 'open', body: 'city-council', allowance: euro(1_120), attendance: euro(18), meetings: 10, rate: { by: 'share', basisPoints: 1_050 }, terms: 'terms-1', rhythm: 'quarterly', start: day('2026-11-16'),
  reductions: [{ id: 'child', label: 'Kind', takes: { off: 'sum', amount: euro(5) }, times: 2 }, { id: 'low', label: 'Wenig Einkommen', takes: { off: 'share', basisPoints: 2_000 }, times: 1 }],
  corrections: [{ figure: 'allowance', amount: euro(1_000), reason: 'laut Satzung' }],
  questions: 'Wer zahlt die Fahrten?', notes: 'zögert noch', purposeTold: true,
};
const frame: FeeDocumentFrame = { space: 'Kreisverband Beispielstadt', association: 'Anna Vogel', holder: 'Jana Muster', seat: 'Köthen (Anhalt)', terms, at: { place: 'Köthen', on: day('2026-11-25') } };
const made = (agreed: AgreementFields = fields, at: FeeDocumentFrame = frame): FeeDocument => feeDocument(agreed, at, germanDocument)!;
const fingerprint = (document: FeeDocument) => fingerprintOf(createHash('sha256').update(canonicalBytes(document)).digest());

test('D-160 everything printed is one value: both sides, the mandate, each step, the sum, how it is paid, the account, the terms, place and day', () => {
  expect(made().lines.map((line) => line.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
    'Beitragsvereinbarung',
    'zwischen Kreisverband Beispielstadt, vertreten durch Anna Vogel, und Jana Muster',
    'Mandat: Stadtrat Köthen (Anhalt)',
    ...germanDocument.about,
    '# So kommt der Beitrag zustande',
    'Grundbetrag im Monat (errechnet 1.120,00 €, geändert: laut Satzung)\t1.000,00 €',
    'Sitzungsgeld: 10 Sitzungen im Jahr zu je 18,00 €, auf den Monat verteilt\t15,00 €',
    'Beitrag: 10,5 % davon\t106,58 €',
    'Ermäßigung: Wenig Einkommen (20 %)\t− 21,32 €',
    'Ermäßigung: Kind (2-mal)\t− 10,00 €',
    '= Vereinbarter Beitrag im Monat\t75,26 €',
    '# Zahlung',
    'Zahlweise\tvierteljährlich',
    'Ab\t16. November 2026',
    'Für 16. November 2026 bis 31. Dezember 2026\t112,89 €',
    'Für 1. Januar 2027 bis 31. März 2027\t225,78 €',
    'Für 1. April 2027 bis 30. Juni 2027\t225,78 €',
    'Konto\tKreisverband Beispielstadt, DE02 1203 0000 0000 2020 51',
    'Verwendungszweck\tBeitrag Jana Muster',
    'Grundlage\tSätze des Kreisverbands vom 1. Januar 2026',
    'Ort und Datum\tKöthen, 25. November 2026',
  ]);
  expect(['# Zahlung', '= Summe\t1 €', 'Ab\theute', 'Ein Satz.'].map(readLine)).toEqual([{ is: 'heading', text: 'Zahlung' }, { is: 'sum', label: 'Summe', value: '1 €' }, { is: 'row', label: 'Ab', value: 'heute' }, { is: 'text', text: 'Ein Satz.' }]);
  const { lines } = made({ ...fields, body: null, terms: null, start: null, reductions: [], corrections: [], rate: { by: 'fixed', monthly: euro(30) } }, { ...frame, terms: null, at: null });
  expect(lines.slice(-2)).toEqual(['Zahlweise\tvierteljährlich', 'Grundlage\tfrei vereinbart']);
  expect(feeDocument({ ...fields, rate: null }, frame, germanDocument)).toBeNull();
});

test('D-161 notes, open questions, ticks, the stage and what the terms note are not in it, and change nothing', () => {
  const text = JSON.stringify(made());
  for (const internal of [fields.notes, fields.questions, terms.note]) expect(text).not.toContain(internal);
  const other = { ...fields, notes: 'anders', questions: '', stage: 'reached', consentAsked: true, purposeTold: false } as const;
  expect(fingerprint(made(other))).toBe(fingerprint(made()));
});

test('D-162 the same value has the same fingerprint on every device: a published one, and in whatever order its keys and in whatever form its letters come', () => {
  expect(fingerprint(made())).toBe('C2EHP5N2XF7XZB92XBMG06J5');
  expect(groupedFingerprint(fingerprint(made()))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  const { lines, figures, terms: by } = made();
  const turned = Object.fromEntries(Object.entries(figures).toReversed()) as typeof figures;
  expect(fingerprint({ terms: by, figures: turned, lines })).toBe(fingerprint(made()));
  expect(fingerprint(made(fields, { ...frame, seat: frame.seat.normalize('NFD'), holder: ' Jana  Muster\n' }))).toBe(fingerprint(made()));
  expect(fingerprint(JSON.parse(JSON.stringify(made())) as FeeDocument)).toBe(fingerprint(made()));
});

test('D-162 any changed figure, name, day or terms gives another', () => {
  const known = fingerprint(made());
  const cents = fc.integer({ min: 0, max: 5_000_00 }).map((amount) => amount as Cents);
  const change = fc.oneof(
    cents.map((allowance) => ({ allowance })), cents.map((attendance) => ({ attendance })), cents.map((supplement) => ({ supplement })), fc.integer({ min: 0, max: 366 }).map((meetings) => ({ meetings })),
    fc.integer({ min: 0, max: 10_000 }).map((basisPoints) => ({ rate: { by: 'share', basisPoints } as const })), cents.map((monthly) => ({ rate: { by: 'fixed', monthly } as const })),
    fc.integer({ min: 1, max: 20 }).map((times) => ({ reductions: fields.reductions.map((one) => ({ ...one, times })) })), cents.map((amount) => ({ corrections: [{ ...fields.corrections[0]!, amount }] })),
  );
  fc.assert(fc.property(change, (some) => {
    const after = { ...fields, ...some };
    expect(fingerprint(made(after)) === known).toBe(JSON.stringify(after) === JSON.stringify(fields));
  }));
  const others: readonly FeeDocument[] = [
    made(fields, { ...frame, holder: 'Jana Master' }), made(fields, { ...frame, association: 'Anne Vogel' }), made(fields, { ...frame, at: { place: 'Köthen', on: day('2026-11-26') } }), made(fields, { ...frame, at: { place: 'Dessau', on: day('2026-11-25') } }),
    made({ ...fields, start: day('2026-11-17') }), made({ ...fields, rhythm: 'yearly' }), made({ ...fields, terms: null }), { ...made(), terms: 'terms-2' },
  ];
  expect(new Set([known, ...others.map(fingerprint)]).size).toBe(others.length + 1);
});

test('D-162 letters are Crockford’s: bits from the front, none that another could be taken for', () => {
  expect([toCrockford(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff), 8), toCrockford(Uint8Array.of(0x08, 0x42, 0x10, 0x84, 0x21), 8), toCrockford(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7), 8)]).toEqual(['ZZZZZZZZ', '11111111', '01234567']);
});

test('D-163 sums, shares, days and account numbers as Germans write them', () => {
  expect([0, 5, 100, 123_450, 1_234_567_89].map((amount) => printedEuro(amount as Cents))).toEqual(['0,00\u202f€', '0,05\u202f€', '1,00\u202f€', '1.234,50\u202f€', '1.234.567,89\u202f€']);
  expect([0, 5, 1_000, 1_250, 1_205, 10_000].map(printedShare)).toEqual(['0\u202f%', '0,05\u202f%', '10\u202f%', '12,5\u202f%', '12,05\u202f%', '100\u202f%']);
  expect([printedDay(day('2026-03-01')), printedDay(day('2028-12-31'))]).toEqual(['1.\u00a0März 2026', '31.\u00a0Dezember 2028']);
  expect(printedIban('DE02120300000000202051')).toBe('DE02\u00a01203\u00a00000\u00a00000\u00a02020\u00a051');
});

test('D-164 D-165 the version that was signed holds the whole document: however it was signed and whatever the agreement says by then, it reads the same', () => {
  const office = feeOffice(anna, 1);
  office.accepted({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  office.accepted({ do: 'beginAgreement', id: one, contact: jana, mandate: null, fields: { stage: 'draft', allowance: euro(120), rate: { by: 'share', basisPoints: 1_000 } } });
  const document = made(office.view().agreement, { ...frame, terms: null });
  const before = fingerprint(document);
  office.accepted({ do: 'signAgreement', id: one, desk: anna, signed: { ...office.signature('s'), ...document, fingerprint: before } });
  expect(office.edit({ allowance: euro(500) }).ok).toBe(true);
  const [signed] = office.view().agreement.signed;
  expect(signed!.lines).toEqual(document.lines);
  for (const how of [{ by: 'typed' }, { by: 'paper', files: [] }] as const) expect(fingerprint({ ...signed!, holder: { ...signed!.holder, how } } as never)).toBe(before);
});
