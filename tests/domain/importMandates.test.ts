import { describe, expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import type { ContactId, Random } from '#base/ids.ts';
import { guessColumns } from '#domain/imports/columns.ts';
import { mandatesOf, type MandateCells } from '#domain/imports/mandates.ts';
import { planImport, type ImportPlan, type PlanSettings } from '#domain/imports/plan.ts';
import { readImport } from '#domain/imports/read.ts';
import { municipalities, type Ags } from '#domain/municipality.ts';
import { placeTitle, type PlaceKey } from '#domain/places.ts';

let drawn = 0;
const random: Random = (length) => {
  drawn += 1;
  return new Uint8Array(length).map((_, index) => (index < 4 ? drawn >> (8 * index) : 0));
};
const agsOf = (name: string) => municipalities.find((one) => one.name === name)?.ags ?? ('' as Ags);
const koethen = agsOf('Köthen (Anhalt)');
const cells = (part: Partial<Record<keyof MandateCells, string>>): MandateCells => {
  const cell = (text: string | undefined) => (text === undefined ? [] : [text]);
  return { mandate: cell(part.mandate), mandatePlace: cell(part.mandatePlace), locality: cell(part.locality), group: cell(part.group), since: cell(part.since) };
};
const seats = (part: Parameters<typeof cells>[0], home: Ags | null = null) =>
  mandatesOf(cells(part), home).value.map(({ body, place, locality }) => [body, place && placeTitle(place as PlaceKey), ...(locality ? [locality] : [])]);
const notes = (part: Parameters<typeof cells>[0], home: Ags | null = null) => mandatesOf(cells(part), home).left.map(({ field, why, text }) => [field, why, text]);

function planOf(content: string, consent = true, settings: Partial<PlanSettings> = {}): ImportPlan {
  const table = readImport(utf8(content), 'x.csv');
  if (!table.ok) throw new Error(table.refusal);
  const plan = planImport(table.value, { mapping: table.value.columns.map(({ guess }) => guess), consent, source: '', existing: [], ...settings }, random);
  if (!plan.ok) throw new Error(plan.refusal);
  return plan.value;
}

describe('which seats a row names', () => {
  test('D-121 one cell may name several, each with its place behind it', () => {
    expect(seats({ mandate: 'Stadtrat Köthen, Kreistag Anhalt-Bitterfeld' })).toEqual([['city-council', 'Köthen (Anhalt)'], ['district-council', 'Landkreis Anhalt-Bitterfeld']]);
    expect(seats({ mandate: 'Gemeinderat von Barleben und Kreistag Börde' })).toEqual([['municipal-council', 'Barleben'], ['district-council', 'Landkreis Börde']]);
    expect(seats({ mandate: 'Stadtrat, Köthen (Anhalt)' })).toEqual([['city-council', 'Köthen (Anhalt)']]);
    expect(seats({ mandate: 'Stadtrat Zerbst/Anhalt' })).toEqual([['city-council', 'Zerbst/Anhalt']]);
    expect(seats({ mandate: 'Kreistag/Stadtrat' }, koethen)).toEqual([['district-council', 'Landkreis Anhalt-Bitterfeld'], ['city-council', 'Köthen (Anhalt)']]);
    expect(seats({ mandate: 'Mitglied im Verbandsgemeinderat der Verbandsgemeinde Weida-Land' })).toEqual([['association-council', 'Verbandsgemeinde Weida-Land']]);
  });

  test('D-121 people are councillors in many words, and a town’s Gemeinderat is its Stadtrat', () => {
    for (const word of ['Stadträtin', 'Stadtrat', 'Stadtverordneter', 'Gemeinderätin', 'GEMEINDERAT']) expect(seats({ mandate: word }, koethen), word).toEqual([['city-council', 'Köthen (Anhalt)']]);
    for (const word of ['Kreistag', 'Kreisrätin', 'Kreistagsmitglied', 'Kreistagsfraktion']) expect(seats({ mandate: word }, koethen)[0]?.[0], word).toBe('district-council');
    expect(seats({ mandate: 'Verbandsgemeinderätin' }, agsOf('Bad Bibra'))).toEqual([['association-council', 'Verbandsgemeinde An der Finne']]);
  });

  test('D-121 the place comes from what stands behind the body, else its own column, else where the person lives', () => {
    expect(seats({ mandate: 'Stadtrat Köthen', mandatePlace: 'Burg' })).toEqual([['city-council', 'Köthen (Anhalt)']]);
    expect(seats({ mandate: 'Gemeinderat', mandatePlace: 'Barleben' }, koethen)).toEqual([['municipal-council', 'Barleben']]);
    expect(seats({ mandate: 'Kreistag', mandatePlace: 'LK Harz' }, koethen)).toEqual([['district-council', 'Landkreis Harz']]);
    expect(seats({ mandate: 'Stadtrat; Kreistag', mandatePlace: 'Köthen; Anhalt-Bitterfeld' })).toEqual([['city-council', 'Köthen (Anhalt)'], ['district-council', 'Landkreis Anhalt-Bitterfeld']]);
    expect(seats({ mandate: 'Kreistag, Stadtrat', mandatePlace: 'Stendal' })).toEqual([['district-council', 'Landkreis Stendal'], ['city-council', 'Stendal']]);
    expect(seats({ mandate: 'Verbandsgemeinderat' }, agsOf('Kelbra (Kyffhäuser)'))).toEqual([['association-council', 'Verbandsgemeinde Goldene Aue']]);
  });

  test('D-121 an Ortschaftsrat keeps its Ortschaft', () => {
    expect(seats({ mandate: 'Ortschaftsrat Baasdorf' }, koethen)).toEqual([['local-council', 'Köthen (Anhalt)', 'Baasdorf']]);
    expect(seats({ mandate: 'Ortschaftsrat', locality: 'Merzien', mandatePlace: 'Köthen' })).toEqual([['local-council', 'Köthen (Anhalt)', 'Merzien']]);
    expect(seats({ mandate: 'Stadtrat, Ortschaftsrat', locality: 'Merzien' }, koethen)).toEqual([['city-council', 'Köthen (Anhalt)'], ['local-council', 'Köthen (Anhalt)', 'Merzien']]);
    expect(notes({ mandate: 'Stadtrat', locality: 'Merzien' }, koethen)).toEqual([['locality', 'locality-elsewhere', 'Merzien']]);
  });

  test('D-122 what cannot be told is reported and never guessed; the seat stays', () => {
    expect(seats({ mandate: 'Stadtrat Köten' }, agsOf('Burg'))).toEqual([['city-council', null]]);
    expect(notes({ mandate: 'Stadtrat Köten' }, agsOf('Burg'))).toEqual([['mandatePlace', 'seat-place-unknown', 'Köten']]);
    expect(notes({ mandate: 'Kreistag' }, agsOf('Magdeburg'))).toEqual([['mandatePlace', 'seat-place-missing', 'Kreistag']]);
    expect(notes({ mandate: 'Kassierer' })).toEqual([['mandate', 'body-unknown', 'Kassierer']]);
    expect(notes({ group: 'SPD', since: '2019' })).toEqual([['group', 'body-missing', 'SPD'], ['since', 'body-missing', '2019']]);
    for (const nothing of ['', '-', 'nein', 'kein']) expect([seats({ mandate: nothing }), notes({ mandate: nothing })], nothing).toEqual([[], []]);
  });

  test('D-122 since when counts for one seat; one day for several is left out and said', () => {
    expect(mandatesOf(cells({ mandate: 'Kreistag', since: '1.7.2019', group: 'Die Fraktion' }), koethen).value).toMatchObject([{ since: '2019-07-01', group: 'Die Fraktion' }]);
    expect(notes({ mandate: 'Kreistag', since: 'ewig' }, koethen)).toEqual([['since', 'since-unreadable', 'ewig']]);
    expect(notes({ mandate: 'Kreistag, Stadtrat', since: '2019' }, koethen)).toEqual([['since', 'since-of-several', '2019']]);
    expect(notes({ mandate: 'Kreistag', group: 'x'.repeat(121) }, koethen)).toEqual([['group', 'text-too-long', 'x'.repeat(80)]]);
  });

  test('D-122 the same seat named twice is one seat', () => {
    expect(seats({ mandate: 'Stadtrat, Gemeinderat Köthen, Stadträtin' }, koethen)).toEqual([['city-council', 'Köthen (Anhalt)']]);
  });
});

describe('what becomes of a list of councillors', () => {
  const list = 'Name;Ort;Gremium;Fraktion;Im Rat seit;Notiz\nJörg Müller;Köthen;Stadtrat;Die Fraktion;2014;kennt alle\nAnna Berg;Barleben;Kreistag;;;\nCem Kaya;Burg;;;;';

  test('D-120 headings of councillors’ lists are known, and do not take the person’s own place', () => {
    expect(guessColumns(['Name', 'Ort', 'Gremium', 'Fraktion', 'Mandat seit', 'Ortschaft', 'Ort des Mandats'])).toEqual(['name', 'place', 'mandate', 'group', 'since', 'locality', 'mandatePlace']);
    expect(guessColumns(['Name', 'Gemeinde', 'Gemeinderat', 'Stadtrat'])).toEqual(['name', 'place', 'mandate', 'mandate']);
    expect(guessColumns(['Name', 'Ortschaft'])).toEqual(['name', 'place']);
    expect(guessColumns(['Name', 'Mitglied seit', 'Council body', 'Council group', 'Seat since'])).toEqual(['name', 'ignore', 'mandate', 'group', 'since']);
  });

  test('D-121 every person is taken with their seats', () => {
    const { ready, notes: left } = planOf(list);
    expect(ready.map(({ contact }) => contact.mandates?.map(({ body, place, group, since }) => [body, place, group, since]))).toEqual([
      [['city-council', koethen, 'Die Fraktion', '2014-01-01']], [['district-council', '15083', '', null]], undefined,
    ]);
    expect(left).toEqual([]);
    expect(new Set(ready.flatMap(({ contact }) => contact.mandates?.map(({ id }) => id) ?? [])).size).toBe(2);
  });

  test('D-121 who is a contact already is offered the seats not on record, those and no others', () => {
    const existing = [{ id: 'c1' as ContactId, name: 'Jörg Müller', municipality: koethen, haystack: 'jorg muller kothen (anhalt)' }];
    const file = 'Name;Ort;Mandat\nJörg Müller;Köthen;Stadtrat, Kreistag\nJörg Müller;Köthen;Stadtrat';
    const seatsIn = (held: PlanSettings['held'] & {}) => planOf(file, true, { existing, held }).twins.map(({ seats: added }) => added.map(({ contact, mandate }) => [contact, mandate.body]));
    expect(seatsIn([])).toEqual([[['c1', 'city-council'], ['c1', 'district-council']], [['c1', 'city-council']]]);
    const stadtrat = { contact: 'c1' as ContactId, body: 'city-council', place: koethen as string as PlaceKey, locality: '' } as const;
    expect(seatsIn([stadtrat])).toEqual([[['c1', 'district-council']], []]);
    expect(seatsIn([{ ...stadtrat, contact: 'c2' as ContactId }])[0]).toHaveLength(2);
    expect(planOf('Name;Mandat\nJörg Müller;Stadtrat', true, { existing: [{ ...existing[0]!, municipality: null }], held: [stadtrat] }).twins[0]?.seats).toEqual([]);
  });

  test('D-124 who sits where is public: without a consent the seat is taken, and nothing that needs one', () => {
    const [one] = planOf(list, false).ready;
    expect(one?.contact).toMatchObject({ notes: '', tags: [], mandates: [{ body: 'city-council', group: 'Die Fraktion' }] });
    expect(one?.contact.mandates?.[0]).not.toHaveProperty('standingAgain');
  });
});
