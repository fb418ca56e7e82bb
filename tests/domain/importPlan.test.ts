import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import type { ContactId, MemberId, Random } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { csvText } from '#domain/imports/csvText.ts';
import { importContacts } from '#domain/contactRules.ts';
import { shortName } from '#domain/imports/place.ts';
import { planImport, type ImportPlan, type PlanSettings } from '#domain/imports/plan.ts';
import { readImport } from '#domain/imports/read.ts';
import { municipalities } from '#domain/municipality.ts';
import { fold } from '#domain/search.ts';
import type { Known } from '#domain/known.ts';

let drawn = 0;
const random: Random = (length) => {
  drawn += 1;
  return new Uint8Array(length).map((_, index) => (index < 4 ? drawn >> (8 * index) : 0));
};

function planOf(content: string | Uint8Array, settings: Partial<PlanSettings> = {}, name = 'x.csv'): ImportPlan {
  const table = readImport(typeof content === 'string' ? utf8(content) : content, name);
  if (!table.ok) throw new Error(table.refusal);
  const mapping = table.value.columns.map(({ guess }) => guess);
  const plan = planImport(table.value, { mapping, consent: true, source: '', existing: [], ...settings }, random);
  if (!plan.ok) throw new Error(plan.refusal);
  return plan.value;
}
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../fixtures/imports/${name}`, import.meta.url)));
const agsOf = (name: string) => municipalities.find((place) => place.name === name)?.ags ?? null;

describe('what becomes of a row', () => {
  test('D-64 first and last name, two phones, place, tags and a yes-no column become one contact', () => {
    const [one] = planOf('Nachname;Vorname;Telefon;Handy;Mail;Ort;Mitglied;Schlagwörter;Notiz\nMüller;Jörg;030 23125 001;0171/3920010;joerg@example.org;06108 Halle;ja;Sport, Schule;kennt alle').ready;
    expect(one).toMatchObject({
      line: 2,
      contact: { name: 'Jörg Müller', phones: ['+493023125001', '+491713920010'], mails: ['joerg@example.org'], municipality: agsOf('Halle (Saale)'), ticket: 'member', tags: ['Sport', 'Schule'], notes: 'kennt alle' },
    });
  });

  test('D-64 a German member list: every row is new, a duplicate or refused, and what was left out is named', () => {
    const plan = planOf(fixture('excel-german.csv'));
    expect(plan.ready.map(({ line, contact }) => [line, contact.name])).toEqual([[4, 'Björn Großmann'], [5, 'Leyla Öztürk'], [7, 'Petersen']]);
    expect(plan.refused).toEqual([{ line: 8, name: '030 23125 104 · ohne Namen', why: 'name-missing' }]);
    expect(plan.notes.map(({ line, why, text }) => [line, why, text])).toEqual([[7, 'place-unknown', 'Niemandsdorf']]);
  });

  test('D-64 a number with letters and a mail that is none stay behind, each with its line; the person is taken', () => {
    const plan = planOf('Name;Telefon;Mail\nAnna Berg;siehe Liste, 030 23125 002;anna at example\n');
    expect(plan.ready[0]?.contact).toMatchObject({ name: 'Anna Berg', phones: ['+493023125002'], mails: [] });
    expect(plan.notes.map(({ line, name, field, why }) => [line, name, field, why])).toEqual([
      [2, 'Anna Berg', 'phone', 'phone-has-letters'], [2, 'Anna Berg', 'mail', 'mail-unreadable'], [2, 'Anna Berg', 'mail', 'mail-unreadable'], [2, 'Anna Berg', 'mail', 'mail-unreadable'],
    ]);
  });

  test('D-64 too much of something is cut, and the report says from where', () => {
    const plan = planOf(`Name;Notiz;Schlagwörter\nAnna Berg;${'x'.repeat(4000)}Rest;${Array.from({ length: 22 }, (_, index) => `t${index}`).join(',')}`);
    expect(plan.ready[0]?.contact.notes).toHaveLength(4000);
    expect(plan.ready[0]?.contact.tags).toHaveLength(20);
    expect(plan.notes.map(({ why, text }) => [why, text])).toEqual([['too-many', 't20'], ['too-many', 't21'], ['text-too-long', 'Rest']]);
  });

  test('D-64 names behind a comma are turned, degrees and mandates are not', () => {
    const names = planOf('Name;Mail\n"Müller, Jörg";a@example.org\n"Jörg Berg, Dr.";b@example.org\n"Ute Wolf, MdL";c@example.org').ready.map(({ contact }) => contact.name);
    expect(names).toEqual(['Jörg Müller', 'Jörg Berg, Dr.', 'Ute Wolf, MdL']);
  });

  test('D-64 of a day of birth the year is taken, and a year that cannot be right is left out with its line', () => {
    const text = 'Name;Geburtsdatum\nA Berg;12.03.1992\nB Berg;1992-03-12\nC Berg;1968\nD Berg;12.03.92\nE Berg;2031\nF Berg;\n';
    const plan = planOf(text, { thisYear: 2026 });
    expect(plan.ready.map(({ contact }) => contact.birthYear)).toEqual([1992, 1992, 1968, undefined, undefined, undefined]);
    expect(plan.notes.map(({ line, why, text: left }) => [line, why, left])).toEqual([[5, 'year-unreadable', '12.03.92'], [6, 'year-unreadable', '2031']]);
  });

  test('D-65 a year of birth is left out without consent, and counted', () => {
    const plan = planOf('Name;Jahrgang\nA Berg;1992\nB Berg;früher\n', { thisYear: 2026, consent: false });
    expect([plan.ready.map(({ contact }) => contact.birthYear), plan.withheld.birthYear, plan.notes]).toEqual([[undefined, undefined], 1, []]);
  });

  test('D-64 a mapping without a name is refused', () => {
    const table = readImport(utf8('Ort;Mail\nHalle;a@example.org'), 'x.csv');
    expect(table.ok && planImport(table.value, { mapping: ['place', 'mail'], consent: true, source: '', existing: [] }, random)).toEqual({ ok: false, refusal: 'no-name-column' });
  });

  test('D-64 short names of places are told apart', () => {
    const short = municipalities.map(({ name }) => fold(shortName(name)));
    expect(new Set(short).size).toBe(short.length);
  });
});

test('D-65 without consent only the minimal record is taken, and the counts say what was left out', () => {
  const text = 'Name;Telefon;Ort;Notiz;Tags;Mitglied\nAnna Berg;030 23125 003;Barleben;kennt alle;Sport;ja\nCem Kaya;030 23125 004;Barleben;;;vielleicht';
  const plan = planOf(text, { consent: false, source: 'Vereinsliste' });
  expect(plan.ready.map(({ contact }) => contact)).toEqual([
    { name: 'Anna Berg', phones: ['+493023125003'], mails: [], municipality: agsOf('Barleben'), ticket: null, tags: [], notes: '', proposedBy: 'Vereinsliste' },
    { name: 'Cem Kaya', phones: ['+493023125004'], mails: [], municipality: agsOf('Barleben'), ticket: null, tags: [], notes: '', proposedBy: 'Vereinsliste' },
  ]);
  expect(plan.withheld).toEqual({ notes: 1, tags: 1, ticket: 1, birthYear: 0 });
  expect(plan.notes).toEqual([]);
});

describe('possible duplicates', () => {
  const known = { id: 'c1' as ContactId, name: 'Jörg Müller', municipality: agsOf('Barleben'), haystack: 'jorg muller barleben 493023125001 03023125001 jorg@example.org' };

  test('D-66 by number, mail or name and place; the same name elsewhere is somebody else', () => {
    const plan = planOf('Name;Telefon;Mail;Ort\nMueller Joerg;;;Barleben\nAnders;030-23125001;;\nWer;;joerg@example.org;\nJörg Müller;;;Burg', { existing: [known] });
    expect(plan.twins.map(({ line, of }) => [line, of.by, 'contact' in of && of.contact, of.name])).toEqual([
      [2, 'name', 'c1', 'Jörg Müller'], [3, 'phone', 'c1', 'Jörg Müller'], [4, 'mail', 'c1', 'Jörg Müller'],
    ]);
    expect(plan.ready.map(({ line }) => line)).toEqual([5]);
  });

  test('D-66 an earlier line of the same file counts too', () => {
    const plan = planOf('Name;Telefon\nAnna Berg;030 23125 005\nCem Kaya;030 23125 006\nAnna Berg;\nSchwester Berg;030 23125 005');
    expect(plan.ready.map(({ line }) => line)).toEqual([2, 3]);
    expect(plan.twins.map(({ line, of }) => [line, of])).toEqual([[4, { name: 'Anna Berg', by: 'name', line: 2 }], [5, { name: 'Anna Berg', by: 'phone', line: 2 }]]);
  });
});

describe('what the rules say to it', () => {
  const nobody = { contact: () => undefined, contactHeads: () => undefined, member: () => undefined, heads: () => [], had: () => false } as unknown as Known;
  const by = { member: 'm1' as MemberId, at: 0, today: '2026-11-23' as LocalDate, random };
  const files = ['apple.vcf', 'excel-german.csv', 'excel-unicode.txt', 'google.csv', 'google.vcf', 'nokia-2.1.vcf', 'outlook-2.1.vcf', 'outlook-german.csv', 'thunderbird-4.0.vcf'];

  test.each(files)('D-67 every contact of %s is accepted, with consent and without', (name) => {
    for (const consent of [{ way: 'written' as const, on: by.today }, undefined]) {
      const plan = planOf(fixture(name), { consent: consent !== undefined }, name);
      const contacts = [...plan.ready, ...plan.twins].map(({ id, contact }) => ({ ...contact, id }));
      expect(contacts.length).toBeGreaterThan(0);
      expect(importContacts({ do: 'importContacts', contacts, ...(consent ? { consent } : {}) }, nobody, by)).toMatchObject({ ok: true });
    }
  });
});

test('D-69 a formula from somebody\'s file stays a text', () => {
  expect(csvText(['Zeile', 'Name'], [[2, '=HYPERLINK("x")'], [3, 'a;"b"']])).toBe('\uFEFFZeile;Name\r\n2;"\'=HYPERLINK(""x"")"\r\n3;"a;""b"""');
});
