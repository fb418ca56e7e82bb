import { expect, test } from 'vitest';
import { comboSearch, foldText, SHOWN_AT_MOST } from '#ui/comboSearch.ts';
import { initials } from '#ui/Rows.tsx';

const people = [
  { id: 'a', label: 'Ines Jörgens', detail: 'Halberstadt' },
  { id: 'b', label: 'Jörg Müller', detail: 'Osterwieck', search: '0171 3920011' },
  { id: 'c', label: 'Käthe Süß', detail: 'Schönebeck (Elbe)' },
];
const found = (query: string) => comboSearch(people)(query).shown.map((item) => item.id);

test('people are found however their umlauts are typed', () => {
  for (const query of ['jörg mü', 'joerg mu', 'JORG MUELLER', 'Müller']) expect(found(query)).toEqual(['b']);
  expect(found('suss')).toEqual(['c']);
  expect(foldText('Größel')).toBe(foldText('groessel'));
});

test('names that begin with the query come first, then those that only contain it', () => {
  expect(found('jörg')).toEqual(['b', 'a']);
});

test('every word must occur, in the name, beside it or in the hidden words', () => {
  expect(found('müller osterwieck')).toEqual(['b']);
  expect(found('3920011')).toEqual(['b']);
  expect(found('müller halberstadt')).toEqual([]);
});

test('nothing typed shows the first of all, and the rest is counted', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ id: String(index), label: `Person ${index}` }));
  const { shown, more } = comboSearch(many)('');
  expect(shown).toHaveLength(SHOWN_AT_MOST);
  expect(more).toBe(10_000 - SHOWN_AT_MOST);
});

test('initials are those of the first and the last word', () => {
  expect(['Jörg Müller', 'Änne von der Größel', 'Ada', '  ', ''].map(initials)).toEqual(['JM', 'ÄG', 'A', '?', '?']);
});
