import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Accompanying } from '#domain/accompanying.ts';
import { bodyKinds } from '#domain/mandate.ts';
import { MUCH_FOR_ONE } from '#domain/mentorshipDue.ts';
import type { Ags } from '#domain/municipality.ts';
import type { PlaceKey } from '#domain/places.ts';
import { suggestMentors, type Council, type Seeker } from '#domain/suggestions.ts';

const today = '2026-11-23' as LocalDate;
const kothen = '15082180';
const aken = '15082005';
const magdeburg = '15003000';
const jana: Seeker = { id: 'jana' as ContactId, municipality: kothen as Ags, tags: ['Feuerwehr', 'Kita'], body: 'city-council' };

const person = (id: string, municipality: string | null = null, tags: readonly string[] = []) => ({ id: id as ContactId, name: `Name ${id}`, municipality: municipality as Ags | null, tags });
const seat = (contact: string, place: string | null = null, endedOn: string | null = null) => ({ contact: contact as ContactId, body: 'city-council' as const, place: place as PlaceKey | null, endedOn: endedOn as LocalDate | null });
const with_ = (mentor: string, mentee: string, last = '2026-11-01', state: Accompanying['state'] = 'running'): Accompanying => 
  ({ id: `${mentor} ${mentee}` as MentorshipId, mentor: mentor as ContactId, mentee: mentee as ContactId, state, rhythm: 'monthly', pausedUntil: null, agreedOn: '2026-01-01' as LocalDate, lastCheckIn: last as LocalDate, nextAgreed: null });
const council = (people: readonly ReturnType<typeof person>[], mandates: Council['mandates'], mentorships: Council['mentorships'] = []): Council => ({ people: new Map(people.map((one) => [one.id, one])), mandates, mentorships, today });
const says = (suggested: ReturnType<typeof suggestMentors>) => suggested.map(({ mentor, reasons }) => `${mentor}: ${reasons.map((reason) => reason.says).join(' ')}`);

test('D-113 every suggestion says why: place, district, body, interests, load, whoever has left the council', () => {
  const suggested = suggestMentors(jana, council(
    [person('far', magdeburg), person('near', kothen, ['feuerwehr', 'Sport']), person('beside', aken), person('former', null), person('none', kothen)],
    [seat('far', magdeburg), seat('near', kothen), seat('beside', aken), seat('former', kothen, '2024-06-30')],
    [with_('far', 'kim')],
  ));
  expect(says(suggested)).toEqual([
    'near: same-place same-body same-interests free',
    'former: same-place same-body former free',
    'beside: same-district same-body free',
    'far: same-body has',
  ]);
  expect(suggested[0]?.reasons).toContainEqual({ says: 'same-interests', tags: ['Feuerwehr'] });
  expect(suggested[3]?.reasons).toContainEqual({ says: 'has', open: 1 });
});

test('D-113 neither oneself nor whoever accompanies one already is suggested; whoever did once may be again', () => {
  const people = [person('jana', kothen), person('anna', kothen), person('bert', kothen)];
  const seats = [seat('jana'), seat('anna'), seat('bert')];
  expect(says(suggestMentors(jana, council(people, seats, [with_('anna', 'jana'), with_('bert', 'jana', '2026-11-01', 'ended')])))).toEqual(['bert: same-place same-body free']);
});

test('D-115 somebody for whom another would be too much, or who went quiet, is there, says so, and comes last', () => {
  const people = [person('many', kothen, ['Kita']), person('quiet', kothen), person('far', magdeburg)];
  const busy = Array.from({ length: MUCH_FOR_ONE }, (_, index) => `mentee ${index}`).map((mentee) => with_('many', mentee));
  const suggested = suggestMentors(jana, council(people, [seat('many'), seat('quiet'), seat('far')], [...busy, with_('quiet', 'd', '2026-08-23')]));
  expect(says(suggested)).toEqual(['far: same-body free', 'many: same-place same-body same-interests many', 'quiet: same-place same-body has quiet']);
  expect(suggested[2]?.reasons).toContainEqual({ says: 'quiet', since: '2026-08-23' });
  const paused = suggestMentors(jana, council(people, [seat('quiet')], [with_('quiet', 'd', '2026-01-23', 'paused')]));
  expect(says(paused)).toEqual(['quiet: same-place same-body has']);
});

const ids = ['jana', 'a', 'b', 'c', 'd', 'e', 'f'];
const anyPlace = fc.constantFrom(kothen, aken, magdeburg, null);
const anyPeople = fc.tuple(...ids.map((id) => fc.record({ place: anyPlace, tags: fc.subarray(['Kita', 'kita', 'Feuerwehr', 'Rad']) }).map(({ place, tags }) => ({ ...person(id, place, tags), name: id < 'd' ? 'Kim' : id }))));
const anySeats = fc.array(fc.record({ contact: fc.constantFrom(...ids), body: fc.constantFrom(...bodyKinds), place: anyPlace, endedOn: fc.constantFrom(null, '2024-06-30', '2027-01-01') }), { maxLength: 14 });
const anyMentorships = fc.array(fc.record({ mentor: fc.constantFrom(...ids), mentee: fc.constantFrom(...ids), state: fc.constantFrom('requested', 'agreed', 'running', 'paused', 'ended', 'handed-over'), last: fc.constantFrom('2026-11-01', '2026-07-01') }), { maxLength: 14 });

test('D-114 the same people in any order give the same suggestions in the same order, and those with many come after those without', () => {
  fc.assert(fc.property(anyPeople, anySeats, anyMentorships, fc.integer(), (people, seats, ships, turn) => {
    const mentorships = ships.map(({ mentor, mentee, state, last }, index) => ({ ...with_(mentor, mentee, last, state as Accompanying['state']), id: String(index) as MentorshipId }));
    const turned = <T>(all: readonly T[]): readonly T[] => all.map((_, index) => all[(index + Math.abs(turn)) % all.length] as T).toReversed();
    const one = suggestMentors(jana, council(people, seats as never, mentorships));
    const other = suggestMentors(jana, council(turned(people), turned(seats) as never, turned(mentorships)));
    expect(other).toEqual(one);
    const held = new Set(seats.map(({ contact }) => contact));
    const already = new Set(mentorships.filter(({ mentee, state }) => mentee === 'jana' && state !== 'ended' && state !== 'handed-over').map(({ mentor }) => mentor as string));
    expect(one.map(({ mentor }) => mentor as string).toSorted()).toEqual(ids.filter((id) => id !== 'jana' && held.has(id) && !already.has(id)).toSorted());
    const put = one.map(({ reasons }) => reasons.some(({ says: said }) => said === 'many' || said === 'quiet'));
    expect(put).toEqual(put.toSorted());
    for (const { mentor, reasons } of one) {
      const open = mentorships.filter((ship) => ship.mentor === mentor && ship.state !== 'ended' && ship.state !== 'handed-over').length;
      expect(reasons.filter(({ says: said }) => ['free', 'has', 'many'].includes(said)).map(({ says: said }) => said)).toEqual([open === 0 ? 'free' : open < MUCH_FOR_ONE ? 'has' : 'many']);
    }
  }));
});
