import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import type { Random } from '#base/ids.ts';
import { planImport } from '#domain/imports/plan.ts';
import { readImport } from '#domain/imports/read.ts';
import type { ImportTable } from '#domain/imports/table.ts';

const letters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüßéłşABCXYZ ,;"=\\:-.\'');
const text = fc.string({ unit: letters, maxLength: 60 }).map((value) => value.trim());
const word = text.filter((value) => /\p{L}/u.test(value));
const person = fc.record({ name: word, phone: fc.integer({ min: 0, max: 999 }).map((n) => `030 23125 ${String(n).padStart(3, '0')}`), note: fc.array(word, { maxLength: 3 }).map((lines) => lines.join('\n')) });
const people = fc.array(person, { minLength: 1, maxLength: 12 });
type Person = typeof person extends fc.Arbitrary<infer T> ? T : never;

function tableOf(content: Uint8Array | string, name: string): ImportTable {
  const result = readImport(typeof content === 'string' ? utf8(content) : content, name);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}
/** Name, phone and note of each row, by the guessed columns. */
function peopleOf(table: ImportTable): readonly Person[] {
  const at = (field: string) => table.columns.findIndex(({ guess }) => guess === field);
  return table.rows.map(({ cells }) => ({ name: cells[at('name')] ?? '', phone: cells[at('phone')] ?? '', note: cells[at('notes')] ?? '' }));
}

test('D-61 whatever a table holds is read back as it was written, with each delimiter and line end', () => {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(people, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean(), (list, delimiter, end, mark) => {
      const lines = [['Name', 'Telefon', 'Notizen'], ...list.map((one) => [one.name, one.phone, one.note])];
      const csv = lines.map((cells) => cells.map(quoted).join(delimiter)).join(end);
      expect(peopleOf(tableOf(`${mark ? '\uFEFF' : ''}${csv}`, 'x.csv'))).toEqual(list);
    }),
    { numRuns: 300 },
  );
});

const escaped = (value: string) => value.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
const folded = (line: string) => Array.from(line).reduce((lines, letter, index) => lines + (index > 0 && index % 40 === 0 ? `\r\n ${letter}` : letter), '');
const quotedPrintable = (value: string) =>
  Array.from(utf8(value), (byte) => (byte < 0x80 && byte > 0x20 && byte !== 0x3d && byte !== 0x5c ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`))
    .reduce((lines, part, index) => lines + (index > 0 && index % 20 === 0 ? `=\r\n${part}` : part), '');

test('D-63 whatever 3.0 and 4.0 cards hold is read back as it was written', () => {
  fc.assert(
    fc.property(people, fc.constantFrom('3.0', '4.0'), (list, version) => {
      const cards = list.map(({ name, phone, note }) => ['BEGIN:VCARD', `VERSION:${version}`, `FN:${escaped(name)}`, `TEL;TYPE=cell:${phone}`, `NOTE:${escaped(note)}`, 'END:VCARD'].map(folded).join('\r\n'));
      expect(peopleOf(tableOf(cards.join('\r\n'), 'x.vcf'))).toEqual(list);
    }),
    { numRuns: 300 },
  );
});

test('D-63 whatever 2.1 cards hold in quoted-printable is read back as it was written', () => {
  const params = ';ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:';
  // 2.1 escapes a semicolon by a backslash and knows no escape for the backslash before it.
  const plain = (value: string) => !/\\;|\\$/.test(value);
  fc.assert(
    fc.property(people.filter((list) => list.every((one) => plain(one.name) && plain(one.note))), (list) => {
      const cards = list.map(({ name, phone, note }) => ['BEGIN:VCARD', 'VERSION:2.1', `FN${params}${quotedPrintable(name)}`, `TEL;CELL;PREF:${phone}`, `NOTE${params}${quotedPrintable(note)}`, 'END:VCARD'].join('\r\n'));
      expect(peopleOf(tableOf(cards.join('\r\n'), 'x.vcf'))).toEqual(list);
    }),
    { numRuns: 300 },
  );
});

const random: Random = (length) => new Uint8Array(length);
const survives = (bytes: Uint8Array, name: string) => {
  const read = readImport(bytes, name);
  if (read.ok) planImport(read.value, { mapping: read.value.columns.map((_, index) => (index === 0 ? 'name' : 'phone')), consent: true, source: '', existing: [] }, random);
};

test('D-60 no bytes make the reader throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.csv', 'a.vcf', ''), survives), { numRuns: 2000 });
});

test('D-60 no broken card or table makes the reader throw', () => {
  const pieces = fc.constantFrom('BEGIN:VCARD', 'END:VCARD', 'VERSION:2.1', 'VERSION:4.0', 'N;', 'FN;CHARSET=x;QUOTED-PRINTABLE:=C3=', 'TEL;=;;TYPE=":', 'ADR:;;;', 'AGENT:', 'NOTE;ENCODING=B;VALUE=uri:x', ' =', '=', '"', ';', ',', '\t', '\n', '\r\n', 'Name', ':', '\\', '\u0000', 'ä');
  fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }), fc.constantFrom('', '\n'), fc.constantFrom('a.csv', 'a.vcf'), (parts, glue, name) => survives(utf8(parts.join(glue)), name)), { numRuns: 3000 });
});
