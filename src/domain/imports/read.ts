import { accept, refuse, type Result } from '#base/result.ts';
import { readCsv } from './csv.ts';
import { decodeText, guessEncoding, looksBinary } from './encoding.ts';
import type { ImportOptions, ImportRefusal, ImportTable } from './table.ts';
import { readVcards } from './vcard.ts';

export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;
export const MAX_IMPORT_ROWS = 20_000;

/**
 * Reads a contact file whatever its name says: a vCard file begins like one, all other text is a table. Never throws; what is no contact
 * file is refused by kind (a table program's own format, a picture, nothing), so that the screen can say what to do.
 */
export function readImport(bytes: Uint8Array, fileName: string, options: ImportOptions = {}): Result<ImportTable, ImportRefusal> {
  if (bytes.length > MAX_IMPORT_BYTES) return refuse('file-too-big');
  if (isSpreadsheet(bytes)) return refuse('file-is-spreadsheet');
  const encoding = options.encoding ?? guessEncoding(bytes);
  const text = decodeText(bytes, encoding);
  if (text.trim() === '') return refuse('file-empty');
  if (looksBinary(text) || /^\s*(%PDF|\{\\rtf|<!doctype|<html|<\?xml)/i.test(text)) return refuse('file-not-text');
  const isVcard = /^\s*BEGIN:\s*VCARD/i.test(text) || /\.(vcf|vcard)$/i.test(fileName);
  if (isVcard && !/^\s*BEGIN:\s*VCARD\s*$/im.test(text)) return refuse('file-not-contacts');
  const read = isVcard ? withoutDelimiter(readVcards(text)) : readCsv(text, options);
  if (!read.ok) return read;
  if (read.value.rows.length > MAX_IMPORT_ROWS) return refuse('too-many-rows', String(read.value.rows.length));
  return accept(withoutEmptyColumns({ format: isVcard ? 'vcard' : 'csv', encoding, ...read.value }));
}

/** Exports of mail programs have ninety columns of which a person fills six: the others would only be in the way. */
function withoutEmptyColumns(table: ImportTable): ImportTable {
  const used = table.columns.map((_, index) => table.rows.some((row) => row.cells[index] !== ''));
  return {
    ...table,
    columns: table.columns.filter((_, index) => used[index]),
    rows: table.rows.map((row) => ({ line: row.line, cells: row.cells.filter((_, index) => used[index]) })),
  };
}

function withoutDelimiter(read: ReturnType<typeof readVcards>) {
  return read.ok ? accept({ ...read.value, delimiter: null, header: true }) : read;
}

/** xlsx, ods and numbers are zip archives; the old xls is an OLE file. */
function isSpreadsheet(bytes: Uint8Array): boolean {
  const starts = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  return starts(0x50, 0x4b, 0x03, 0x04) || starts(0xd0, 0xcf, 0x11, 0xe0);
}
