import { expect, test } from 'vitest';
import { municipalities, type Ags } from '#domain/municipality.ts';
import { associationOf, districtOf, place, placeAround, places, placeTitle, searchPlaces, type PlaceKey } from '#domain/places.ts';

const titles = (typed: string, kind: Parameters<typeof searchPlaces>[1]) => searchPlaces(typed, kind).map((one) => one.title);

test('D-119 every Gemeinde, Verbandsgemeinde and Landkreis is a place of its own, and nothing else is', () => {
  const count = (kind: string) => places.filter((one) => one.kind === kind).length;
  expect([count('municipality'), count('association'), count('district')]).toEqual([218, 18, 11]);
  expect(new Set(places.map((one) => one.key)).size).toBe(places.length);
  expect(places.every((one) => one.name !== '' && (one.kind === 'district' || one.within !== ''))).toBe(true);
});

test('D-119 whoever lives in a Gemeinde belongs to one Landkreis or a kreisfreie Stadt, and to the Verbandsgemeinde its table names', () => {
  for (const { ags, union, district } of municipalities) {
    const around = associationOf(ags);
    expect(around && place(around)?.name, ags).toBe(union || null);
    if (around) expect(around.startsWith(ags.slice(0, 5))).toBe(true);
    const kreis = districtOf(ags);
    expect(kreis && place(kreis)?.name, ags).toBe(ags.startsWith('1500') ? null : district);
    expect(placeAround(ags, 'municipality')).toBe(ags);
  }
  const members = municipalities.filter(({ ags }) => associationOf(ags) !== null);
  expect(members).toHaveLength(114);
  expect(placeAround('15084012' as Ags, 'association')).toBe(associationOf('15084012' as Ags));
});

test('D-119 a place is called as one says it, also where two have one name', () => {
  expect(placeTitle('15083' as PlaceKey)).toBe('Landkreis Börde');
  expect(placeTitle('15084' as PlaceKey)).toBe('Burgenlandkreis');
  expect(placeTitle('15081' as PlaceKey)).toBe('Altmarkkreis Salzwedel');
  expect(placeTitle('150885051' as PlaceKey)).toBe('Verbandsgemeinde Weida-Land');
  expect(placeTitle('99999' as PlaceKey)).toBe('99999');
});

test('D-119 searching stays within the kind the council body sits for', () => {
  expect(titles('boerde', 'district')).toEqual(['Landkreis Börde']);
  expect(titles('landkreis b', 'district')[0]).toBe('Landkreis Börde');
  expect(titles('seehausen', 'association')).toEqual(['Verbandsgemeinde Seehausen (Altmark)']);
  expect(titles('seehausen', 'municipality')).toContain('Seehausen (Altmark)');
  expect(titles('', 'district')).toHaveLength(11);
  expect(titles('39179', 'municipality')).toEqual(['Barleben']);
  expect(titles('nirgendwo', 'municipality')).toEqual([]);
});
