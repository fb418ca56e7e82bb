import { expect, test } from 'vitest';
import type { ContactRow } from '#app/api.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Ags } from '#domain/municipality.ts';
import { fold } from '#domain/search.ts';
import { chooseRows, filterCount, noFilter, orderRows } from '#features/contacts/contactList.ts';

const today = '2026-11-23' as LocalDate;
const mara = 'mara' as MemberId;

const joerg = person('Jörg Müller', { due: '2026-11-20' as LocalDate, lastTalk: '2026-11-01' as LocalDate, responsible: mara, stage: 'in-talks' });
const aenne = person('Änne Größel', { due: today, consent: false, municipality: '15085235' as Ags });
const zoe = person('Zoë Adler', { due: '2026-12-24' as LocalDate, lastTalk: '2026-11-22' as LocalDate, contested: true });
const bert = person('Bert Zander', {});
const all = [joerg, aenne, zoe, bert];

test('every word of the query must occur, however umlauts are typed', () => {
  expect(names(chooseRows(all, 'mueller jorg', noFilter, today))).toEqual(['Jörg Müller']);
  expect(names(chooseRows(all, 'MÜLL zander', noFilter, today))).toEqual([]);
  expect(chooseRows(all, '  ', noFilter, today)).toBe(all);
});

test('conditions are joined by and; an open next step counts as due from its day on', () => {
  expect(names(chooseRows(all, '', { ...noFilter, due: true }, today))).toEqual(['Jörg Müller', 'Änne Größel']);
  expect(names(chooseRows(all, '', { ...noFilter, due: true, withoutConsent: true }, today))).toEqual(['Änne Größel']);
  expect(names(chooseRows(all, '', { ...noFilter, contested: true }, today))).toEqual(['Zoë Adler']);
  expect(names(chooseRows(all, '', { ...noFilter, municipality: '15085235' as Ags }, today))).toEqual(['Änne Größel']);
  expect(names(chooseRows(all, 'jo', { ...noFilter, stage: 'in-talks' }, today))).toEqual(['Jörg Müller']);
});

test('those nobody looks after can be asked for', () => {
  expect(names(chooseRows(all, '', { ...noFilter, responsible: 'nobody' }, today))).toEqual(['Änne Größel', 'Zoë Adler', 'Bert Zander']);
  expect(names(chooseRows(all, '', { ...noFilter, responsible: mara }, today))).toEqual(['Jörg Müller']);
});

test('the filter counts its conditions', () => {
  expect(filterCount(noFilter)).toBe(0);
  expect(filterCount({ ...noFilter, due: true, ticket: 'member', responsible: 'nobody' })).toBe(3);
});

test('names are sorted as German sorts them', () => {
  expect(names(orderRows(asMap(all), 'name', []))).toEqual(['Änne Größel', 'Bert Zander', 'Jörg Müller', 'Zoë Adler']);
});

test('by due day the earliest comes first, by last talk the latest; whoever has none comes last', () => {
  expect(names(orderRows(asMap(all), 'due', []))).toEqual(['Jörg Müller', 'Änne Größel', 'Zoë Adler', 'Bert Zander']);
  expect(names(orderRows(asMap(all), 'talk', []))).toEqual(['Zoë Adler', 'Jörg Müller', 'Änne Größel', 'Bert Zander']);
});

test('ordering from an earlier order gives what ordering afresh gives', () => {
  const before = orderRows(asMap(all), 'due', []);
  const renamed = { ...joerg, name: 'Adam Müller' };
  const added = person('Carla Neu', {});
  const rows = asMap([renamed, zoe, bert, added]);
  expect(orderRows(rows, 'name', before)).toEqual(orderRows(rows, 'name', []));
  expect(names(orderRows(rows, 'name', before))).toEqual(['Adam Müller', 'Bert Zander', 'Carla Neu', 'Zoë Adler']);
});

function person(name: string, known: Partial<ContactRow>): ContactRow {
  return {
    id: `id ${name}` as ContactId, name, municipality: null, stage: 'proposed', ticket: null, responsible: null, tags: [], due: null, lastTalk: null,
    consent: true, contested: false, receipt: 'hub', haystack: fold(name), ...known,
  };
}

function asMap(rows: readonly ContactRow[]): ReadonlyMap<ContactId, ContactRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function names(rows: readonly ContactRow[]): readonly string[] {
  return rows.map((row) => row.name);
}
