import type { LocalDate } from '#base/localDate.ts';
import { addDays } from './calendar.ts';
import type { FeeTerms } from './feeTerms.ts';

/** `replaced`: another version from the same day was recorded after it, and holds instead. */
export type TermsState = 'coming' | 'now' | 'past' | 'replaced';
/** `until`: the last day it holds, included; null: as long as no other begins, and of a replaced one. */
export type TermsEpisode = { readonly terms: FeeTerms; readonly state: TermsState; readonly until: LocalDate | null };

/** Every version with the days it holds, latest beginning first; the same versions as `termsOn` picks, for every day (`versions` in the order of recording). */
export function termsHistory(versions: readonly FeeTerms[], today: LocalDate): readonly TermsEpisode[] {
  const starts = new Map(versions.map((terms) => [terms.from, terms.id]));
  const days = [...starts.keys()].toSorted();
  return versions
    .map((terms, order) => ({ order, episode: episodeOf(terms, starts.get(terms.from) === terms.id, days.find((day) => day > terms.from), today) }))
    .toSorted((a, b) => (a.episode.terms.from < b.episode.terms.from ? 1 : a.episode.terms.from > b.episode.terms.from ? -1 : b.order - a.order))
    .map(({ episode }) => episode);
}

function episodeOf(terms: FeeTerms, holds: boolean, next: LocalDate | undefined, today: LocalDate): TermsEpisode {
  if (!holds) return { terms, state: 'replaced', until: null };
  const until = next === undefined ? null : addDays(next, -1);
  if (terms.from > today) return { terms, state: 'coming', until };
  return { terms, state: until !== null && until < today ? 'past' : 'now', until };
}
