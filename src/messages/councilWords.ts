import type { LocalDate } from '#base/localDate.ts';
import type { Council } from '#domain/council.ts';
import { place } from '#domain/places.ts';
import { yearOnly } from '#domain/since.ts';
import { formatDayShort } from './dates.ts';
import type { mandates } from './de/later/mandates.ts';

type Words = typeof mandates;

/** What people call a council: "Stadtrat Köthen (Anhalt)", "Kreistag Harz", "Ortschaftsrat Baasdorf, Köthen (Anhalt)". Brings the table of all places with it. */
export function councilName(m: Words, { body, place: key, locality }: Pick<Council, 'body' | 'place' | 'locality'>): string {
  const word = m.bodies[body];
  const name = key === null ? '' : (place(key)?.name ?? key);
  if (body === 'local-council' && locality !== '') return m.localCouncil(word, locality, name);
  return name === '' ? m.councilNowhere(word) : m.council(word, name);
}

/** "seit 2019", "seit 1. Juli 2019"; empty where nobody said. */
export function sinceWords(m: Words, since: LocalDate | null, today: LocalDate): string {
  if (since === null) return '';
  const year = yearOnly(since);
  return year ? m.sinceYear(year) : m.sinceDay(formatDayShort(since, today));
}
