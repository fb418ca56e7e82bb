import { expect, test } from 'vitest';
import type { ContactRow } from '#app/api.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Ags } from '#domain/municipality.ts';
import { fold } from '#domain/search.ts';
import { answeredIds, chooseRows, filterCount, noFilter, orderedRows, orderRows, rowAt, rowCount, type ListFilter } from '#features/contacts/contactList.ts';

const today = '2026-11-23' as LocalDate;
const mara = 'mara' as MemberId;

const joerg = person('Jörg Müller', { due: '2026-11-20' as LocalDate, lastTalk: '2026-11-01' as LocalDate, responsible: mara, stage: 'in-talks' });
const aenne = person('Änne Größel', { due: today, consent: false, municipality: '15085235' as Ags });
const zoe = person('Zoë Adler', { due: '2026-12-24' as LocalDate, lastTalk: '2026-11-22' as LocalDate, contested: true });
const bert = person('Bert Zander', {});
const all = [joerg, aenne, zoe, bert];

test('every word of the query must occur, however umlauts are typed', () => {
  expect(chosen('mueller jorg', noFilter)).toEqual(['Jörg Müller']);
  expect(chosen('MÜLL zander', noFilter)).toEqual([]);
  expect(chosen('  ', noFilter)).toEqual(names(all));
});

test('a query that grows letter by letter finds what it finds at once, also back again and with conditions', () => {
  const of = orderedRows(all);
  for (const filter of [noFilter, { ...noFilter, due: true }]) {
    let before = chooseRows(of, '', filter, today, null);
    for (const query of ['j', 'jö', 'jör', 'jö', 'jö m', 'm jö', 'z', 'ze', 'zander b', '', 'e']) {
      before = chooseRows(of, query, filter, today, before);
      expect(answeredIds(before)).toEqual(answeredIds(chooseRows(of, query, filter, today, null)));
    }
  }
});

test('an answer is never searched once the rows, the conditions or the day are others', () => {
  const before = chooseRows(orderedRows([zoe]), 'z', noFilter, today, null);
  expect(rowCount(chooseRows(orderedRows(all), 'za', noFilter, today, before))).toBe(1);
  expect(rowAt(chooseRows(orderedRows(all), 'za', noFilter, today, before), 0)).toBe(bert);
  const of = orderedRows(all);
  const due = chooseRows(of, 'e', { ...noFilter, due: true }, today, null);
  expect(rowCount(chooseRows(of, 'e', noFilter, today, due))).toBeGreaterThan(rowCount(due));
  expect(rowCount(chooseRows(of, 'e', due.filter, '2026-12-31' as LocalDate, due))).toBeGreaterThan(rowCount(due));
});

test('conditions are joined by and; an open next step counts as due from its day on', () => {
  expect(chosen('', { ...noFilter, due: true })).toEqual(['Jörg Müller', 'Änne Größel']);
  expect(chosen('', { ...noFilter, due: true, withoutConsent: true })).toEqual(['Änne Größel']);
  expect(chosen('', { ...noFilter, contested: true })).toEqual(['Zoë Adler']);
  expect(chosen('', { ...noFilter, municipality: '15085235' as Ags })).toEqual(['Änne Größel']);
  expect(chosen('jo', { ...noFilter, stage: 'in-talks' })).toEqual(['Jörg Müller']);
});

test('those nobody looks after can be asked for', () => {
  expect(chosen('', { ...noFilter, responsible: 'nobody' })).toEqual(['Änne Größel', 'Zoë Adler', 'Bert Zander']);
  expect(chosen('', { ...noFilter, responsible: mara })).toEqual(['Jörg Müller']);
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

function chosen(query: string, filter: ListFilter): readonly string[] {
  const answer = chooseRows(orderedRows(all), query, filter, today, null);
  return Array.from({ length: rowCount(answer) }, (_, place) => rowAt(answer, place)?.name ?? '');
}

function asMap(rows: readonly ContactRow[]): ReadonlyMap<ContactId, ContactRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function names(rows: readonly ContactRow[]): readonly string[] {
  return rows.map((row) => row.name);
}
