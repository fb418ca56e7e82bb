import { expect, test } from 'vitest';
import { guideDetail, guideOf } from '#doc/guide.ts';
import { guideKinds, standardPointsOf, type GuideKind } from '#domain/guide.ts';
import { english } from '#messages/english.ts';
import { german } from '#messages/german.ts';
import { guidePoints, pointHint, pointTitle } from '#messages/guideWords.ts';
import { anna, answer, bert, exchange, openOffice, type Office } from './office.ts';

const ids = (office: Office, of: GuideKind) => guidePoints(guideOf(office.board, of), of).map(({ id }) => id);
const bus = { id: 'bus', title: 'Bus', hint: '' };

test('D-123 each guide begins with points of its own, named and explained in both languages', () => {
  const office = openOffice(anna, 1);
  for (const of of guideKinds) expect(ids(office, of)).toEqual([...standardPointsOf[of]]);
  const all = guideKinds.flatMap((of) => standardPointsOf[of]);
  expect(new Set(all).size).toBe(all.length);
  for (const m of [german, english]) for (const id of all) expect([pointTitle(m, { id, title: '' }), pointHint(m, { id, hint: '' })]).not.toContain('');
  for (const m of [german, english]) expect(all.map((id) => pointTitle(m, { id, title: '' }))).not.toEqual(expect.arrayContaining([...all]));
});

test('D-123 changing one guide leaves the other, also where two change both apart', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  a.must({ do: 'editGuide', of: 'standing-again', points: [bus] });
  b.must({ do: 'editGuide', points: [] });
  exchange(a, b);
  for (const office of [a, b]) {
    expect(ids(office, 'standing-again')).toEqual(['bus']);
    for (const of of guideKinds) expect(guideDetail(office.board, of).contested).toEqual([]);
  }
});

test('D-123 a point keeps its usual words in its own guide only, and undoing puts back that guide', () => {
  const office = openOffice(anna, 1);
  expect(answer(office.run({ do: 'editGuide', of: 'standing-again', points: [{ id: 'programme', title: '', hint: '' }] }))).toBe('name-missing');
  office.must({ do: 'editGuide', of: 'standing-again', points: [bus] });
  const undo = office.must({ do: 'editGuide', of: 'standing-again', points: [] });
  office.must({ do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] });
  if (undo) office.must(undo);
  expect(ids(office, 'standing-again')).toEqual(['bus']);
  expect(ids(office, 'candidacy')).toEqual(['kita']);
});
