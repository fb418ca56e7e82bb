import type { ContactRowProjection } from '#doc/contacts.ts';
import type { ContactRow, Receipt } from './api.ts';

/** One field of all rows, each value, or where few differ: the values and which of them each row has. */
type Column<T> = { readonly all: readonly T[] } | { readonly of: readonly T[]; readonly at: readonly number[] };

/**
 * Rows field by field instead of row by row: ten thousand with their field names are 3 MB of text, of which most repeats; so they are 1.1 MB, and are read in a
 * fifth of the time.
 */
export type PackedRows = { readonly [Field in keyof ContactRowProjection]-?: Column<undefined extends ContactRowProjection[Field] ? Exclude<ContactRowProjection[Field], undefined> | null : ContactRowProjection[Field]> };

/** Below this share of different values a column names each once. */
const FEW = 0.25;

export function packRows(rows: readonly ContactRowProjection[]): PackedRows {
  const column = <T>(field: (row: ContactRowProjection) => T): Column<T> => packColumn(rows.map(field));
  return {
    id: column((row) => row.id),
    name: column((row) => row.name),
    municipality: column((row) => row.municipality),
    stage: column((row) => row.stage),
    ticket: column((row) => row.ticket),
    responsible: column((row) => row.responsible),
    tags: column((row) => row.tags),
    due: column((row) => row.due),
    lastTalk: column((row) => row.lastTalk),
    birthYear: column((row) => row.birthYear ?? null),
    consent: column((row) => row.consent),
    contested: column((row) => row.contested),
    haystack: column((row) => row.haystack),
  };
}

/** The rows in their order. Written out field by field: every screen's start waits for this loop. */
export function unpackRows(packed: PackedRows, receiptOf: (id: string) => Receipt): readonly ContactRow[] {
  const [id, name, municipality, stage, ticket, responsible] = [unpackColumn(packed.id), unpackColumn(packed.name), unpackColumn(packed.municipality), unpackColumn(packed.stage), unpackColumn(packed.ticket), unpackColumn(packed.responsible)];
  const [tags, due, lastTalk, birthYears, consent, contested, haystack] = [unpackColumn(packed.tags), unpackColumn(packed.due), unpackColumn(packed.lastTalk), unpackColumn(packed.birthYear), unpackColumn(packed.consent), unpackColumn(packed.contested), unpackColumn(packed.haystack)];
  return id.map((one, at) => {
    const row = {
      id: one, name: name[at]!, municipality: municipality[at]!, stage: stage[at]!, ticket: ticket[at]!, responsible: responsible[at]!, tags: tags[at]!, due: due[at]!,
      lastTalk: lastTalk[at]!, consent: consent[at]!, contested: contested[at]!, haystack: haystack[at]!, receipt: receiptOf(one),
    };
    const birthYear = birthYears[at] ?? null;
    return birthYear === null ? row : { ...row, birthYear };
  });
}

function packColumn<T>(all: readonly T[]): Column<T> {
  const numbers = new Map<string, number>();
  const of: T[] = [];
  const at: number[] = [];
  for (const value of all) {
    const name = JSON.stringify(value);
    const known = numbers.get(name) ?? of.push(value) - 1;
    numbers.set(name, known);
    at.push(known);
    if (of.length > all.length * FEW) return { all };
  }
  return { of, at };
}

function unpackColumn<T>(column: Column<T>): readonly T[] {
  if ('all' in column) return column.all;
  const { of, at } = column;
  return at.map((number) => of[number]!);
}
