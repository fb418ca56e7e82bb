import type { Stroke } from './signed.ts';

/** One point as a pad tells it: from its left and upper edge in pixels, pressure from 0 to 1. */
export type PadPoint = { readonly x: number; readonly y: number; readonly pressure: number };
/** Part of a signature as it is drawn, `width` in the same unit as the path. */
export type Drawn = { readonly path: string; readonly width: number };

const SIDE = 10_000;
/** A tenth of a percent of the pad: finer than a fingertip, and half as many bytes as it would be without. */
const GRAIN = 10;
/** Points of a whole signature: a long name signed slowly has some 600. */
const MOST_POINTS = 1_500;
/** The width of the picture's own units; the height follows from the pad's shape. */
export const DRAWN_WIDTH = 1_000;
const THINNEST = 6;
const THICKEST = 14;
/** White around a drawn signature, so that no round end is cut off. */
const MARGIN = 10;

/**
 * What is kept of a signature (D-166): each point's place as a part of the pad and its pressure, in whole numbers from 0 to 10,000, rounded to a thousandth of the
 * pad; what does not move is left out, and of more than 1,500 points every second, third … one is kept, each stroke's first and last always.
 */
export function strokesOf(groups: readonly (readonly PadPoint[])[], width: number, height: number): readonly Stroke[] {
  const rounded = groups.filter(({ length }) => length > 0).map((points) => moving(points.map(({ x, y, pressure }) => [grained(x / width), grained(y / height), grained(pressure)] as const)));
  const count = rounded.reduce((sum, { length }) => sum + length, 0);
  const every = Math.max(1, Math.ceil(count / MOST_POINTS));
  return rounded.map((points) => points.filter((_, index) => index % every === 0 || index === points.length - 1).flat());
}

/** The points again, on a pad of that size. */
export function padPoints(stroke: Stroke, width: number, height: number): readonly PadPoint[] {
  return Array.from({ length: Math.floor(stroke.length / 3) }, (_, index) => ({
    x: ((stroke[index * 3] ?? 0) / SIDE) * width, y: ((stroke[index * 3 + 1] ?? 0) / SIDE) * height, pressure: (stroke[index * 3 + 2] ?? 0) / SIDE,
  }));
}

/** A signature as paths to be drawn with round ends (D-167), 1,000 wide and `1,000,000 / aspect` high: curves through the middles between points, thicker where it was pressed harder. */
export function drawStroke(stroke: Stroke, aspect: number): readonly Drawn[] {
  const points = padPoints(stroke, DRAWN_WIDTH, drawnHeight(aspect));
  const [first] = points;
  if (!first) return [];
  if (points.length === 1) return [{ path: `M${place(first)}h0.01`, width: widthOf(first.pressure) * 1.5 }];
  const parts: { path: string; width: number }[] = [];
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (!next) return;
    const from = index === 0 ? point : middle(points[index - 1] ?? point, point);
    const to = index === points.length - 2 ? next : middle(point, next);
    const width = widthOf((point.pressure + next.pressure) / 2);
    const last = parts.at(-1);
    const curve = `Q${place(point)} ${place(to)}`;
    if (last?.width === width) last.path += curve;
    else parts.push({ path: `M${place(from)}${curve}`, width });
  });
  return parts;
}

/** What of the pad was written on, in the same units: a small signature on a large pad is not drawn smaller still. */
export function drawnBox(strokes: readonly Stroke[], aspect: number): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const points = strokes.flatMap((stroke) => padPoints(stroke, DRAWN_WIDTH, drawnHeight(aspect)));
  if (points.length === 0) return { x: 0, y: 0, width: DRAWN_WIDTH, height: drawnHeight(aspect) };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.floor(Math.min(...xs)) - MARGIN, Math.floor(Math.min(...ys)) - MARGIN];
  return { x: left, y: top, width: Math.ceil(Math.max(...xs)) + MARGIN - left, height: Math.ceil(Math.max(...ys)) + MARGIN - top };
}

export function drawnHeight(aspect: number): number {
  return Math.round((DRAWN_WIDTH * 1_000) / aspect);
}

function grained(part: number): number {
  return Math.round((Math.min(1, Math.max(0, part)) * SIDE) / GRAIN) * GRAIN;
}

function moving(points: readonly (readonly [number, number, number])[]): readonly (readonly [number, number, number])[] {
  return points.filter(([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]);
}

function widthOf(pressure: number): number {
  return Math.round(THINNEST + (THICKEST - THINNEST) * pressure);
}

function middle(a: PadPoint, b: PadPoint): PadPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, pressure: b.pressure };
}

function place({ x, y }: PadPoint): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
