import type { ContactId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { grouped, quietSince, type Accompanying } from './accompanying.ts';
import { stages, type Stage } from './contact.ts';
import { bodyKinds, isPresent, type BodyKind, type Mandate } from './mandate.ts';
import { isOver, type MentorshipState } from './mentorship.ts';
import { isFirstTime, isYoung } from './mentorshipDue.ts';
import type { Ags } from './municipality.ts';
import { byName } from './nameOrder.ts';
import type { PlaceKey } from './places.ts';

type Seat = Pick<Mandate, 'contact' | 'body' | 'place' | 'locality' | 'group' | 'endedOn'>;
type Person = { readonly id: ContactId; readonly name: string; readonly municipality: Ags | null; readonly stage: Stage; readonly birthYear?: number };
export type CoverageInput = {
  readonly mandates: readonly Seat[];
  readonly mentorships: readonly Accompanying[];
  readonly contacts: ReadonlyMap<ContactId, Person>;
  readonly today: LocalDate;
  /** The places a municipality lies in: itself, its association, its district. */
  readonly around: (municipality: Ags) => readonly PlaceKey[];
};

/** Whom somebody accompanies, and since when nothing was heard of it, where that is three months or more. */
export type Mentee = { readonly mentorship: MentorshipId; readonly id: ContactId; readonly name: string; readonly state: MentorshipState; readonly quietSince: LocalDate | null };
/** `quiet`: at least one mentorship is; `asked`: nothing is agreed yet. */
export type MentorState = 'mentors' | 'quiet' | 'asked' | 'none';
export type Mentor = { readonly id: ContactId; readonly name: string; readonly state: MentorState; readonly mentees: readonly Mentee[] };
/** Somebody who might stand for the first time and whom nobody accompanies; `count` may be more than those named. */
export type Unaccompanied = { readonly count: number; readonly first: readonly { readonly id: ContactId; readonly name: string; readonly stage: Stage }[] };
export type CouncilGroup = Pick<Seat, 'body' | 'place' | 'locality' | 'group'> & { readonly members: readonly Mentor[]; readonly alone: Unaccompanied };
/** How many of some people are under 35 by the year they gave, and how many gave none. */
export type Share = { readonly all: number; readonly first: number; readonly young: number; readonly noYear: number };

export type Coverage = {
  readonly groups: readonly CouncilGroup[];
  /** Mentors who sit in no council now. */
  readonly others: readonly Mentor[];
  /** First-time candidates whom nobody accompanies and in whose place no council group of ours sits. */
  readonly elsewhere: Unaccompanied;
  /** Everybody once, however many seats they hold. */
  readonly councillors: { readonly all: number } & Readonly<Record<MentorState, number>>;
  readonly candidates: Share & { readonly accompanied: number };
  readonly mentees: Share;
};

const NAMED = 30;

/** Who accompanies whom, by council group: body, place and group (D-116, D-117, D-118). One pass over each list: sixty mentors or six thousand contacts. */
export function coverage({ mandates, mentorships, contacts, today, around }: CoverageInput): Coverage {
  const open = mentorships.filter((one) => !isOver(one));
  const byMentor = grouped(open, (one) => one.mentor);
  const accompanied = new Set(open.map((one) => one.mentee));
  const holders = new Set(mandates.map((seat) => seat.contact));
  const present = mandates.filter((seat) => isPresent(seat, today));
  const nameOf = (id: ContactId): string => contacts.get(id)?.name ?? '';
  const mentors = new Map<ContactId, Mentor>();
  const mentor = (id: ContactId): Mentor => {
    const known = mentors.get(id) ?? mentorOf(id, nameOf, byMentor.get(id) ?? [], today);
    mentors.set(id, known);
    return known;
  };
  const first = [...contacts.values()].filter((person) => isFirstTime(person, holders.has(person.id) ? 1 : 0));
  const alone = grouped(first.filter(({ id }) => !accompanied.has(id)), (person) => person.municipality);
  const councils = [...grouped(present, groupKey).values()].map((seats) => ({ seats, seat: seats[0] as Seat }));
  const nearest = nearestCouncils(councils.map(({ seat }) => seat), [...alone.keys()].filter((municipality) => municipality !== null), around);
  const groups = councils.map(({ seats, seat: { body, place, locality, group } }) => ({
    body, place, locality, group,
    members: [...new Set(seats.map((seat) => seat.contact))].map(mentor).toSorted(byName),
    alone: unaccompanied(nearest.of(body, place).map((municipality) => alone.get(municipality) ?? [])),
  }));
  const sitting = new Set(present.map((seat) => seat.contact));
  return {
    groups: groups.toSorted(byBody),
    others: [...byMentor.keys()].filter((id) => !sitting.has(id)).map(mentor).toSorted(byName),
    elsewhere: unaccompanied([...alone].filter(([municipality]) => !nearest.has(municipality)).map(([, people]) => people)),
    councillors: tally([...sitting].map(mentor)),
    candidates: { ...share(first, holders, today), accompanied: first.filter(({ id }) => accompanied.has(id)).length },
    mentees: share([...accompanied].flatMap((id) => contacts.get(id) ?? []), holders, today),
  };
}

/** How far a council is from a village: its own, its association's, its district's. */
const levels: Readonly<Record<BodyKind, number>> = { 'municipal-council': 0, 'city-council': 0, 'local-council': 0, 'association-council': 1, 'district-council': 2 };

/** The municipalities for which a council is the nearest one where a group of ours sits: so that nobody is named at every level. */
function nearestCouncils(seats: readonly Seat[], municipalities: readonly Ags[], around: CoverageInput['around']) {
  const lowest = new Map<PlaceKey, number>();
  for (const { body, place } of seats) if (place !== null) lowest.set(place, Math.min(lowest.get(place) ?? levels[body], levels[body]));
  const level = new Map<Ags | null, number>();
  const byPlace = new Map<PlaceKey, Ags[]>();
  for (const municipality of municipalities) {
    const here = around(municipality).filter((place) => lowest.has(place));
    if (here.length > 0) level.set(municipality, Math.min(...here.map((place) => lowest.get(place) ?? 0)));
    for (const place of here) byPlace.set(place, [...(byPlace.get(place) ?? []), municipality]);
  }
  return {
    has: (municipality: Ags | null): boolean => level.has(municipality),
    of: (body: BodyKind, place: PlaceKey | null): readonly Ags[] => (place === null ? [] : (byPlace.get(place) ?? []).filter((municipality) => level.get(municipality) === levels[body])),
  };
}

function mentorOf(id: ContactId, nameOf: (id: ContactId) => string, own: readonly Accompanying[], today: LocalDate): Mentor {
  const mentees = own.map((one) => ({ mentorship: one.id, id: one.mentee, name: nameOf(one.mentee), state: one.state, quietSince: quietSince(one, today) })).toSorted(byName);
  return { id, name: nameOf(id), state: stateOf(mentees), mentees };
}

function stateOf(mentees: readonly Mentee[]): MentorState {
  if (mentees.length === 0) return 'none';
  if (mentees.some((mentee) => mentee.quietSince !== null)) return 'quiet';
  return mentees.every((mentee) => mentee.state === 'requested') ? 'asked' : 'mentors';
}

function groupKey({ body, place, locality, group }: Seat): string {
  return JSON.stringify([body, place, locality.trim(), group.trim()]);
}

function byBody(a: CouncilGroup, b: CouncilGroup): number {
  const key = (one: CouncilGroup): readonly string[] => [String(bodyKinds.indexOf(one.body)), one.place ?? '', one.locality, one.group];
  const [one, other] = [key(a), key(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : (one[at] ?? '') < (other[at] ?? '') ? -1 : 1;
}

/** Names those who have come furthest; most contacts were only proposed, and thousands of names help nobody. */
function unaccompanied(places: readonly (readonly Person[])[]): Unaccompanied {
  const first: { readonly id: ContactId; readonly name: string; readonly stage: Stage }[] = [];
  let count = 0;
  for (const people of places) {
    count += people.length;
    for (const { id, name, stage } of people) {
      const last = first.at(-1);
      const person = { id, name, stage };
      if (first.length === NAMED && last && byStage(person, last) > 0) continue;
      const at = first.findIndex((other) => byStage(person, other) < 0);
      first.splice(at < 0 ? first.length : at, 0, person);
      if (first.length > NAMED) first.pop();
    }
  }
  return { count, first };
}

const rank: Readonly<Record<Stage, number>> = Object.fromEntries(stages.map((stage, index) => [stage, stage === 'ask-later' ? -1 : index])) as Record<Stage, number>;

/** Compared letter by letter: the telephone book's order costs too much for ten thousand. */
function byStage(a: { readonly stage: Stage; readonly name: string; readonly id: string }, b: typeof a): number {
  return rank[b.stage] - rank[a.stage] || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1);
}

function tally(mentors: readonly Mentor[]): Coverage['councillors'] {
  const counts = { all: mentors.length, mentors: 0, quiet: 0, asked: 0, none: 0 };
  for (const { state } of mentors) counts[state] += 1;
  return counts;
}

function share(people: readonly Person[], holders: ReadonlySet<ContactId>, today: LocalDate): Share {
  const young = people.map(({ birthYear = null }) => isYoung({ birthYear }, today));
  return {
    all: people.length,
    first: people.filter(({ id }) => !holders.has(id)).length,
    young: young.filter((one) => one === true).length,
    noYear: young.filter((one) => one === null).length,
  };
}
