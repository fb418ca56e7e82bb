import { expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import { emptySide, missingIn, signatureOf, type SideForm, type SignForm } from '../../src/features/agreements/signForm.ts';

const today = '2026-11-25' as LocalDate;
const drawn: SideForm = { ...emptySide('Jana Feld'), strokes: [[10, 20, 5_000]], aspect: 1_900 };
const form = (holder: Partial<SideForm>, some: Partial<SignForm> = {}): SignForm => ({ holder: { ...drawn, ...holder }, association: { ...drawn, name: 'Mara Feld' }, place: '', on: today, ...some });

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
  expect(signatureOf(drawn)).toEqual({ name: 'Jana Feld', how: { by: 'glass', aspect: 1_900, strokes: [[10, 20, 5_000]] } });
  expect([signatureOf({ ...drawn, way: 'typed' }), signatureOf({ ...drawn, way: 'paper' })]).toEqual([{ name: 'Jana Feld', how: { by: 'typed' } }, { name: 'Jana Feld', how: { by: 'paper', files: [] } }]);
});
