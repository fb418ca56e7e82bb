import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Accompanying } from '#domain/accompanying.ts';
import { stages, type Stage } from '#domain/contact.ts';
import { coverage, type CoverageInput } from '#domain/coverage.ts';
import { bodyKinds, type BodyKind } from '#domain/mandate.ts';
import type { Ags } from '#domain/municipality.ts';
import type { PlaceKey } from '#domain/places.ts';

const today = '2026-11-23' as LocalDate;
const kothen = '15082180';
const aken = '15082005';
const magdeburg = '15003000';
const anhaltBitterfeld = '15082';
const around = (municipality: string): readonly PlaceKey[] => [municipality, municipality.slice(0, 5)] as readonly string[] as readonly PlaceKey[];

const seat = (contact: string, place: string | null, body: BodyKind = 'city-council', group = 'Unsere', endedOn: string | null = null) =>
  ({ contact: contact as ContactId, body, place: place as PlaceKey | null, locality: '', group, endedOn: endedOn as LocalDate | null });
const ship = (mentor: string, mentee: string, state: Accompanying['state'] = 'running', lastCheckIn: string | null = '2026-11-01'): Accompanying =>
  ({ id: `${mentor} ${mentee}` as MentorshipId, mentor: mentor as ContactId, mentee: mentee as ContactId, state, rhythm: 'monthly', pausedUntil: null, agreedOn: '2026-02-01' as LocalDate, lastCheckIn: lastCheckIn as LocalDate | null, nextAgreed: null });
const person = (id: string, municipality: string | null = null, birthYear: number | null = null, stage: Stage = 'proposed') =>
  ({ id: id as ContactId, name: id.toUpperCase(), municipality: municipality as Ags | null, ...(birthYear === null ? {} : { birthYear }), stage });
const input = (people: readonly ReturnType<typeof person>[], mandates: CoverageInput['mandates'], mentorships: CoverageInput['mentorships'] = []): CoverageInput =>
  ({ contacts: new Map(people.map((one) => [one.id, one])), mandates, mentorships, today, around });

test('D-116 a council group is a body in a place with its group; whoever left it is not in it, whoever sits in two is in both and counts once', () => {
  const found = coverage(input(
    [person('anna'), person('bert'), person('cem')],
    [seat('anna', kothen), seat('bert', kothen), seat('bert', anhaltBitterfeld, 'district-council'), seat('cem', kothen, 'city-council', 'Andere'), seat('anna', aken, 'city-council', 'Unsere', '2024-06-30')],
  ));
  expect(found.groups.map(({ body, place, group, members }) => [body, place, group, members.map(({ id }) => id)])).toEqual([
    ['city-council', kothen, 'Andere', ['cem']],
    ['city-council', kothen, 'Unsere', ['anna', 'bert']],
    ['district-council', anhaltBitterfeld, 'Unsere', ['bert']],
  ]);
  expect(found.councillors).toEqual({ all: 3, mentors: 0, quiet: 0, asked: 0, none: 3 });
});

test('D-117 for each councillor: who is accompanied, who is only asked, who went quiet for three months, who does not mentor yet', () => {
  const found = coverage(input(
    ['anna', 'bert', 'cem', 'dora', 'emil', 'jana'].map((id) => person(id)),
    ['anna', 'bert', 'cem', 'dora'].map((id) => seat(id, kothen)),
    [ship('anna', 'jana'), ship('bert', 'kim', 'running', '2026-08-23'), ship('cem', 'lea', 'requested', null), ship('dora', 'max', 'ended'), ship('emil', 'nora', 'paused', '2026-01-01')],
  ));
  expect(found.groups[0]?.members.map(({ id, state }) => `${id} ${state}`)).toEqual(['anna mentors', 'bert quiet', 'cem asked', 'dora none']);
  expect(found.groups[0]?.members[1]?.mentees).toMatchObject([{ id: 'kim', quietSince: '2026-08-23' }]);
  expect(found.others.map(({ id, state }) => `${id} ${state}`)).toEqual(['emil mentors']);
  expect(found.councillors).toEqual({ all: 4, mentors: 1, quiet: 1, asked: 1, none: 1 });
});

