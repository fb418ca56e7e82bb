import type { ContactRow } from '#app/api.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Stage, Ticket } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import { byName } from '#domain/nameOrder.ts';
import { findIn, joinHaystacks, searchWords, type Haystacks } from '#domain/search.ts';

/** What the list is narrowed to; null and false ask for nothing. */
export type ListFilter = {
  readonly stage: Stage | null;
  readonly responsible: MemberId | 'nobody' | null;
  readonly municipality: Ags | null;
  readonly ticket: Ticket | null;
  readonly withoutConsent: boolean;
  readonly contested: boolean;
  readonly due: boolean;
};

export const noFilter: ListFilter = { stage: null, responsible: null, municipality: null, ticket: null, withoutConsent: false, contested: false, due: false };

export const sortings = ['name', 'due', 'talk'] as const;
export type Sorting = (typeof sortings)[number];

/** How many conditions the filter sets. */
export function filterCount(filter: ListFilter): number {
  return Object.values(filter).filter(Boolean).length;
}

/** All rows in order, with what a query looks in. */
export type OrderedRows = { readonly rows: readonly ContactRow[]; readonly haystacks: () => Haystacks };

/** What the list was asked for and which rows answer it. */
export type Answer = {
  readonly of: OrderedRows;
  readonly words: readonly string[];
  readonly filter: ListFilter;
  readonly today: LocalDate;
  /** Numbers into the ordered rows, ascending; null: all of them. */
  readonly found: Uint32Array | null;
};

/**
 * The rows that hold every word of the query and meet every condition. `before` is the previous answer: where the query only grew (a letter more), what was found
 * is searched instead of everything. Rows themselves are looked at only for conditions: ten thousand objects lie far apart in memory.
 */
export function chooseRows(of: OrderedRows, query: string, filter: ListFilter, today: LocalDate, before: Answer | null): Answer {
  const words = searchWords(query);
  const narrows = before !== null && before.of === of && before.filter === filter && before.today === today
    && before.words.every((word) => words.some((longer) => longer.includes(word)));
  const among = narrows ? before.found : filterCount(filter) === 0 ? null : meeting(of.rows, filter, today);
  const found = words.length === 0 ? among : findIn(of.haystacks(), words, among);
  return { of, words, filter, today, found: found?.length === of.rows.length ? null : found };
}

export function rowCount({ of, found }: Answer): number {
  return found ? found.length : of.rows.length;
}

/** Which of all rows stands at a place of the answer; -1: none. */
export function rowNumber({ of, found }: Answer, place: number): number {
  return (found ? found[place] : of.rows[place] && place) ?? -1;
}

/** The row at a place of the answer. */
export function rowAt(answer: Answer, place: number): ContactRow | undefined {
  return answer.of.rows[rowNumber(answer, place)];
}

export function answeredIds(answer: Answer): readonly ContactId[] {
  return Array.from({ length: rowCount(answer) }, (_, place) => rowAt(answer, place)?.id).filter((id) => id !== undefined);
}

/** Rows in order; what a query looks in is made when it is first needed, or before by asking for it. */
export function orderedRows(rows: readonly ContactRow[]): OrderedRows {
  let made: Haystacks | null = null;
  return { rows, haystacks: () => (made ??= joinHaystacks(rows.map((row) => row.haystack))) };
}

function meeting(rows: readonly ContactRow[], filter: ListFilter, today: LocalDate): Uint32Array {
  return Uint32Array.from(rows.flatMap((row, number) => (meets(row, filter, today) ? [number] : [])));
}

function meets(row: ContactRow, filter: ListFilter, today: LocalDate): boolean {
  return (filter.stage === null || row.stage === filter.stage)
    && (filter.responsible === null || row.responsible === (filter.responsible === 'nobody' ? null : filter.responsible))
    && (filter.municipality === null || row.municipality === filter.municipality)
    && (filter.ticket === null || row.ticket === filter.ticket)
    && (!filter.withoutConsent || !row.consent)
    && (!filter.contested || row.contested)
    && (!filter.due || dueBy(row, today) !== null);
}

/** The day of the next step where it has come, else null. */
export function dueBy(row: ContactRow, today: LocalDate): LocalDate | null {
  return row.due !== null && row.due <= today ? row.due : null;
}

const orders: Readonly<Record<Sorting, (a: ContactRow, b: ContactRow) => number>> = {
  name: byName,
  due: (a, b) => compareDays(a.due, b.due) || byName(a, b),
  talk: (a, b) => -compareDays(a.lastTalk ?? ('' as LocalDate), b.lastTalk ?? ('' as LocalDate)) || byName(a, b),
};

/**
 * All rows in order: by name, by the earliest due day, or by the latest talk first; whoever has no such day comes last.
 * `before` is the previous answer: sorting what is nearly in order costs one comparison a row, so a single change among 10,000 stays fluid.
 */
export function orderRows(rows: ReadonlyMap<ContactId, ContactRow>, sorting: Sorting, before: readonly ContactRow[]): readonly ContactRow[] {
  const known = new Set(before.map((row) => row.id));
  const kept = before.flatMap((row) => rows.get(row.id) ?? []);
  const fresh = [...rows.values()].filter((row) => !known.has(row.id));
  return [...kept, ...fresh].sort(orders[sorting]);
}

/** A missing day comes after every day. */
function compareDays(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
