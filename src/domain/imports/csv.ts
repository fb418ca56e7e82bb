import Papa from 'papaparse';
import { accept, refuse, type Result } from '#base/result.ts';
import { guessByValues, guessColumns, readsLikeHeader } from './columns.ts';
import { delimiters, type Delimiter, type ImportColumn, type ImportOptions, type ImportProblem, type ImportRefusal, type ImportRow } from './table.ts';

export type CsvTable = {
  readonly delimiter: Delimiter;
  readonly header: boolean;
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly ImportRow[];
  readonly problems: readonly ImportProblem[];
};

/** Each costs a search to the file's end: a file with more of them is not a list with a slip but another kind of file. */
const MOST_BROKEN_ROWS = 100;
/** Some lists have a title and a date above their headings. */
const HEADER_WITHIN = 5;

/**
 * A CSV text as a table (RFC 4180 as papaparse reads it). Rows that hold nothing are left out but counted, so that line numbers are
 * those a table program shows. A row whose quotation marks do not match is reported alone; it never swallows those after it.
 */
export function readCsv(text: string, options: ImportOptions): Result<CsvTable, ImportRefusal> {
  const { body, hint } = withoutSeparatorLine(text.replace(/\r\n?/g, '\n'));
  const delimiter = options.delimiter ?? hint ?? guessDelimiter(body);
  const read = readRows(body, delimiter);
  if (!read.ok) return read;
  const { rows, problems } = read.value;
  const headerAt = options.header === false ? -1 : findHeader(rows, options.header === true);
  const below = rows.slice(headerAt + 1);
  if (below.length === 0) return refuse('file-without-rows');
  const columns = nameColumns(rows[headerAt]?.cells ?? null, below);
  const above = rows.slice(0, Math.max(0, headerAt)).map((row) => problem(row.line, 'above-header', row.cells.join(' ').trim()));
  const fitted = fitRows(below, columns.length);
  return accept({
    delimiter,
    header: headerAt >= 0,
    columns,
    rows: fitted.rows,
    problems: [...above, ...problems, ...fitted.problems].sort((a, b) => a.line - b.line),
  });
}

/** Excel's own first line `sep=;` tells the delimiter and is no row. */
function withoutSeparatorLine(text: string): { readonly body: string; readonly hint: Delimiter | null } {
  const found = /^sep=([;,\t])\n/i.exec(text);
  if (!found) return { body: text, hint: null };
  return { body: text.slice(found[0].length), hint: delimiters.find((one) => one === found[1]) ?? null };
}

/** The one that parts the first rows most evenly; in a damaged file the first line's. */
function guessDelimiter(text: string): Delimiter {
  const { meta, errors } = Papa.parse<string[]>(text, { preview: 20, newline: '\n', skipEmptyLines: true, delimitersToGuess: [...delimiters] });
  const firstLine = text.slice(0, endOfLine(text, 0));
  const guess = errors.some((error) => error.type === 'Delimiter') ? delimiters.find((one) => firstLine.includes(one)) : delimiters.find((one) => one === meta.delimiter);
  return guess ?? ';';
}

type RawRows = { readonly rows: ImportRow[]; readonly problems: ImportProblem[] };

function readRows(text: string, delimiter: Delimiter): Result<RawRows, ImportRefusal> {
  const rows: ImportRow[] = [];
  const problems: ImportProblem[] = [];
  let line = 0;
  let from = 0;
  while (from < text.length) {
    let done = 0;
    let broken = false;
    Papa.parse<string[]>(text.slice(from), {
      delimiter,
      newline: '\n',
      step: (result, parser) => {
        if (broken) return;
        broken = result.errors.some((error) => error.type === 'Quotes');
        if (broken) return parser.abort();
        line += 1;
        done = result.meta.cursor;
        const cells = result.data.map((cell) => cell.trim());
        if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
      },
    });
    if (!broken) break;
    const end = endOfLine(text, from + done);
    line += 1;
    problems.push(problem(line, 'quotes', text.slice(from + done, end)));
    if (problems.length > MOST_BROKEN_ROWS) return refuse('file-broken');
    from = end + 1;
  }
  return accept({ rows, problems });
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const QUOTE = 80;
function problem(line: number, why: ImportProblem['why'], text: string): ImportProblem {
  return { line, why, text: text.length > QUOTE ? `${text.slice(0, QUOTE)}…` : text };
}

/** The index of the heading row, or -1. */
function findHeader(rows: readonly ImportRow[], insisted: boolean): number {
  const found = rows.slice(0, HEADER_WITHIN).findIndex((row) => readsLikeHeader(row.cells) && row.cells.filter((cell) => cell !== '').length > 1);
  if (found >= 0) return found;
  const first = rows[0];
  return insisted || (first !== undefined && readsLikeHeader(first.cells)) ? 0 : -1;
}

function nameColumns(header: readonly string[] | null, rows: readonly ImportRow[]): readonly ImportColumn[] {
  if (header) {
    const guesses = guessColumns(header);
    return header.map((title, index) => ({ title, guess: guesses[index] ?? 'ignore' }));
  }
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  return Array.from({ length: width }, (_, index) => ({
    title: '',
    guess: guessByValues(rows.slice(0, 50).map((row) => row.cells[index] ?? '')),
  }));
}

/** Every row as wide as the headings; what stands beyond them is reported, not dropped in silence. */
function fitRows(rows: readonly ImportRow[], width: number): RawRows {
  const problems: ImportProblem[] = [];
  const fitted = rows.map((row) => {
    const beyond = row.cells.slice(width).filter((cell) => cell !== '');
    if (beyond.length > 0) problems.push(problem(row.line, 'too-many-cells', beyond.join(' ')));
    return { line: row.line, cells: Array.from({ length: width }, (_, index) => row.cells[index] ?? '') };
  });
  return { rows: fitted, problems };
}
