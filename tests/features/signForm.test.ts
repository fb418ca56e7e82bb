import { expect, test } from 'vitest';
import type { Draft } from '#app/api.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import type { AgreementId, ContactId, DraftId, Id } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { agreementDefaults } from '#domain/agreement.ts';
import { DRAFT_KIND, isBlank, latestSigning, sheetOf, takenUp, type SignDraft } from '../../src/features/agreements/signDraft.ts';
import { emptySide, missingIn, photosOf, signatureOf, type SideForm, type SignForm } from '../../src/features/agreements/signForm.ts';

const today = '2026-11-25' as LocalDate;
const drawn: SideForm = { ...emptySide('Jana Feld'), strokes: [[10, 20, 5_000]], aspect: 1_900 };
const form = (holder: Partial<SideForm>, some: Partial<SignForm> = {}): SignForm => ({ holder: { ...drawn, ...holder }, association: { ...drawn, name: 'Mara Feld' }, place: '', on: today, photos: [], ...some });

test('each side signs in its own way, and nothing is signed before it is there', () => {
  expect(missingIn(form({}), today)).toEqual([]);
  expect(missingIn(form({ strokes: [] }), today)).toEqual(['holder strokes']);
  expect(missingIn(form({ way: 'typed' }), today)).toEqual(['holder typed', 'holder confirmed']);
  expect(missingIn(form({ way: 'typed', typed: ' jana  FELD ', confirmed: true }), today)).toEqual([]);
  expect(missingIn(form({ way: 'typed', typed: 'Jana Fels', confirmed: true }), today)).toEqual(['holder typed']);
  expect([missingIn(form({ way: 'paper' }), today), missingIn(form({ way: 'paper', onPaper: true }), today)]).toEqual([['holder onPaper'], []]);
});

test('names are there and the day is none to come', () => {
  expect(missingIn(form({ name: '  ' }), today)).toEqual(['holder name']);
  expect([missingIn(form({}, { on: null }), today), missingIn(form({}, { on: '2026-11-26' as LocalDate }), today)]).toEqual([['on'], ['on']]);
  expect(missingIn(form({}, { on: '2026-11-20' as LocalDate }), today)).toEqual([]);
});

test('what is signed says how, and holds strokes only where they were drawn', () => {
  expect(signatureOf(drawn, [])).toEqual({ name: 'Jana Feld', how: { by: 'glass', aspect: 1_900, strokes: [[10, 20, 5_000]] } });
  expect([signatureOf({ ...drawn, way: 'typed' }, []), signatureOf({ ...drawn, way: 'paper' }, [])]).toEqual([{ name: 'Jana Feld', how: { by: 'typed' } }, { name: 'Jana Feld', how: { by: 'paper', files: [] } }]);
});

const signing = (some: Partial<SignDraft> = {}): SignDraft => ({
  about: { name: 'Jana Feld', at: 1, href: '/vereinbarungen/a/unterschreiben' }, id: 'a' as AgreementId, contact: 'jana' as ContactId, signed: 's1' as Id<'signed'>, sheet: 'sheet', form: form({}, { place: 'Köthen', on: '2026-11-20' as LocalDate }), ...some,
});
const kept = (id: string, value: object, kind = DRAFT_KIND): Draft => ({ id: id as DraftId, kind, value });

test('D-181 half a signature comes back as it was left, the latest of its agreement; another form’s and a broken one are left alone', () => {
  const drafts = [kept('1', signing()), kept('2', signing({ about: { name: '', at: 2, href: '/' } })), kept('3', signing({ id: 'b' as AgreementId })), kept('4', signing(), 'agreement'), kept('5', { ...signing(), form: {} })];
  expect(latestSigning(drafts, 'a' as AgreementId)).toMatchObject({ draftId: '2', signed: 's1', form: { holder: { strokes: drawn.strokes } } });
  expect(latestSigning(drafts, 'c' as AgreementId)).toBeNull();
  expect(takenUp(signing(), true, today)).toEqual(signing().form);
});

test('D-181 under another sheet nobody has signed: names and place stay, strokes, typed names and ticks do not', () => {
  const all = form({ way: 'typed', typed: 'Jana Feld', confirmed: true, onPaper: true }, { place: 'Köthen', on: '2026-11-20' as LocalDate });
  const { holder, association, place, on } = takenUp({ form: all }, false, today);
  expect([holder, association].map(({ strokes, typed, confirmed, onPaper }) => [strokes, typed, confirmed, onPaper])).toEqual([[[], '', false, false], [[], '', false, false]]);
  expect([holder.name, holder.way, association.name, place, on]).toEqual(['Jana Feld', 'typed', 'Mara Feld', 'Köthen', today]);
  const agreement = { ...agreementDefaults, rate: { by: 'fixed', monthly: 2_000 }, signed: [] } as unknown as AgreementDetail['agreement'];
  const sheets = [agreement, { ...agreement, rate: { by: 'fixed', monthly: 2_001 } }, { ...agreement, terms: 't' }, { ...agreement, signed: [{ id: 's1' }] }, { ...agreement, notes: 'zögert' }].map((one) => sheetOf({ agreement: one as AgreementDetail['agreement'] }));
  expect([new Set(sheets).size, sheets[4]]).toEqual([4, sheets[0]]);
});

test('D-181 where all was cleared nothing is kept, whatever the pad’s shape is by then', () => {
  const blank = form({ strokes: [] }, { association: { ...emptySide('Mara Feld') } });
  expect(isBlank({ ...blank, holder: { ...blank.holder, aspect: 1_500 } }, blank)).toBe(true);
  for (const some of [form({}), { ...blank, place: 'Köthen' }, { ...blank, holder: { ...blank.holder, way: 'paper' as const } }]) expect(isBlank(some, blank)).toBe(false);
});

test('photos go with a paper somebody signed: they come back with its draft, and never with another sheet', () => {
  const photo = { id: 'p', key: 'k', type: 'image/webp', bytes: 9, chunks: ['h'] };
  const paper = form({ way: 'paper', onPaper: true }, { photos: [photo] });
  expect([photosOf(paper), photosOf(form({}, { photos: [photo] })), signatureOf(paper.holder, [photo]).how]).toEqual([[photo], [], { by: 'paper', files: ['p'] }]);
  expect([isBlank(paper, { ...paper, photos: [] }), isBlank(paper, paper)]).toEqual([false, true]);
  expect([takenUp({ form: paper }, true, today).photos, takenUp({ form: paper }, false, today).photos]).toEqual([[photo], []]);
  expect(latestSigning([kept('1', signing({ form: paper }))], 'a' as AgreementId)?.form.photos).toEqual([photo]);
  const { photos: _, ...older } = paper;
  expect(latestSigning([kept('1', { ...signing(), form: older })], 'a' as AgreementId)?.form.photos).toEqual([]);
});
