import { expect, test } from 'vitest';
import type { ContactId } from '#base/ids.ts';
import { keysFor, noKeys } from '#features/contacts/rowKeys.ts';
import { heightOf, learnHeight, noHeights, rowsBetween, rowStarts } from '#features/contacts/rowPlaces.ts';

const [ann, ben, cem, dora] = ['ann', 'ben', 'cem', 'dora'] as unknown as readonly [ContactId, ContactId, ContactId, ContactId];

test('rows stand below one another, each as high as it is', () => {
  expect([...rowStarts(Float64Array.of(70, 100, 70), null)]).toEqual([0, 70, 170, 240]);
  expect([...rowStarts(Float64Array.of(70, 100, 70), Uint32Array.of(1, 2))]).toEqual([0, 100, 170]);
});

test('only the rows one sees are there, and some beyond', () => {
  const starts = rowStarts(new Float64Array(1000).fill(50), null);
  expect(rowsBetween(starts, 0, 500, 0)).toEqual({ first: 0, end: 11 });
  expect(rowsBetween(starts, 10_010, 10_490, 2)).toEqual({ first: 198, end: 212 });
  expect(rowsBetween(starts, 49_600, 50_100, 3)).toEqual({ first: 989, end: 1000 });
  expect(rowsBetween(starts, -300, 100, 1)).toEqual({ first: 0, end: 4 });
});

test('a shorter list than the place one was at shows its end; no rows show none', () => {
  expect(rowsBetween(rowStarts(new Float64Array(3).fill(50), null), 9_000, 9_500, 1)).toEqual({ first: 1, end: 3 });
  expect(rowsBetween(rowStarts(new Float64Array(0), null), 0, 500, 8)).toEqual({ first: 0, end: 0 });
});

test('one measured row tells the height of its kind; a name over two lines speaks for itself only', () => {
  const known = learnHeight(learnHeight(noHeights, ann, 'plain', 64), cem, 'plain', 86);
  expect([ann, ben, cem].map((id) => heightOf(known, id, 'plain'))).toEqual([64, 64, 86]);
  expect(learnHeight(known, cem, 'plain', 86)).toBe(known);
  expect(heightOf(known, ben, 'chips')).toBe(heightOf(noHeights, ben, 'chips'));
  expect(heightOf(learnHeight(known, cem, 'plain', 64), cem, 'plain')).toBe(64);
});

test('where the first row measured was a high one, the next tells better', () => {
  const known = [[ann, 86], [ben, 64], [ann, 86]].reduce((before, [id, height]) => learnHeight(before, id as ContactId, 'plain', height as number), noHeights);
  expect([ann, ben, cem].map((id) => heightOf(known, id, 'plain'))).toEqual([86, 64, 64]);
});

test('scrolling leaves each contact its element; another question uses the elements there are', () => {
  const name = {};
  const first = keysFor(noKeys, name, [ann, ben, cem]);
  const scrolled = keysFor(first, name, [ben, cem, dora]);
  expect(scrolled.shown.slice(0, 2)).toEqual(first.shown.slice(1));
  expect(first.shown.map(({ key }) => key)).not.toContain(scrolled.shown[2]?.key);
  const asked = keysFor(scrolled, {}, [dora, ann]);
  expect(asked.shown.map(({ key }) => key)).toEqual(scrolled.shown.slice(0, 2).map(({ key }) => key));
  expect(new Set(keysFor(asked, asked.question, [ann, ben, cem, dora]).shown.map(({ key }) => key)).size).toBe(4);
});
