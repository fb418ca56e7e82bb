import { expect, test } from 'vitest';
import type { ContactRow } from '#app/api.ts';
import type { ContactId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { fold } from '#domain/search.ts';
import { likelyPeople, searchPeople } from '#features/talks/people.ts';

function row(name: string, more: Partial<ContactRow> = {}): ContactRow {
  return {
    id: name as ContactId, name, municipality: null, stage: 'proposed', ticket: null, responsible: null, tags: [], due: null, lastTalk: null,
    consent: false, contested: false, receipt: 'hub', haystack: fold(name), ...more,
  };
}
const names = (found: { readonly shown: readonly ContactRow[] }) => found.shown.map((one) => one.name);

test('a few letters of the name find the person, however the keyboard writes them', () => {
  const rows = [row('Änne Größel'), row('Jörg Müllersfeld'), row('Margarethe Jahn')];
  expect(names(searchPeople(rows, 'mueller'))).toEqual(['Jörg Müllersfeld']);
  expect(names(searchPeople(rows, 'grossel anne'))).toEqual(['Änne Größel']);
  expect(searchPeople(rows, 'zz')).toEqual({ shown: [], more: 0 });
});

test('names that begin with the letters come first, and the rest is counted', () => {
  const rows = [row('Thea Jansen'), row('Jana Auer'), row('Benjamin Ott'), row('Jan Zoller'), row('Anja Jandl')];
  const found = searchPeople(rows, 'jan');
  expect(names(found)).toEqual(['Jan Zoller', 'Jana Auer', 'Anja Jandl', 'Thea Jansen']);
  expect(found.more).toBe(0);
  expect(searchPeople([...rows, row('Janosch Uhl')], 'jan').more).toBe(1);
});

test('before a letter is typed, one’s own next steps are offered, the earliest first', () => {
  const due = (text: string) => text as LocalDate;
  const me = 'me' as MemberId;
  const rows = [row('Fremd', { due: due('2026-11-01') }), row('Spät', { due: due('2026-12-01'), responsible: me }), row('Früh', { due: due('2026-11-20'), responsible: me }), row('Ohne')];
  expect(names(likelyPeople(rows, me))).toEqual(['Früh', 'Spät', 'Fremd']);
});
