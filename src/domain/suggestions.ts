import type { ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { grouped, quietSince, type Accompanying } from './accompanying.ts';
import { isPresent, type BodyKind, type Mandate } from './mandate.ts';
import { isOver } from './mentorship.ts';
import { isOverloaded } from './mentorshipDue.ts';
import type { Ags } from './municipality.ts';
import { byName } from './nameOrder.ts';
import { fold } from './search.ts';

/** What speaks for or against a mentor; the screens say each as words, in this order. */
export type Reason =
  | { readonly says: 'same-place' }
  | { readonly says: 'same-district' }
  | { readonly says: 'same-body'; readonly body: BodyKind }
  | { readonly says: 'same-interests'; readonly tags: readonly string[] }
  | { readonly says: 'former' }
  | { readonly says: 'free' }
  | { readonly says: 'has'; readonly open: number }
  | { readonly says: 'many'; readonly open: number }
  | { readonly says: 'quiet'; readonly since: LocalDate };

export type Suggestion = { readonly mentor: ContactId; readonly name: string; readonly reasons: readonly Reason[] };

type Person = { readonly id: ContactId; readonly name: string; readonly municipality: Ags | null; readonly tags: readonly string[] };
type Sitting = Pick<Mandate, 'contact' | 'body' | 'place' | 'endedOn'>;
/** Who looks for a mentor; `body`: the council they are to stand for, or sit in, where that is known. */
export type Seeker = Omit<Person, 'name'> & { readonly body: BodyKind | null };
export type Council = {
  readonly people: ReadonlyMap<ContactId, Person>;
  readonly mandates: readonly Sitting[];
  readonly mentorships: readonly Accompanying[];
  readonly today: LocalDate;
};

const MOST_INTERESTS = 3;

/**
 * Who might accompany this person, the likeliest first, each with every reason for and against. Nobody is left out but the person and whoever
 * accompanies them already, and nobody is picked: that is for people to do (D-113). The order is the same whatever the order of what comes in (D-114).
 */
export function suggestMentors(seeker: Seeker, { people, mandates, mentorships, today }: Council): readonly Suggestion[] {
  const seats = grouped(mandates, (seat) => seat.contact);
  const accompanied = grouped(mentorships.filter((one) => !isOver(one)), (one) => one.mentor);
  const wanted = seeker.tags.map((tag) => ({ tag, folded: fold(tag) }));
  const ranked = [...seats].flatMap(([id, held]) => {
    const person = people.get(id);
    const own = accompanied.get(id) ?? [];
    if (!person || id === seeker.id || own.some((one) => one.mentee === seeker.id)) return [];
    const reasons = [...nearness(seeker, person, held), ...sameBody(seeker, held), ...interests(wanted, person), ...formerly(held, today), ...load(own, today)];
    return [{ id, name: person.name, reasons, weight: reasons.reduce((sum, reason) => sum + weightOf(reason), 0), open: own.length }];
  });
  return ranked
    .toSorted((a, b) => b.weight - a.weight || a.open - b.open || byName(a, b))
    .map(({ id, name, reasons }) => ({ mentor: id, name, reasons }));
}

/** Somebody with many mentorships, or gone quiet, comes after everybody else, but is there. */
function weightOf(reason: Reason): number {
  switch (reason.says) {
    case 'same-place':
      return 4;
    case 'same-district':
    case 'same-body':
      return 2;
    case 'same-interests':
      return Math.min(reason.tags.length, MOST_INTERESTS);
    case 'former':
      return -1;
    case 'many':
    case 'quiet':
      return -100;
    default:
      return 0;
  }
}

/** A place's key begins with its district's (Amtlicher Gemeindeschlüssel, Regionalschlüssel): five digits. */
function nearness({ municipality }: Seeker, person: Person, held: readonly Sitting[]): readonly Reason[] {
  if (municipality === null) return [];
  const places: readonly string[] = [person.municipality, ...held.map(({ place }) => place)].filter((place) => place !== null);
  if (places.includes(municipality)) return [{ says: 'same-place' }];
  return places.some((place) => districtOf(place) === districtOf(municipality)) ? [{ says: 'same-district' }] : [];
}

function districtOf(place: string): string {
  return place.slice(0, 5);
}

function sameBody({ body }: Seeker, held: readonly Sitting[]): readonly Reason[] {
  return body !== null && held.some((seat) => seat.body === body) ? [{ says: 'same-body', body }] : [];
}

function interests(wanted: readonly { readonly tag: string; readonly folded: string }[], { tags }: Person): readonly Reason[] {
  const own = new Set(tags.map(fold));
  const shared = wanted.filter(({ folded }) => own.has(folded)).map(({ tag }) => tag);
  return shared.length > 0 ? [{ says: 'same-interests', tags: shared }] : [];
}

function formerly(held: readonly Sitting[], today: LocalDate): readonly Reason[] {
  return held.some((seat) => isPresent(seat, today)) ? [] : [{ says: 'former' }];
}

function load(own: readonly Accompanying[], today: LocalDate): readonly Reason[] {
  const quiet = own.flatMap((one) => quietSince(one, today) ?? []).toSorted()[0];
  const open = own.length;
  return [open === 0 ? { says: 'free' } : { says: isOverloaded(open + 1) ? 'many' : 'has', open }, ...(quiet ? [{ says: 'quiet', since: quiet } as const] : [])];
}
