import type { ContactRow } from '#app/api.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Stage, Ticket } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import { matches, searchWords } from '#domain/search.ts';

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

/** The rows that hold every word of the query and meet every condition, in the order given. */
export function chooseRows(rows: readonly ContactRow[], query: string, filter: ListFilter, today: LocalDate): readonly ContactRow[] {
  const words = searchWords(query);
  if (words.length === 0 && filterCount(filter) === 0) return rows;
  return rows.filter((row) => matches(row.haystack, words) && meets(row, filter, today));
}

function meets(row: ContactRow, filter: ListFilter, today: LocalDate): boolean {
  return (filter.stage === null || row.stage === filter.stage)
    && (filter.responsible === null || row.responsible === (filter.responsible === 'nobody' ? null : filter.responsible))
    && (filter.municipality === null || row.municipality === filter.municipality)
    && (filter.ticket === null || row.ticket === filter.ticket)
    && (!filter.withoutConsent || !row.consent)
    && (!filter.contested || row.contested)
    && (!filter.due || (row.due !== null && row.due <= today));
}

const collator = new Intl.Collator('de', { sensitivity: 'base', numeric: true });
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

function byName(a: ContactRow, b: ContactRow): number {
  return collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** A missing day comes after every day. */
function compareDays(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
