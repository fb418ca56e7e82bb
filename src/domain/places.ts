import type { Id } from '#base/ids.ts';
import { municipalities, municipality, type Ags } from './municipality.ts';
import { districtNames } from './municipalityData.ts';
import { associationLines } from './placesData.ts';
import { fold } from './search.ts';

/** What a council body is elected for: a Gemeinde by its key (8 digits), a Landkreis by its (5), a Verbandsgemeinde by its (9). */
export type PlaceKey = Id<'place'>;
export type PlaceKind = 'municipality' | 'association' | 'district';

export type Place = {
  readonly key: PlaceKey;
  readonly kind: PlaceKind;
  /** As the register has it: "Börde", "Weida-Land", "Barleben". */
  readonly name: string;
  /** As one says it beside others: "Landkreis Börde", "Verbandsgemeinde Weida-Land", "Barleben". */
  readonly title: string;
  /** What tells two of one name apart: postal code and Verbandsgemeinde, or the Landkreis; empty for a Landkreis. */
  readonly within: string;
  /** Whether its council is a Stadtrat. */
  readonly town: boolean;
};

/**
 * All 218 Gemeinden, 18 Verbandsgemeinden and 11 Landkreise; the three kreisfreie Städte are Gemeinden and have no Kreistag. Screens import this file
 * lazily, as they do the table of the Gemeinden.
 */
export const places: readonly Place[] = [...municipalities.map(ofMunicipality), ...associations(), ...districts()];

const byKey: ReadonlyMap<string, Place> = new Map(places.map((one) => [one.key, one]));
const associationByName: ReadonlyMap<string, Place> = new Map(places.filter(({ kind }) => kind === 'association').map((one) => [one.name, one]));
const foldedPlaces = places.map((place) => ({ place, name: fold(place.name), title: fold(place.title), all: fold(`${place.title} ${place.within}`) }));

export function place(key: string): Place | undefined {
  return byKey.get(key);
}

/** The place's title; the key itself where a later version knows a place this one does not. */
export function placeTitle(key: PlaceKey): string {
  return byKey.get(key)?.title ?? key;
}

/** A Gemeinde as a place. */
export function placeOf(ags: Ags): PlaceKey {
  return ags as string as PlaceKey;
}

/** The Verbandsgemeinde a Gemeinde belongs to, if any. */
export function associationOf(ags: Ags): PlaceKey | null {
  return associationByName.get(municipality(ags)?.union ?? '')?.key ?? null;
}

/** The Landkreis a Gemeinde lies in; none for a kreisfreie Stadt. */
export function districtOf(ags: Ags): PlaceKey | null {
  return byKey.get(ags.slice(0, 5))?.key ?? null;
}

/** The place of that kind which somebody living in a Gemeinde belongs to: itself, its Verbandsgemeinde, its Landkreis. */
export function placeAround(ags: Ags, kind: PlaceKind): PlaceKey | null {
  if (kind === 'municipality') return placeOf(ags);
  return kind === 'association' ? associationOf(ags) : districtOf(ags);
}

/** Places of one kind whose name the typed letters begin, then those with a word they begin, then those that contain them; without letters all, by name. */
export function searchPlaces(typed: string, kind: PlaceKind): readonly Place[] {
  const query = fold(typed);
  const rank = ({ name, title, all }: (typeof foldedPlaces)[number]): number => {
    if (name.startsWith(query) || title.startsWith(query)) return 0;
    if (all.split(/[^\p{L}\d]+/u).some((word) => word.startsWith(query))) return 1;
    return all.includes(query) ? 2 : 3;
  };
  return foldedPlaces
    .filter((one) => one.place.kind === kind)
    .map((one) => ({ ...one, rank: rank(one) }))
    .filter((one) => one.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map((one) => one.place);
}

function ofMunicipality({ ags, name, type, union, district, postalCode }: (typeof municipalities)[number]): Place {
  return { key: placeOf(ags), kind: 'municipality', name, title: name, within: [postalCode, union, district].filter(Boolean).join(' · '), town: type === 'town' };
}

function associations(): readonly Place[] {
  return associationLines.trim().split('\n').map((line) => {
    const [key = '', name = ''] = line.split('|');
    return { key: key as PlaceKey, kind: 'association', name, title: `Verbandsgemeinde ${name}`, within: districtNames[key.slice(0, 5)] ?? '', town: false };
  });
}

/** A kreisfreie Stadt's key begins 1500. */
function districts(): readonly Place[] {
  return Object.entries(districtNames).filter(([key]) => !key.startsWith('1500')).map(([key, name]) => ({
    key: key as PlaceKey, kind: 'district', name, title: /kreis/i.test(name) ? name : `Landkreis ${name}`, within: '', town: false,
  }));
}
