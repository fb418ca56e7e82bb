import { districtNames, municipalityLines } from './municipalityData.ts';
import { fold } from './search.ts';

/** Amtlicher Gemeindeschlüssel, 8 digits. */
export type Ags = string & { readonly ags: true };

export type Municipality = {
  readonly ags: Ags;
  readonly name: string;
  readonly type: 'town' | 'village';
  /** Landkreis, or the kreisfreie Stadt itself. */
  readonly district: string;
  /** Empty for an Einheitsgemeinde. */
  readonly union: string;
  /** On 31.12.2023 (based on the Zensus 2011) and 31.12.2024 (on the Zensus 2022): never show the difference as growth. */
  readonly population2023: number;
  readonly population2024: number;
  /** Centre of the area, WGS 84 degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Of the seat of administration only. */
  readonly postalCode: string;
};

/** All 218 Gemeinden of Sachsen-Anhalt by key. Screens import this file lazily: the table weighs 13 KB. */
export const municipalities: readonly Municipality[] = municipalityLines.trim().split('\n').map(parseLine);

const byAgs: ReadonlyMap<string, Municipality> = new Map(municipalities.map((place) => [place.ags, place]));
const folded = municipalities.map((place) => ({ place, name: fold(place.name) }));
const foldedByAgs: ReadonlyMap<string, string> = new Map(folded.map(({ place, name }) => [place.ags, name]));

export function municipality(ags: string): Municipality | undefined {
  return byAgs.get(ags);
}

/** The place's name; the key itself where a later version knows a place this one does not. */
export function municipalityName(ags: Ags): string {
  return byAgs.get(ags)?.name ?? ags;
}

/** The name as searches compare it (see `fold`); empty for an unknown place. */
export function foldedMunicipalityName(ags: string): string {
  return foldedByAgs.get(ags) ?? '';
}

/** The places whose name the typed letters begin, then those with a word they begin, then those that contain them; a postal code finds too. */
export function searchMunicipalities(typed: string, limit = 10): readonly Municipality[] {
  const query = fold(typed);
  if (query === '') return [];
  const rank = (name: string, postalCode: string): number => {
    if (name.startsWith(query) || postalCode === query) return 0;
    if (name.split(/[^\p{L}\d]+/u).some((word) => word.startsWith(query))) return 1;
    return name.includes(query) ? 2 : 3;
  };
  return folded
    .map(({ place, name }) => ({ place, name, rank: rank(name, place.postalCode) }))
    .filter((hit) => hit.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((hit) => hit.place);
}

function parseLine(line: string): Municipality {
  const [ags = '', name = '', type, union = '', before, after, lat, lon, postalCode = ''] = line.split('|');
  return {
    ags: ags as Ags,
    name,
    type: type === 'S' ? 'town' : 'village',
    district: districtNames[ags.slice(0, 5)] ?? '',
    union,
    population2023: Number(before),
    population2024: Number(after),
    lat: Number(lat),
    lon: Number(lon),
    postalCode,
  };
}
