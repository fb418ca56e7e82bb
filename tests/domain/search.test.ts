import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactId } from '#base/ids.ts';
import { duplicateIndex, possibleDuplicates } from '#domain/duplicates.ts';
import { municipalities, municipality, municipalityName, searchMunicipalities, type Ags } from '#domain/municipality.ts';
import { findIn, fold, joinHaystacks, matches, searchWords } from '#domain/search.ts';

const names = (typed: string) => searchMunicipalities(typed).map((place) => place.name);

test('D-25 words are found in any order, umlauts and sharp s in any spelling', () => {
  const haystack = `${fold('Jörg Süß-Müller Schönebeck (Elbe) Feuerwehr jm@example.org')} 491713920012 01713920012`;
  for (const query of ['jörg', 'JOERG', 'jorg', 'suess', 'Süss', 'mueller schoenebeck', 'elbe müll', 'feuer', 'jm@', '']) expect(matches(haystack, query), query).toBe(true);
  for (const query of ['0171 39200 12', '+49 171/3920012', '0049171', '0171-39200']) expect(matches(haystack, query), query).toBe(true);
  for (const query of ['jörn', 'jörg magdeburg', '0172 39']) expect(matches(haystack, query), query).toBe(false);
  expect(matches(haystack, searchWords('Jörg  Müller'))).toBe(true);
  expect(fold('  Żółć  Çelik\nÉmile Østergård ')).toBe('zolc celik emile ostergard');
});

test('D-36 searching many at once, also within what a shorter query found, finds what looking at each finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 });
  const haystack = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(fc.property(fc.array(haystack, { maxLength: 12 }), fc.array(word, { minLength: 1, maxLength: 3 }), (haystacks, words) => {
    const many = joinHaystacks(haystacks);
    const holding = (all: readonly string[]) => haystacks.flatMap((one, number) => (matches(one, all) ? [number] : []));
    expect([...findIn(many, words, null)]).toEqual(holding(words));
    const shorter = findIn(many, words.slice(0, 1), null);
    expect([...findIn(many, words, shorter)]).toEqual(holding(words));
    expect([...findIn(many, [], null)]).toEqual(haystacks.map((_, number) => number));
  }));
});

test('D-8 all 218 Gemeinden are there, with district, union, people and place', () => {
  expect(municipalities).toHaveLength(218);
  expect(new Set(municipalities.map((place) => place.ags)).size).toBe(218);
  expect(municipalities.reduce((sum, place) => sum + place.population2023, 0)).toBe(2_180_448);
  expect(municipalities.reduce((sum, place) => sum + place.population2024, 0)).toBe(2_135_597);
  expect(municipalities.filter((place) => place.union === '')).toHaveLength(104);
  expect(municipalities.every((place) => /^\d{8}$/.test(place.ags) && place.district !== '' && /^\d{5}$/.test(place.postalCode) && place.lat > 50.9 && place.lat < 53.1 && place.lon > 10.5 && place.lon < 13.3)).toBe(true);
  expect(municipality('15001000')).toMatchObject({ name: 'Dessau-Roßlau', type: 'town', postalCode: '06844', district: 'Dessau-Roßlau' });
  expect(municipalityName('15001000' as Ags)).toBe('Dessau-Roßlau');
  expect(municipalityName('99999999' as Ags)).toBe('99999999');
});

test('D-25 a place is found by its beginning first, then by a later word, then within', () => {
  expect(names('koeth')[0]).toBe('Köthen (Anhalt)');
  expect(names('kothen')[0]).toBe('Köthen (Anhalt)');
  expect(names('dessau-ross')).toEqual(['Dessau-Roßlau']);
  expect(names('wittenberg')).toEqual(['Lutherstadt Wittenberg']);
  expect(names('06108')).toEqual(['Halle (Saale)']);
  expect(names('magd')[0]).toBe('Magdeburg');
  expect(names('burg')[0]).toBe('Burg');
  expect(names(' ')).toEqual([]);
  expect(searchMunicipalities('a', 5)).toHaveLength(5);
});

test('D-24 a number, a mail, or the name in the same place is a hint', () => {
  const magdeburg = '15003000' as Ags;
  const halle = '15002000' as Ags;
  const people = [
    { id: 'a' as ContactId, name: 'Jörg Müller', municipality: magdeburg, haystack: 'jorg muller magdeburg jm@example.org 493023125000 03023125000' },
    { id: 'b' as ContactId, name: 'Jörg Müller', municipality: halle, haystack: 'jorg muller halle (sale)' },
    { id: 'c' as ContactId, name: 'Kim Ost', municipality: null, haystack: 'kim ost' },
  ];
  const found = (candidate: Parameters<typeof possibleDuplicates>[0]) => possibleDuplicates(candidate, duplicateIndex(people)).map(({ id, by }) => `${id} ${by}`);
  expect(found({ name: 'Mueller, Joerg', municipality: halle })).toEqual(['b name']);
  expect(found({ name: 'Jörg Müller' })).toEqual(['a name', 'b name']);
  expect(found({ name: 'Kim Ost', municipality: halle })).toEqual(['c name']);
  expect(found({ name: 'J. M.', phones: ['030/23125-000'] })).toEqual(['a phone']);
  expect(found({ name: 'J. M.', mails: ['JM@Example.org'] })).toEqual(['a mail']);
  expect(found({ name: 'Jörg Müller', municipality: magdeburg, phones: ['+49 30 23125000'] })).toEqual(['a phone']);
  expect(found({ name: 'Unbekannt', phones: ['abc'], mails: [''] })).toEqual([]);
});
