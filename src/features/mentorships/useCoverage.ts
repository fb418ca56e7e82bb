import { useEffect, useMemo, useState } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
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
  const day = today();
  return useMemo(() => {
    if (!places) return null;
    const present = mandates.filter((mandate) => isPresent(mandate, day));
    const disputed = [...present, ...mentorships.filter((one) => !isOver(one))].filter((one) => Object.keys(one.contested).length > 0);
    return {
      found: coverage({ contacts, mandates, mentorships, today: day, around: (ags) => [places.placeOf(ags), places.associationOf(ags), places.districtOf(ags)].filter((place) => place !== null) }),
      contested: disputed.length,
      noGroup: present.filter(({ place, group }) => place === null || group.trim() === '').length,
      places,
    };
  }, [contacts, mandates, mentorships, places, day]);
}

function usePlacesOfCouncils(): PlacesOfCouncils | null {
  const [places, setPlaces] = useState<PlacesOfCouncils | null>(null);
  useEffect(() => {
    let stale = false;
    void import('#domain/places.ts').then((loaded) => { if (!stale) setPlaces(loaded); });
    return () => { stale = true; };
  }, []);
  return places;
}
