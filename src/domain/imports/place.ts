import { municipalities, type Ags } from '../municipality.ts';
import { fold } from '../search.ts';
import type { Taken } from './values.ts';

/** Short names first, so that a place's full name wins; a test proves that no two of the 218 share a short one. */
const byName: ReadonlyMap<string, Ags> = new Map([
  ...municipalities.map((place) => [fold(shortName(place.name)), place.ags] as const),
  ...municipalities.map((place) => [fold(place.name), place.ags] as const),
]);

/** The Gemeinde the first filled cell names, with or without its addition ("Halle", "Halle (Saale)"), postal code or "OT …"; a mere district is not known. */
export function placeNamed(cells: readonly string[]): Taken<Ags | null> {
  const [text] = cells;
  if (text === undefined) return { value: null, left: [] };
  const plain = text.replace(/^\d{5}\s+/, '').replace(/,?\s+(OT|Ortsteil)\s.*$/i, '');
  const value = byName.get(fold(plain)) ?? byName.get(fold(shortName(plain))) ?? null;
  return { value, left: value === null ? [{ field: 'place', why: 'place-unknown', text }] : [] };
}

/** "Halle (Saale)" and "Lutherstadt Wittenberg" are written shorter by most; others write more ("Burg, Stadt"). */
export function shortName(name: string): string {
  return name.replace(/\s*[(,].*$/, '').replace(/^(Lutherstadt|Hansestadt)\s+/i, '');
}
