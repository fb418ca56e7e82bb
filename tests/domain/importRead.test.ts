import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readImport } from '#domain/imports/read.ts';
import type { ImportOptions, ImportTable } from '#domain/imports/table.ts';
import { utf8 } from '#base/bytes.ts';

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/imports/${name}`, import.meta.url)));

function read(bytes: Uint8Array | string, name = 'kontakte.csv', options: ImportOptions = {}): ImportTable {
  const result = readImport(typeof bytes === 'string' ? utf8(bytes) : bytes, name, options);
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.value;
}
const refusal = (bytes: Uint8Array | string, name = 'kontakte.csv') => {
  const result = readImport(typeof bytes === 'string' ? utf8(bytes) : bytes, name);
  return result.ok ? 'accepted' : result.refusal;
};
const guesses = (table: ImportTable) => Object.fromEntries(table.columns.map(({ title, guess }) => [title, guess]));
/** A row's cells by heading. */
const row = (table: ImportTable, index: number) => Object.fromEntries(table.columns.map(({ title }, at) => [title, table.rows[index]?.cells[at]]));

describe('files that programs export', () => {
  test('D-61 a German Excel list: windows-1252, semicolons, a title above its headings', () => {
    const table = read(fixture('excel-german.csv'));
    expect(table).toMatchObject({ format: 'csv', encoding: 'windows-1252', delimiter: ';', header: true });
    expect(guesses(table)).toEqual({ Name: 'lastName', Vorname: 'firstName', 'Telefon privat': 'phone', Handy: 'phone', 'E-Mail': 'mail', Wohnort: 'place', Bemerkung: 'notes' });
    expect(row(table, 0)).toMatchObject({ Name: 'Großmann', Vorname: 'Björn', Bemerkung: 'wählt "immer"; fragt nach' });
    expect(table.rows.map(({ line }) => line)).toEqual([4, 5, 7, 8]);
    expect(table.problems.map(({ line, why }) => [line, why])).toEqual([[1, 'above-header'], [2, 'above-header']]);
  });

  test('D-61 Excel\'s "Unicode text": UTF-16 with tabs', () => {
    const table = read(fixture('excel-unicode.txt'), 'liste.txt');
    expect(table).toMatchObject({ encoding: 'utf-16le', delimiter: '\t' });
    expect(row(table, 1)).toEqual({ 'Vor- und Nachname': 'Łukasz Żak', Mobil: '0171 3920071', Mail: 'lukasz@example.org', Schlagwörter: 'Jugend' });
  });

  test('D-61 Google\'s table: labels and unused columns are in nobody\'s way', () => {
    const table = read(fixture('google.csv'));
    const { 'First Name': first, 'Last Name': last, 'Phone 1 - Value': phone, 'Phone 1 - Label': label, 'Address 1 - City': city, 'Address 1 - Formatted': formatted, Labels: tags } = guesses(table);
    expect([first, last, phone, label, city, formatted, tags]).toEqual(['firstName', 'lastName', 'phone', 'ignore', 'place', 'ignore', 'tags']);
    expect(row(table, 0)).toMatchObject({ Notes: 'Zeile eins\nZeile zwei', 'Address 1 - Formatted': 'Weg 1\n39179 Barleben' });
    expect(Object.keys(guesses(table))).not.toContain('Nickname');
    expect(table.rows[1]).toMatchObject({ line: 3 });
  });

  test('D-61 Outlook\'s German table: byte order mark, private place before the office\'s', () => {
    const table = read(fixture('outlook-german.csv'));
    expect(table.encoding).toBe('utf-8');
    expect(guesses(table)).toMatchObject({
      Anrede: 'ignore', Vorname: 'firstName', Nachname: 'lastName', 'Ort geschäftlich': 'ignore', 'Ort privat': 'place', 'Fax geschäftlich': 'ignore', Mobiltelefon: 'phone',
      'E-Mail-Adresse': 'mail', 'E-Mail-Typ': 'ignore', 'E-Mail: Angezeigter Name': 'ignore', 'Telefon Assistent': 'ignore', Kategorien: 'tags', Notizen: 'notes',
    });
  });

  test('D-63 Google\'s cards', () => {
    const table = read(fixture('google.vcf'), 'contacts.vcf');
    expect(row(table, 0)).toEqual({ FN: 'Jörg Müller', TEL: '+49 171 3920010', EMAIL: 'joerg.mueller@example.org', ADR: 'Barleben', CATEGORIES: 'Feuerwehr\nmyContacts', NOTE: 'Kennt den Ortsrat, fragt nach dem Radweg.\nRuft abends zurück.', FAX: '030 23125 900' });
    expect(row(table, 1)).toMatchObject({ FN: 'Dr. Ayşe Yıldız', TEL: '030 23125 011\n0171 3920011' });
    expect(table.problems).toEqual([]);
  });

  test('D-63 Apple\'s cards: groups, a folded photo and note, the home address first', () => {
    const table = read(fixture('apple.vcf'), 'Karten.vcf');
    expect(row(table, 0)).toMatchObject({ FN: 'Maren Lindqvist', TEL: '0171 3920020\n030 23125 020', ADR: 'Börde-Hakel', NOTE: 'Trifft man am besten beim Sommerfest; sonst per Mail. Sie hat einen sehr langen Satz hinterlassen.' });
    expect(row(table, 1)).toMatchObject({ FN: 'Chidi Okafor' });
    expect(table.rows.map(({ line }) => line)).toEqual([1, 19]);
  });

  test('D-63 Outlook\'s 2.1: bare parameters, windows-1252 in quoted-printable, soft breaks, fax apart', () => {
    const table = read(fixture('outlook-2.1.vcf'), 'kontakt.vcf');
    expect(row(table, 0)).toEqual({
      FN: 'Sören Grünwald', TEL: '+49 (30) 23125 030\n0171 3920030', EMAIL: 'soeren@example.org', ADR: 'Wörlitz',
      NOTE: 'Steht früh auf\n\nAngebot: Brot für den Infostand; kostenlos', FAX: '030 23125 031', ORG: 'Bäckerei Grünwald, Inh. S. Grünwald',
    });
    expect(table.problems).toEqual([]);
  });

  test('D-63 a Nokia phone\'s 2.1: UTF-8 broken in the middle of a letter, names from their parts', () => {
    const table = read(fixture('nokia-2.1.vcf'), 'backup.vcf');
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['Käthe Weiß', 'Ilze Ḑūņāāā']);
    expect(row(table, 1)).toMatchObject({ NOTE: 'Zugänglich, freundlich \\ offen und = sie selbst' });
  });

  test('D-63 Thunderbird\'s 4.0: numbers as addresses', () => {
    expect(row(read(fixture('thunderbird-4.0.vcf'), 'x.vcf'), 0)).toMatchObject({ FN: 'Nadia Brandt', TEL: '+49-171-3920050\n030 23125 050', ADR: 'Haldensleben' });
  });
});

describe('set by hand', () => {
  test('D-61 the encoding: Mac OS Roman, which nobody can guess', () => {
    const bytes = new Uint8Array([...utf8('Name;Ort\nJ'), 0x9a, ...utf8('rg;Halle\n')]);
    expect(read(bytes).rows[0]?.cells[0]).toBe('Jšrg');
    expect(read(bytes, 'x.csv', { encoding: 'macintosh' }).rows[0]?.cells[0]).toBe('Jörg');
  });

  test('D-61 the delimiter and the heading', () => {
    expect(read('Name,Ort;Mail\nA,B;a@example.org', 'x.csv', { delimiter: ',' }).columns.map(({ title }) => title)).toEqual(['Name', 'Ort;Mail']);
    const table = read('Name;Ort\nJörg;Halle', 'x.csv', { header: false });
    expect([table.header, table.rows.length]).toEqual([false, 2]);
  });

  test('D-61 without headings, mails and numbers are known by their looks', () => {
    const table = read('Jörg Müller;0171 3920010;joerg@example.org\nAnna Berg;030 23125 001;anna@example.org');
    expect(table.columns.map(({ guess }) => guess)).toEqual(['ignore', 'phone', 'mail']);
  });

  test('D-61 Excel\'s line "sep=;" names the delimiter and is no row', () => {
    expect(read('sep=;\r\nName;Ort\r\nAnna;Halle').rows).toEqual([{ line: 2, cells: ['Anna', 'Halle'] }]);
  });
});

describe('files that are none', () => {
  test('D-60 each kind is refused by its own word', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]);
    expect(refusal(png, 'bild.csv')).toBe('file-not-text');
    expect(refusal(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'liste.xlsx')).toBe('file-is-spreadsheet');
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'alt.xls')).toBe('file-is-spreadsheet');
    expect(refusal('%PDF-1.7\nName', 'x.csv')).toBe('file-not-text');
    expect(refusal('<!DOCTYPE html><table>', 'x.csv')).toBe('file-not-text');
    expect(refusal('')).toBe('file-empty');
    expect(refusal('\n \n')).toBe('file-empty');
    expect(refusal('Name;Ort\n')).toBe('file-without-rows');
    expect(refusal('Hallo Welt', 'kontakte.vcf')).toBe('file-not-contacts');
    expect(refusal('BEGIN:VCARD\nVERSION:3.0\nFN:An', 'kontakte.vcf')).toBe('file-broken');
  });

  test('D-60 more than 20 MB and more than 20,000 rows are refused', () => {
    expect(refusal(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('file-too-big');
    expect(refusal(`Name;Ort\n${'Anna;Halle\n'.repeat(20_001)}`)).toBe('too-many-rows');
    expect(read(`Name;Ort\n${'Anna;Halle\n'.repeat(20_000)}`).rows).toHaveLength(20_000);
  });

  test('D-60 a card file is known by its content, whatever its name', () => {
    expect(read('BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEND:VCARD', 'kontakte.csv').format).toBe('vcard');
  });
});

describe('damaged files', () => {
  test('D-62 an open quotation mark costs its own line only', () => {
    const table = read('Name;Ort\n"Anna;Halle\nBerta;Burg\n"Cem" Kaya;Burg\nDora;Halle');
    expect(table.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([[3, 'Berta'], [5, 'Dora']]);
    expect(table.problems).toEqual([{ line: 2, why: 'quotes', text: '"Anna;Halle' }, { line: 4, why: 'quotes', text: '"Cem" Kaya;Burg' }]);
  });

  test('D-62 hundreds of open quotation marks are another kind of file', () => {
    expect(refusal(`Name;Ort\n${'"Anna;Halle\n'.repeat(301)}`)).toBe('file-broken');
  });

  test('D-62 cells beyond the headings are reported', () => {
    expect(read('Name;Ort\nAnna;Halle;übrig').problems).toEqual([{ line: 2, why: 'too-many-cells', text: 'übrig' }]);
  });

  test('D-62 a cut-off card, text between cards and an unreadable property are reported, the rest is read', () => {
    const table = read('BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nBEGIN:VCARD\nVERSION:3.0\nFN:Berta\nTEL;TYPE="x:1\nkaputt\nEND:VCARD\nText\nBEGIN:VCARD\nFN:Cem\n', 'x.vcf');
    expect(table.rows).toEqual([{ line: 4, cells: ['Berta'] }]);
    expect(table.problems.map(({ line, why }) => [line, why])).toEqual([[1, 'card-unclosed'], [7, 'property-unreadable'], [8, 'property-unreadable'], [10, 'outside-card'], [11, 'card-unclosed']]);
  });

  test('D-62 a card inside a card is not a person of the file', () => {
    const table = read('BEGIN:VCARD\nVERSION:2.1\nN:Berg;Anna\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Amt;Vorzimmer\nEND:VCARD\nTEL;CELL:0171 3920010\nEND:VCARD', 'x.vcf');
    expect(table.rows.map(({ cells }) => cells)).toEqual([['Anna Berg', '0171 3920010']]);
  });
});
