import type { MandateRow } from '#app/recruitingApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { isPresent } from '#domain/mandate.ts';
import type { TalkSubject } from '#domain/talk.ts';
import type { Person } from './talkForm.ts';

/** The seats somebody holds on a day; a person made in the form holds none yet. */
export function seatsOf(person: Person, mandates: readonly MandateRow[], today: LocalDate): readonly MandateRow[] {
  return person.at === 'known' ? mandates.filter((mandate) => mandate.contact === person.id && isPresent(mandate, today)) : [];
}

/** What a talk is usually about: with somebody who holds a seat and has not said yet whether they stand again, about that. */
export function usualAbout(person: Person, mandates: readonly MandateRow[], today: LocalDate): TalkSubject {
  const undecided = seatsOf(person, mandates, today).some(({ standingAgain }) => standingAgain === 'open' || standingAgain === 'considering');
  return undecided ? 'standing-again' : 'candidacy';
}
