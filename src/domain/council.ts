import type { Ags } from './municipality.ts';
import type { BodyKind, Mandate } from './mandate.ts';
import { place, placeAround, type PlaceKey, type PlaceKind } from './places.ts';
import { fold } from './search.ts';

/** Vertretung: one council body, as several people sit in it. */
export type Council = {
  /** The same for two mandates exactly if they are seats of the same body, as far as is known. */
  readonly key: string;
  readonly body: BodyKind;
  readonly place: PlaceKey | null;
  /** Ortschaft; only of a local council. */
  readonly locality: string;
};
type Seat = Pick<Mandate, 'body' | 'place' | 'locality'>;

const kinds: Readonly<Record<BodyKind, PlaceKind>> = {
  'municipal-council': 'municipality', 'city-council': 'municipality', 'association-council': 'association', 'local-council': 'municipality', 'district-council': 'district',
};

/** The kind of place a body sits for; a local council's is the Gemeinde its Ortschaft belongs to. */
export function placeKindOf(body: BodyKind): PlaceKind {
  return kinds[body];
}

/** A town's council is a Stadtrat and a village's a Gemeinderat, whichever was said; every other body stays what it is. */
export function bodyAt(body: BodyKind, key: PlaceKey | null): BodyKind {
  const found = key === null ? undefined : place(key);
  if (!found || !(body === 'municipal-council' || body === 'city-council')) return body;
  return found.town ? 'city-council' : 'municipal-council';
}

/** Where such a body sits for somebody who lives in a Gemeinde; null where it has none (a Kreistag in a kreisfreie Stadt). */
export function placeOfBody(body: BodyKind, home: Ags): PlaceKey | null {
  return placeAround(home, placeKindOf(body));
}

export function councilOf({ body, place: key, locality }: Seat): Council {
  const part = body === 'local-council' ? locality.trim() : '';
  return { key: [body, key ?? '', fold(part)].join(' '), body, place: key, locality: part };
}
