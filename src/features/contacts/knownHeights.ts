import type { ContactRow } from '#app/api.ts';
import type { LocalDate } from '#base/localDate.ts';
import { dueBy, rowNumber, type Answer, type OrderedRows } from './contactList.ts';
import { heightOf, learnHeight, noHeights, rowStarts, type RowHeights, type RowKind } from './rowPlaces.ts';

/** A row at its place in the answer, and how high it was found to be, in pixels. */
export type MeasuredRow = { readonly row: ContactRow; readonly place: number; readonly height: number };

/** The heights of a list's rows, learnt as they are seen. */
export type KnownHeights = {
  /** Where each row of the answer begins, in pixels; the last number is where the last one ends. */
  startsOf(answer: Answer): Float64Array;
  /** True: rows that are not seen stand elsewhere now. A name of two lines moves what is seen only, and that the browser does. */
  learn(answer: Answer, measured: readonly MeasuredRow[]): boolean;
  /** Another width breaks lines elsewhere. */
  forget(): void;
};

/** The height of every row in order lies in one array: ten thousand rows are gone through only when their order or what is usual changes. */
export function knownHeights(): KnownHeights {
  let heights = noHeights;
  let all: { readonly of: OrderedRows; readonly today: LocalDate; readonly usual: RowHeights['usual']; readonly pixels: Float64Array } | null = null;
  let places: { readonly found: Answer['found']; readonly starts: Float64Array } | null = null;

  function pixelsOf({ of, today }: Answer): Float64Array {
    if (all?.of === of && all.today === today && all.usual === heights.usual) return all.pixels;
    all = { of, today, usual: heights.usual, pixels: Float64Array.from(of.rows, (row) => heightOf(heights, row.id, kindOf(row, today))) };
    places = null;
    return all.pixels;
  }
  return {
    startsOf(answer) {
      const pixels = pixelsOf(answer);
      if (places?.found !== answer.found) places = { found: answer.found, starts: rowStarts(pixels, answer.found) };
      return places.starts;
    },
    learn(answer, measured) {
      const before = heights;
      for (const { row, height } of measured) heights = learnHeight(heights, row.id, kindOf(row, answer.today), height);
      if (heights === before) return false;
      const pixels = pixelsOf(answer);
      for (const { row, place } of measured) pixels[rowNumber(answer, place)] = heightOf(heights, row.id, kindOf(row, answer.today));
      places = null;
      return heights.usual !== before.usual;
    },
    forget() {
      heights = noHeights;
      all = null;
    },
  };
}

function kindOf(row: ContactRow, today: LocalDate): RowKind {
  return row.contested || dueBy(row, today) ? 'chips' : 'plain';
}
