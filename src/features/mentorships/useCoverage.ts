import { useEffect, useState } from 'react';
import type { ContactRow } from '#app/api.ts';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MandateRow, MentorshipRow } from '#app/recruitingApi.ts';
import type { ContactId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { isPresent } from '#domain/mandate.ts';
import { coverage, type Coverage } from '#domain/coverage.ts';
import { isOver } from '#domain/mentorship.ts';

/** The places of all councils, as a module of its own: it arrives with the first screen that asks. */
export type PlacesOfCouncils = typeof import('#domain/places.ts');

export type ShownCoverage = {
  readonly found: Coverage;
  /** Present mandates and open mentorships with a field that two people said apart. */
  readonly contested: number;
  /** Present mandates that lack a place or a group. */
  readonly noGroup: number;
  readonly places: PlacesOfCouncils;
};

/** Coverage as it stands, anew with every change; null until the places have arrived. */
export function useCoverage(): ShownCoverage | null {
  const contacts = useLive((live) => live.rows);
  const mandates = useLive((live) => live.mandates);
  const mentorships = useLive((live) => live.mentorships);
  const places = usePlacesOfCouncils();
  return places && shownOf(contacts, mandates, mentorships, places, today());
}

type Question = readonly [ReadonlyMap<ContactId, ContactRow>, readonly MandateRow[], readonly MentorshipRow[], PlacesOfCouncils, LocalDate];
type Kept = { readonly question: Question; readonly answer: ShownCoverage };
/** By the contacts it was answered from: locking lets go of them, and so of this. */
const kept = new WeakMap<ReadonlyMap<ContactId, ContactRow>, Kept>();

/** Kept beyond the screen: whoever comes back to it needs no second look at ten thousand contacts. */
function shownOf(...question: Question): ShownCoverage {
  const [contacts, mandates, mentorships, places, day] = question;
  const before = kept.get(contacts);
  if (before?.question.every((part, index) => part === question[index])) return before.answer;
  const present = mandates.filter((mandate) => isPresent(mandate, day));
  const disputed = [...present, ...mentorships.filter((one) => !isOver(one))].filter((one) => Object.keys(one.contested).length > 0);
  const answer = {
    found: coverage({ contacts, mandates, mentorships, today: day, around: (ags) => [places.placeOf(ags), places.associationOf(ags), places.districtOf(ags)].filter((place) => place !== null) }),
    contested: disputed.length,
    noGroup: present.filter(({ place, group }) => place === null || group.trim() === '').length,
    places,
  };
  kept.set(contacts, { question, answer });
  return answer;
}

let loadedPlaces: PlacesOfCouncils | null = null;

function usePlacesOfCouncils(): PlacesOfCouncils | null {
  const [places, setPlaces] = useState(loadedPlaces);
  useEffect(() => {
    let stale = false;
    void import('#domain/places.ts').then((loaded) => {
      loadedPlaces = loaded;
      if (!stale) setPlaces(loaded);
    });
    return () => { stale = true; };
  }, []);
  return places;
}
