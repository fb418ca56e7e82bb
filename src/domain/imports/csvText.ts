import Papa from 'papaparse';

/**
 * A table as a CSV text that German and English Excel open right: semicolons, `\r\n`, a byte order mark; a cell that would run as a
 * formula is quoted by an apostrophe, for these cells come from strangers' files.
 */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${Papa.unparse({ fields: [...header], data: rows.map((row) => [...row]) }, { delimiter: ';', newline: '\r\n', escapeFormulae: true })}`;
}
