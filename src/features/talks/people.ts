import type { ContactRow } from '#app/api.ts';
import type { MemberId } from '#base/ids.ts';
import { searchWords } from '#domain/search.ts';

export type Suggested = { readonly shown: readonly ContactRow[]; readonly more: number };

/** As many as fit above the keyboard of a small phone. */
const SHOWN = 4;

/** Whom the typed letters mean: every word must occur; names that begin with them first, then words that do, then the rest by name. */
export function searchPeople(rows: Iterable<ContactRow>, typed: string): Suggested {
  const words = searchWords(typed);
  const first = words[0];
  if (first === undefined) return { shown: [], more: 0 };
  const ranks: readonly [ContactRow[], ContactRow[], ContactRow[]] = [[], [], []];
  for (const row of rows) {
    if (!words.every((word) => row.haystack.includes(word))) continue;
    ranks[row.haystack.startsWith(first) ? 0 : row.haystack.includes(` ${first}`) ? 1 : 2].push(row);
  }
  const found = ranks.flatMap((some) => some.toSorted(byName));
  return { shown: found.slice(0, SHOWN), more: Math.max(found.length - SHOWN, 0) };
}

/** Who is probably meant before a letter is typed: those with the earliest next step, one's own before the others'. */
export function likelyPeople(rows: Iterable<ContactRow>, self: MemberId | null): Suggested {
  const due = [...rows].filter((row) => row.due !== null);
  const own = (row: ContactRow): number => (row.responsible === self ? 0 : 1);
  const sorted = due.toSorted((a, b) => own(a) - own(b) || ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  return { shown: sorted.slice(0, SHOWN), more: 0 };
}

function byName(a: ContactRow, b: ContactRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
