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

/** A council as it is being picked. `placeText`: letters in the place's field that name none yet. */
export type Picking = { readonly body: BodyKind | null; readonly place: PlaceKey | null; readonly placeText: string };

/** With another body: a place of another kind goes, and where none stands that of the person's home is offered, unless one is being typed. */
export function withBody<Form extends Picking>(form: Form, body: BodyKind, home: Ags | null): Form {
  const kept = form.place !== null && place(form.place)?.kind === placeKindOf(body) ? form.place : null;
  const typed = form.placeText.trim() !== '';
  const key = kept ?? (home !== null && !typed ? placeOfBody(body, home) : null);
  return { ...form, body: body === 'local-council' ? body : bodyAt(body, key), place: key };
}

/** With another place; a town has a Stadtrat and a village a Gemeinderat. */
export function withPlace<Form extends Picking>(form: Form, key: PlaceKey | null): Form {
  return { ...form, place: key, ...(key && { placeText: '' }), body: form.body && bodyAt(form.body, key) };
}

export function councilOf({ body, place: key, locality }: Seat): Council {
  const part = body === 'local-council' ? locality.trim() : '';
  return { key: [body, key ?? '', fold(part)].join(' '), body, place: key, locality: part };
}
