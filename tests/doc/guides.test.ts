import { expect, test } from 'vitest';
import { guideDetail, guideOf, guideVersions } from '#doc/guide.ts';
import { guideKinds, pointsAt, standardPointsOf, type GuideKind } from '#domain/guide.ts';
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

test('D-238 a point may carry an https link and questions with answers; an answer has its question, and nothing else leads anywhere', () => {
  const office = openOffice(anna, 1);
  const edit = (part: object) => answer(office.run({ do: 'editGuide', points: [{ ...bus, ...part }] }));
  expect(edit({ link: 'http://example.org' })).toBe('address-unreadable');
  expect(edit({ link: 'javascript:alert(1)' })).toBe('address-unreadable');
  expect(edit({ answers: [{ question: ' ', answer: 'Ja.' }] })).toBe('question-missing');
  expect(edit({ answers: Array.from({ length: 21 }, (_, n) => ({ question: `Frage ${n}`, answer: '' })) })).toBe('too-many');
  expect(edit({ link: ' https://example.org/bus ', answers: [{ question: 'Wann?', answer: 'Stündlich.' }, { question: '', answer: '' }] })).toBe('accepted');
  expect(guideOf(office.board).points).toEqual([{ ...bus, link: 'https://example.org/bus', answers: [{ question: 'Wann?', answer: 'Stündlich.' }] }]);
  office.board.transact(() => office.board.getMap('guide').set(`guide later ${office.board.clientID}`, ['points', [{ ...bus, link: 'javascript:alert(1)', answers: [{ question: 5 }, 'x'] }], [], bert, 9e15]));
  expect(JSON.stringify(guideOf(office.board))).not.toContain('javascript');
});

test('D-239 every version of a guide is kept with who said it and when; at any moment exactly one held', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  const began = a.at;
  a.must({ do: 'editGuide', points: [bus] });
  const first = a.at;
  a.at += 3_600_000;
  a.must({ do: 'editGuide', points: [{ ...bus, title: 'Busse' }] });
  a.must({ do: 'editGuide', of: 'standing-again', points: [] });
  exchange(a, b);
  const versions = guideVersions(b.board, 'candidacy');
  expect(versions.map(({ by, at, points }) => [by, at, points[0]?.title])).toEqual([[anna, first, 'Bus'], [anna, first + 3_660_000, 'Busse']]);
  expect(pointsAt(versions, 'candidacy', began).map(({ id }) => id)).toEqual([...standardPointsOf.candidacy]);
  expect(pointsAt(versions, 'candidacy', first)[0]?.title).toBe('Bus');
  expect(pointsAt(versions, 'candidacy', first + 3_600_000)[0]?.title).toBe('Bus');
  expect(pointsAt(versions, 'candidacy', first + 9e9)[0]?.title).toBe('Busse');
  const undo = a.must({ do: 'editGuide', points: [bus] });
  if (undo) a.must(undo);
  expect(guideVersions(a.board, 'candidacy').map(({ points }) => points[0]?.title)).toEqual(['Bus', 'Busse', 'Bus', 'Busse']);
});

test('D-243 two who change a guide apart, or while the other’s form is open, leave both versions until somebody picks one', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  const { heads: seen } = guideDetail(a.board);
  b.must({ do: 'editGuide', points: [{ id: 'kita', title: 'Kita', hint: '' }] });
  exchange(a, b);
  a.at += 60_000;
  a.must({ do: 'editGuide', points: [bus], seen });
  exchange(a, b);
  for (const { board } of [a, b]) expect(guideDetail(board).contested.map(({ who, value }) => [who, value[0]?.id])).toEqual([[anna, 'bus'], [bert, 'kita']]);
  b.must({ do: 'editGuide', points: guideDetail(b.board).contested[1]?.value ?? [] });
  exchange(a, b);
  for (const office of [a, b]) expect([guideDetail(office.board).contested, ids(office, 'candidacy')]).toEqual([[], ['kita']]);
  expect(guideVersions(a.board, 'candidacy').map(({ points }) => points[0]?.id)).toContain('bus');
});

test('D-243 a guide that says more than guides are made of is refused, in its points and in their answers', () => {
  const office = openOffice(anna, 1);
  const edit = (point: object) => answer(office.run({ do: 'editGuide', points: [point as typeof bus] }));
  expect([edit({ ...bus, contact: 'Jana' }), edit({ ...bus, answers: [{ question: 'Wann?', answer: '', who: 'Jana' }] })]).toEqual(['value-unknown', 'value-unknown']);
  expect(guideVersions(office.board, 'candidacy')).toEqual([]);
});

test('D-244 the pack keeps both of two texts written apart until one is picked', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  const { heads: seen } = guideDetail(a.board, 'pack');
  b.must({ do: 'editGuide', of: 'pack', points: [{ id: 'welcome', title: 'Willkommen', hint: '' }] });
  exchange(a, b);
  a.must({ do: 'editGuide', of: 'pack', points: [{ id: 'welcome', title: 'Hallo', hint: '' }], seen });
  exchange(a, b);
  const { contested, heads } = guideDetail(b.board, 'pack');
  expect(contested.map(({ who, value }) => [who, value[0]?.title]).toSorted()).toEqual([[anna, 'Hallo'], [bert, 'Willkommen']]);
  b.must({ do: 'editGuide', of: 'pack', points: contested.find(({ who }) => who === anna)?.value ?? [], seen: heads });
  exchange(a, b);
  for (const { board } of [a, b]) expect([guideDetail(board, 'pack').contested, guideOf(board, 'pack').points[0]?.title]).toEqual([[], 'Hallo']);
});
