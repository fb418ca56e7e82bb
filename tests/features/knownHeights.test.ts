import { expect, test } from 'vitest';
import type { ContactRow } from '#app/api.ts';
import type { ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { chooseRows, noFilter, orderedRows } from '#features/contacts/contactList.ts';
import { knownHeights, type MeasuredRow } from '#features/contacts/knownHeights.ts';

const today = '2026-11-23' as LocalDate;
const people = ['Ann', 'Ben', 'Cem', 'Dora'].map(person);
const everybody = chooseRows(orderedRows(people), '', noFilter, today, null);

test('the first row that is seen tells where all others stand; a name of two lines moves only what is below it', () => {
  const heights = knownHeights();
  expect(heights.learn(everybody, [at(0, 60)])).toBe(true);
  expect([...heights.startsOf(everybody)]).toEqual([0, 60, 120, 180, 240]);
  expect(heights.learn(everybody, [at(0, 60), at(1, 82)])).toBe(false);
  expect([...heights.startsOf(everybody)]).toEqual([0, 60, 142, 202, 262]);
});

test('what was learnt of a row holds in every other answer and order, until another width breaks lines elsewhere', () => {
  const heights = knownHeights();
  heights.learn(everybody, [at(0, 60), at(1, 82)]);
  const backwards = orderedRows(people.toReversed());
  expect([...heights.startsOf(chooseRows(backwards, '', noFilter, today, null))]).toEqual([0, 60, 120, 202, 262]);
  expect([...heights.startsOf(chooseRows(backwards, 'n', noFilter, today, null))]).toEqual([0, 82, 142]);
  heights.forget();
  expect(heights.learn(everybody, [at(2, 50)])).toBe(true);
  expect([...heights.startsOf(everybody)]).toEqual([0, 50, 100, 150, 200]);
});

test('ten thousand rows are gone through when their order changes, not when a letter brings a name of two lines', () => {
  let looks = 0;
  const watched = orderedRows(people.map((row) => new Proxy(row, { get: (of, name, by) => { looks += name === 'contested' ? 1 : 0; return Reflect.get(of, name, by); } })));
  const answer = chooseRows(watched, '', noFilter, today, null);
  const heights = knownHeights();
  heights.learn(answer, [at(0, 60)]);
  heights.startsOf(answer);
  expect(looks).toBe(people.length);
  heights.learn(answer, [at(1, 82)]);
  heights.startsOf(answer);
  expect(looks).toBe(people.length);
});

function at(place: number, height: number): MeasuredRow {
  return { row: people[place]!, place, height };
}

function person(name: string): ContactRow {
  return { id: name as ContactId, name, municipality: null, stage: 'proposed', ticket: null, responsible: null, tags: [], due: null, lastTalk: null, consent: true, contested: false, receipt: 'hub', haystack: name.toLowerCase() };
}
