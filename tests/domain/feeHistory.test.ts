import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#domain/calendar.ts';
import { termsHistory } from '#domain/feeHistory.ts';
import { termsOn, type FeeTerms } from '#domain/feeTerms.ts';
import { day } from '../doc/office.ts';

const first = day('2026-01-01');
const terms = (id: string, from: string): FeeTerms => ({ id, from: day(from), bodies: [], reductions: [], rhythm: 'monthly', account: null, note: '' });
const someVersions = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }).map((starts) => starts.map((start, index) => terms(`v${index}`, addDays(first, start))));

test('D-170 whatever was recorded, every day lies in the span of exactly the version that holds on it', () => {
  fc.assert(fc.property(someVersions, fc.integer({ min: -2, max: 15 }), fc.integer({ min: -2, max: 15 }), (versions, today, on) => {
    const [now, asked] = [addDays(first, today), addDays(first, on)];
    const history = termsHistory(versions, now);
    expect(history.map(({ terms: { id } }) => id).toSorted()).toEqual(versions.map(({ id }) => id).toSorted());
    const spans = history.filter(({ terms: { from }, until, state }) => state !== 'replaced' && from <= asked && (until === null || asked <= until));
    expect(spans.map(({ terms: { id } }) => id)).toEqual([termsOn(versions, asked)?.id].filter(Boolean));
    expect(history.filter(({ state }) => state === 'now').map(({ terms: { id } }) => id)).toEqual([termsOn(versions, now)?.id].filter(Boolean));
  }));
});

test('D-170 the latest beginning stands first, with the last day of each that was followed', () => {
  const versions = [terms('old', '2024-07-01'), terms('next', '2027-01-01'), terms('instead', '2027-01-01'), terms('now', '2026-06-01')];
  expect(termsHistory(versions, day('2026-11-25')).map(({ terms: { id }, state, until }) => [id, state, until])).toEqual([
    ['instead', 'coming', null],
    ['next', 'replaced', null],
    ['now', 'now', '2026-12-31'],
    ['old', 'past', '2026-05-31'],
  ]);
});