test('D-117 first-time candidates whom nobody accompanies stand at the nearest council of ours, those who have come furthest first', () => {
  const found = coverage(input(
    [person('anna'), person('jana', kothen), person('kim', kothen, null, 'committed'), person('lea', aken), person('max', magdeburg), person('nora'), person('otto', kothen, null, 'declined'), person('pia', kothen)],
    [seat('anna', kothen), seat('anna', anhaltBitterfeld, 'district-council')],
    [ship('anna', 'pia', 'requested')],
  ));
  const named = found.groups.map(({ alone }) => alone.first.map(({ id }) => id));
  expect(named).toEqual([['kim', 'jana'], ['lea']]);
  expect(found.elsewhere).toMatchObject({ count: 2 });
  expect(found.elsewhere.first.map(({ id }) => id)).toEqual(['max', 'nora']);
  expect(found.candidates).toMatchObject({ all: 6, accompanied: 1 });
});

test('D-117 of thousands alone some are named and all counted', () => {
  const many = Array.from({ length: 2000 }, (_, index) => person(`p${String(index).padStart(4, '0')}`, kothen, null, index === 1999 ? 'in-talks' : 'proposed'));
  const { alone } = coverage(input([person('anna'), ...many], [seat('anna', kothen)])).groups[0] ?? {};
  expect(alone?.count).toBe(2000);
  expect(alone?.first.slice(0, 3).map(({ id }) => id)).toEqual(['p1999', 'p0000', 'p0001']);
  expect(alone?.first.length).toBe(30);
});

test('D-118 under 35 is counted among those who gave a year, and how many gave none is said', () => {
  const people = [person('anna', kothen, 1960), person('jana', kothen, 1992), person('kim', kothen, 1991), person('lea', kothen), person('bert', kothen, 2000)];
  const found = coverage(input(people, [seat('anna', kothen), seat('bert', kothen)], [ship('anna', 'jana'), ship('anna', 'bert'), ship('anna', 'lea')]));
  expect(found.mentees).toEqual({ all: 3, first: 2, young: 2, noYear: 1 });
  expect(found.candidates).toEqual({ all: 3, first: 3, young: 1, noYear: 1, accompanied: 2 });
});

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const anyId = fc.constantFrom(...ids);
const anyPlace = fc.constantFrom(kothen, aken, magdeburg, anhaltBitterfeld, null);
const anyInput = fc.record({
  people: fc.tuple(...ids.map((id) => fc.record({ place: fc.constantFrom(kothen, aken, magdeburg, null), year: fc.constantFrom(null, 1960, 1999), stage: fc.constantFrom(...stages) }).map(({ place, year, stage }) => person(id, place, year, stage)))),
  seats: fc.array(fc.record({ contact: anyId, place: anyPlace, body: fc.constantFrom(...bodyKinds), group: fc.constantFrom('', 'Unsere'), ended: fc.constantFrom(null, '2024-06-30', '2029-06-30') }), { maxLength: 12 }),
  ships: fc.array(fc.record({ mentor: anyId, mentee: anyId, state: fc.constantFrom('requested', 'agreed', 'running', 'paused', 'ended', 'handed-over'), last: fc.constantFrom(null, '2026-11-01', '2026-03-01') }), { maxLength: 12 }),
});

test('D-116 whatever is merged, nobody is lost or doubled: every seat in one group, every councillor in one state, every candidate accompanied or named', () => {
  fc.assert(fc.property(anyInput, ({ people, seats, ships }) => {
    const mandates = seats.map(({ contact, place, body, group, ended }) => seat(contact, place, body, group, ended));
    const found = coverage(input(people, mandates, ships.map(({ mentor, mentee, state, last }, index) => ({ ...ship(mentor, mentee, state as Accompanying['state'], last), id: String(index) as MentorshipId }))));
    const present = mandates.filter(({ endedOn }) => endedOn === null || endedOn > today);
    const inGroup = found.groups.flatMap(({ body, place, group, members }) => members.map(({ id }) => JSON.stringify([body, place, group, id])));
    expect(inGroup.toSorted()).toEqual([...new Set(present.map(({ body, place, group, contact }) => JSON.stringify([body, place, group, contact])))].toSorted());
    const { all, mentors, quiet, asked, none } = found.councillors;
    expect(mentors + quiet + asked + none).toBe(all);
    const { candidates } = found;
    expect(candidates.young + candidates.noYear).toBeLessThanOrEqual(candidates.all);
    const named = new Set([...found.groups.map(({ alone }) => alone), found.elsewhere].flatMap(({ first }) => first.map(({ id }) => id)));
    expect(named.size).toBe(candidates.all - candidates.accompanied);
  }));
});
