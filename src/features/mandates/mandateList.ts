import type { MandateRow } from '#app/recruitingApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { councilOf, type Council } from '#domain/council.ts';
import { isPresent, type BodyKind, type StandingAgain } from '#domain/mandate.ts';
import { place, type PlaceKey } from '#domain/places.ts';
import { fold, matches, searchWords } from '#domain/search.ts';

/** What the list is narrowed to; null and false ask for nothing. */
export type MandateFilter = {
  readonly body: BodyKind | null;
  readonly place: PlaceKey | null;
  readonly state: StandingAgain | null;
  /** Not decided yet, and nobody is to speak with them. */
  readonly nobody: boolean;
  /** Ended ones are left out unless asked for. */
  readonly past: boolean;
};

export const noFilter: MandateFilter = { body: null, place: null, state: null, nobody: false, past: false };

export function filterCount(filter: MandateFilter): number {
  return Object.values(filter).filter(Boolean).length;
}

/** The person has not said yet whether they stand again. */
export function isUndecided({ standingAgain }: Pick<MandateRow, 'standingAgain'>): boolean {
  return standingAgain === 'open' || standingAgain === 'considering';
}

/** Undecided, still in office, and nobody is to speak with them. */
export function isLeftAlone(row: MandateRow, today: LocalDate): boolean {
  return isPresent(row, today) && isUndecided(row) && row.speaksNext === null;
}

/** The mandates that meet every condition and hold every word of the query: in the name, the council group, the place, the Ortschaft or the body's word. */
export function chooseMandates(rows: Iterable<MandateRow>, query: string, filter: MandateFilter, today: LocalDate, bodyWord: (body: BodyKind) => string): readonly MandateRow[] {
  const words = searchWords(query);
  const fits = (row: MandateRow): boolean =>
    (filter.past || isPresent(row, today))
    && (filter.body === null || row.body === filter.body)
    && (filter.place === null || row.place === filter.place)
    && (filter.state === null || row.standingAgain === filter.state)
    && (!filter.nobody || isLeftAlone(row, today))
    && (words.length === 0 || matches(haystack(row, bodyWord(row.body)), words));
  return [...rows].filter(fits);
}

function haystack(row: MandateRow, bodyWord: string): string {
  const where = row.place === null ? '' : (place(row.place)?.title ?? '');
  return fold([row.contactName, row.group, where, row.locality, bodyWord].join(' '));
}

export type CouncilRows = { readonly council: Council; readonly rows: readonly MandateRow[] };

/** From the body of the largest area to the smallest, as a board goes through them. */
export const bodyOrder: readonly BodyKind[] = ['district-council', 'city-council', 'municipal-council', 'association-council', 'local-council'];

/** The mandates by council: bodies in their order, places by name, people by name, those who ended last. */
export function byCouncil(rows: readonly MandateRow[], today: LocalDate): readonly CouncilRows[] {
  const councils = new Map<string, { readonly council: Council; readonly rows: MandateRow[] }>();
  for (const row of rows) {
    const council = councilOf(row);
    const known = councils.get(council.key) ?? { council, rows: [] };
    known.rows.push(row);
    councils.set(council.key, known);
  }
  const ended = (row: MandateRow): number => (isPresent(row, today) ? 0 : 1);
  return [...councils.values()].toSorted((a, b) => compareCouncils(a.council, b.council)).map(({ council, rows: ofCouncil }) => ({
    council, rows: ofCouncil.toSorted((a, b) => ended(a) - ended(b) || a.contactName.localeCompare(b.contactName, 'de')),
  }));
}

/** Councils whose place nobody knows stand last among those of their body. */
export function compareCouncils(a: Council, b: Council): number {
  const nowhere = (council: Council): number => (council.place === null ? 1 : 0);
  const name = (council: Council): string => (council.place === null ? '' : (place(council.place)?.name ?? council.place));
  return bodyOrder.indexOf(a.body) - bodyOrder.indexOf(b.body) || nowhere(a) - nowhere(b) || name(a).localeCompare(name(b), 'de') || a.locality.localeCompare(b.locality, 'de');
}

/** Places that occur, by name, for the filter. */
export function occurringPlaces(rows: Iterable<MandateRow>): readonly { readonly key: PlaceKey; readonly title: string }[] {
  const keys = new Set([...rows].flatMap((row) => row.place ?? []));
  return [...keys].map((key) => ({ key, title: place(key)?.title ?? key })).toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
}
