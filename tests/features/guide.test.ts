import { expect, test } from 'vitest';
import type { Draft } from '#app/api.ts';
import type { DraftId } from '#base/ids.ts';
import { standardPoints } from '#domain/guide.ts';
import { latestGuideDraft } from '#features/guide/guideDraft.ts';
import { moved, toEdit, toSave, unnamed } from '#features/guide/guideForm.ts';
import { english } from '#messages/english.ts';
import { german } from '#messages/german.ts';
import { guidePoints, pointHint, pointTitle } from '#messages/guideWords.ts';

const standard = guidePoints({ points: [] });

test('the standard points have a name and a hint in both languages, and stand there before the guide has arrived', () => {
  expect(standard.map((point) => point.id)).toEqual([...standardPoints]);
  for (const m of [german, english]) for (const point of standard) expect([pointTitle(m, point), pointHint(m, point)]).not.toContain('');
});

test('the contribution is spoken of as an understanding', () => {
  const hint = pointHint(german, { id: 'contribution', hint: '' });
  expect(hint).toContain('Einvernehmen');
  expect(hint).not.toMatch(/muss|Pflicht|zwing|verlang/i);
});

test('what nobody reworded stays the catalogue’s and follows the language', () => {
  const edited = toEdit(standard, german);
  expect(edited[0]?.title).toBe(german.contacts.points['programme']);
  expect(toSave(edited, german)).toEqual(standard);
  const reworded = edited.map((point, index) => (index === 0 ? { ...point, title: ' Unser Programm ' } : point));
  expect(toSave(reworded, german)[0]).toEqual({ id: 'programme', title: 'Unser Programm', hint: '' });
});

test('an emptied standard point gets its usual words back; an own point needs a name', () => {
  const edited = [{ id: 'programme', title: '', hint: '', link: '', answers: [] }, { id: 'kita', title: ' ', hint: 'Plätze', link: '', answers: [] }];
  expect(toSave(edited, german)[0]).toEqual({ id: 'programme', title: '', hint: '' });
  expect(unnamed(edited)).toEqual(['kita']);
});

test('a draft comes back as it was left, the latest of several; another form’s and a broken one are left alone', () => {
  const draft = (id: string, kind: string, value: unknown): Draft => ({ id: id as DraftId, kind, value });
  const points = [{ id: 'kita', title: 'Kita', hint: '' }];
  const kept = [draft('a', 'guide', { at: 1, points: [] }), draft('b', 'guide', { at: 2, points }), draft('c', 'talk', { at: 3, points }), draft('d', 'guide', { at: 4, points: 'x' })];
  expect(latestGuideDraft(kept, 'candidacy')).toEqual({ id: 'b', at: 2, of: 'candidacy', points: points.map((point) => ({ ...point, link: '', answers: [] })) });
  expect(latestGuideDraft([], 'candidacy')).toBeNull();
});

test('points change places and stop at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});
