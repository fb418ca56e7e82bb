import type { ContactId } from '#base/ids.ts';

/** What makes one row of the list higher than another: chips below the name. */
export type RowKind = 'plain' | 'chips';

/** A row's height before one of its kind was measured; real heights follow the text size. */
const ASSUMED_PX: Readonly<Record<RowKind, number>> = { plain: 71, chips: 103 };
const SAME_PX = 1.5;

/** What is known of the rows' heights in pixels. A kind's rows are alike but for those whose name takes two lines. */
export type RowHeights = { readonly usual: Partial<Readonly<Record<RowKind, number>>>; readonly odd: ReadonlyMap<ContactId, number> };

/** Before any row was seen, and again once another width breaks lines elsewhere. */
export const noHeights: RowHeights = { usual: {}, odd: new Map() };

export function heightOf({ usual, odd }: RowHeights, id: ContactId, kind: RowKind): number {
  return (odd.size > 0 ? odd.get(id) : undefined) ?? usual[kind] ?? ASSUMED_PX[kind];
}

/** What is known once a row was measured; the same object where that was no news. */
export function learnHeight(known: RowHeights, id: ContactId, kind: RowKind, height: number): RowHeights {
  if (isSame(heightOf(known, id, kind), height)) return known;
  const usual = known.usual[kind];
  const odd = new Map(known.odd);
  odd.delete(id);
  // The lowest of a kind is the usual one: lines only ever break to make a row higher.
  if (usual === undefined || height < usual - SAME_PX) return { usual: { ...known.usual, [kind]: height }, odd };
  return { usual: known.usual, odd: isSame(usual, height) ? odd : odd.set(id, height) };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_PX;
}

/** Where each row begins, in pixels below the first one's start; the last number is where the last one ends. `found`: which of the heights, null: all. */
export function rowStarts(heights: Float64Array, found: Uint32Array | null): Float64Array {
  const count = found ? found.length : heights.length;
  const starts = new Float64Array(count + 1);
  let end = 0;
  for (let place = 0; place < count; place += 1) {
    end += heights[found ? (found[place] ?? 0) : place] ?? 0;
    starts[place + 1] = end;
  }
  return starts;
}

/** The rows from `first` up to, not with, `end`. */
export type RowRange = { readonly first: number; readonly end: number };

/** The rows between two heights, and `beyond` more on either side. */
export function rowsBetween(starts: Float64Array, from: number, to: number, beyond: number): RowRange {
  const count = starts.length - 1;
  const first = Math.max(0, coverOf(starts, from) - beyond);
  return { first, end: Math.max(first, Math.min(count, coverOf(starts, to) + 1 + beyond)) };
}

/** The row that covers a height; the nearest one beyond either end. */
function coverOf(starts: Float64Array, height: number): number {
  let low = 0;
  let high = Math.max(0, starts.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
