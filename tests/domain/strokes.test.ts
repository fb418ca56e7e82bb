import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '#domain/text.ts';
import { drawnBox, drawnHeight, drawStroke, padPoints, strokesOf, type PadPoint } from '#domain/strokes.ts';

const [width, height] = [320, 160];
const point = fc.record({ x: fc.double({ min: -20, max: width + 20, noNaN: true }), y: fc.double({ min: -20, max: height + 20, noNaN: true }), pressure: fc.double({ min: 0, max: 1, noNaN: true }) });
const signature = fc.array(fc.array(point, { maxLength: 60 }), { maxLength: 8 });

test('D-166 what is kept are whole numbers within the pad, a thousandth of it away from where the finger was at most', () => {
  fc.assert(fc.property(signature, (groups) => {
    const strokes = strokesOf(groups, width, height);
    expect(strokes.length).toBe(groups.filter(({ length }) => length > 0).length);
    for (const stroke of strokes) expect(stroke.length > 0 && stroke.length % 3 === 0 && stroke.every((one) => Number.isSafeInteger(one) && one >= 0 && one <= 10_000)).toBe(true);
  }));
  const [back] = padPoints(strokesOf([[{ x: 100.4, y: 33.3, pressure: 0.5 }]], width, height)[0]!, width, height);
  expect(Math.abs(back!.x - 100.4) <= width / 2_000 && Math.abs(back!.y - 33.3) <= height / 2_000).toBe(true);
});

test('D-166 the longest signature stays small enough to be signed, and keeps where each stroke begins and ends', () => {
  const long: readonly PadPoint[][] = Array.from({ length: 40 }, (_, row) => Array.from({ length: 500 }, (_, at) => ({ x: (at * 7 + row) % width, y: (at + row * 3) % height, pressure: (at % 10) / 10 })));
  const strokes = strokesOf(long, width, height);
  expect(strokes.flat().length).toBeLessThanOrEqual((1_500 + 2 * strokes.length) * 3);
  expect(strokes.flat().length).toBeLessThan(limits.strokes);
  const whole = strokesOf([long[0]!], width, height)[0]!;
  expect([strokes[0]!.slice(0, 3), strokes[0]!.slice(-3)]).toEqual([whole.slice(0, 3), whole.slice(-3)]);
});

test('D-167 a stroke is drawn from its first to its last point, in the pad’s shape, thicker where it was pressed harder', () => {
  expect(drawnHeight(2_000)).toBe(500);
  const drawn = drawStroke([0, 0, 0, 5_000, 5_000, 0, 10_000, 10_000, 10_000], 2_000);
  expect(drawn.map(({ path }) => path).join(' ')).toMatch(/^M0 0Q.* 1000 500$/);
  expect(drawn.at(-1)!.width).toBeGreaterThan(drawn[0]!.width);
  expect(drawStroke([1_000, 2_000, 5_000], 2_000)).toEqual([{ path: 'M100 100h0.01', width: 15 }]);
  expect(drawnBox([[1_000, 2_000, 5_000], [3_000, 8_000, 5_000]], 2_000)).toEqual({ x: 90, y: 90, width: 220, height: 320 });
  expect(drawnBox([], 2_000)).toEqual({ x: 0, y: 0, width: 1_000, height: 500 });
  expect([drawStroke([], 2_000), drawStroke([1, 2], 2_000)]).toEqual([[], []]);
});
