import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#base/localDate.ts';
import { bodyAt, councilOf, placeOfBody } from '#domain/council.ts';
import { forecast, neededSeats, type Seats } from '#domain/forecast.ts';
import { bodyKinds, standingStates, type BodyKind, type StandingAgain } from '#domain/mandate.ts';
import { municipalities, type Ags } from '#domain/municipality.ts';
import { placeOf, places, type PlaceKey } from '#domain/places.ts';
import { readSince, yearOnly } from '#domain/since.ts';

const today = '2026-11-25' as LocalDate;
const seat = (part: { readonly body?: BodyKind; readonly place?: PlaceKey | null; readonly locality?: string; readonly standingAgain?: StandingAgain; readonly endedOn?: LocalDate | null; readonly disputed?: boolean }) => ({
  body: 'city-council' as BodyKind, place: null, locality: '', standingAgain: 'open' as StandingAgain, endedOn: null, disputed: false, ...part,
});
const agsOf = (name: string) => municipalities.find((one) => one.name === name)?.ags ?? ('' as Ags);
const koethen = placeOf(agsOf('Köthen (Anhalt)'));
const barleben = placeOf(agsOf('Barleben'));

const seats = fc.record({
  body: fc.constantFrom(...bodyKinds),
  place: fc.option(fc.constantFrom(...places.slice(0, 3), ...places.slice(-3)).map((one) => one.key)),
  locality: fc.constantFrom('', 'Baasdorf', 'baasdorf ', 'Merzien'),
  standingAgain: fc.constantFrom(...standingStates),
  endedOn: fc.option(fc.constantFrom('2026-11-24', '2026-11-25', '2026-11-26', '2027-06-30').map((day) => day as LocalDate)),
  disputed: fc.boolean(),
});
const sum = (all: readonly Seats[], part: keyof Seats) => all.reduce((before, one) => before + one[part], 0);

describe('what is foreseen', () => {
  test('D-110 every seat held today counts once, in its own body, and in exactly one of stands, uncertain and stops', () => {
    fc.assert(fc.property(fc.array(seats, { maxLength: 30 }), (all) => {
      const { councils, total } = forecast(all, today);
      const present = all.filter(({ endedOn }) => endedOn === null || endedOn > today);
      expect(total.held).toBe(present.length);
      expect(new Set(councils.map(({ key }) => key)).size).toBe(councils.length);
      for (const part of ['held', 'stands', 'uncertain', 'stops'] as const) expect(sum(councils, part)).toBe(total[part]);
      for (const one of councils) {
        expect(one.stands + one.uncertain + one.stops).toBe(one.held);
        expect(one.held).toBe(present.filter((mandate) => councilOf(mandate).key === one.key).length);
      }
    }));
  });

  test('D-110 the order in which seats come in changes no figure', () => {
    fc.assert(fc.property(fc.array(seats, { maxLength: 20 }), (all) => {
      const byKey = (mandates: typeof all) => new Map(forecast(mandates, today).councils.map(({ key, held, stands, uncertain, stops }) => [key, { held, stands, uncertain, stops }]));
      expect(byKey(all.toReversed())).toEqual(byKey(all));
    }));
  });

  test('D-111 somebody new is needed for at least the seats of those who stop and at most also for those nobody knows of', () => {
    fc.assert(fc.property(fc.array(seats, { maxLength: 20 }), (all) => {
      for (const one of [...forecast(all, today).councils, forecast(all, today).total]) {
        const { least, most } = neededSeats(one);
        expect(least).toBe(one.stops);
        expect(most).toBe(one.held - one.stands);
      }
    }));
  });

  test('D-111 each answer that comes in narrows what is foreseen and never leaves it', () => {
    fc.assert(fc.property(fc.array(seats, { minLength: 1, maxLength: 12 }), fc.nat(), fc.constantFrom('stands', 'stops'), (all, at, answer) => {
      const asked = all.map((mandate, index) => (index === at % all.length && (mandate.disputed || mandate.standingAgain === 'open' || mandate.standingAgain === 'considering') ? { ...mandate, standingAgain: answer as StandingAgain, disputed: false } : mandate));
      const before = neededSeats(forecast(all, today).total);
      const after = neededSeats(forecast(asked, today).total);
      expect(after.least).toBeGreaterThanOrEqual(before.least);
      expect(after.most).toBeLessThanOrEqual(before.most);
    }));
  });

  test('D-112 two answers side by side are no answer yet, and neither is a silence', () => {
    const { total } = forecast([seat({ standingAgain: 'stands', disputed: true }), seat({ standingAgain: 'stops', disputed: true }), seat({}), seat({ standingAgain: 'considering' })], today);
    expect(total).toEqual({ held: 4, stands: 0, uncertain: 4, stops: 0 });
    expect(neededSeats(total)).toEqual({ least: 0, most: 4 });
  });

  test('D-112 a seat whose place nobody knows stands in a line of its own; it is not left out', () => {
    const { councils } = forecast([seat({}), seat({ place: koethen }), seat({ place: koethen, standingAgain: 'stops' })], today);
    expect(councils.map(({ place, held, stops }) => ({ place, held, stops }))).toEqual([{ place: null, held: 1, stops: 0 }, { place: koethen, held: 2, stops: 1 }]);
  });

  test('D-110 two Ortschaften of one town have two councils; their spelling does not part them', () => {
    const local = (locality: string) => seat({ body: 'local-council', place: koethen, locality });
    expect(forecast([local('Baasdorf'), local(' baasdorf'), local('Merzien')], today).councils.map(({ locality, held }) => [locality, held])).toEqual([['Baasdorf', 2], ['Merzien', 1]]);
    expect(forecast([seat({ place: koethen, locality: 'Baasdorf' }), seat({ place: koethen })], today).councils).toHaveLength(1);
  });
});

test('D-119 a town has a Stadtrat and a village a Gemeinderat, whichever was said', () => {
  expect(bodyAt('municipal-council', koethen)).toBe('city-council');
  expect(bodyAt('city-council', barleben)).toBe('municipal-council');
  expect(bodyAt('local-council', koethen)).toBe('local-council');
  expect(bodyAt('municipal-council', null)).toBe('municipal-council');
  expect(placeOfBody('district-council', agsOf('Köthen (Anhalt)'))).toBe('15082');
  expect(placeOfBody('district-council', agsOf('Magdeburg'))).toBeNull();
  expect(placeOfBody('association-council', agsOf('Barleben'))).toBeNull();
});

test('D-120 since when is a year or a day, as people write it', () => {
  expect(['2019', ' seit 2019 ', '1.7.2019', '01. 07. 2019', '2019-07-01', 'Seit 1.7.2019'].map(readSince)).toEqual(['2019-01-01', '2019-01-01', '2019-07-01', '2019-07-01', '2019-07-01', '2019-07-01']);
  for (const none of ['', '19', '31.2.2019', '2019-13-01', 'lange', '1204', '7/2019', '3019']) expect(readSince(none), none).toBeNull();
  expect(yearOnly('2019-01-01' as LocalDate)).toBe('2019');
  expect(yearOnly('2019-07-01' as LocalDate)).toBeNull();
});
