import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sideBySide, type Span } from '#domain/sideBySide.ts';

const span = (begins: number, ends: number): Span => ({ begins, ends });

test('D-214 an event alone has the whole width; two at once share it; a third that begins when the first ends takes its place', () => {
  expect(sideBySide([span(9, 10)])).toEqual([{ column: 0, columns: 1 }]);
  expect(sideBySide([span(18, 20), span(19, 21), span(20, 22), span(22, 23)])).toEqual([
    { column: 0, columns: 2 }, { column: 1, columns: 2 }, { column: 0, columns: 2 }, { column: 0, columns: 1 },
  ]);
});

test('D-214 two without a length that begin together do not cover each other', () => {
  expect(sideBySide([span(18, 18), span(18, 18)])).toEqual([{ column: 0, columns: 2 }, { column: 1, columns: 2 }]);
});

test('D-214 whatever the times, none covers another, and those at the same time are of one width', () => {
  const spans = fc.array(fc.tuple(fc.nat(100), fc.nat(30)), { maxLength: 25 })
    .map((all) => all.map(([begins, lasts]) => span(begins, begins + lasts)).toSorted((a, b) => a.begins - b.begins));
  fc.assert(fc.property(spans, (all) => {
    const places = sideBySide(all);
    all.forEach((one, i) => {
      expect(places[i]!.column).toBeLessThan(places[i]!.columns);
      all.forEach((other, j) => {
        if (i >= j || other.begins >= Math.max(one.ends, one.begins + 1)) return;
        expect(places[i]!.column).not.toBe(places[j]!.column);
        expect(places[i]!.columns).toBe(places[j]!.columns);
      });
    });
  }));
});
