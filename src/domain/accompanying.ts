import type { LocalDate } from '#base/localDate.ts';
import type { Mentorship } from './mentorship.ts';
import { dueIn, isQuietIn, type Rhythmic } from './mentorshipDue.ts';

/** What lists, suggestions and coverage ask of a mentorship: what its row tells. */
export type Accompanying = Pick<Mentorship, 'id' | 'mentor' | 'mentee' | 'state' | 'rhythm' | 'pausedUntil' | 'agreedOn'> & {
  readonly lastCheckIn: LocalDate | null;
  readonly nextAgreed: LocalDate | null;
};

/** The day the next check-in is due; null while nothing is (`dueIn`). */
export function dueOf(one: Accompanying, today: LocalDate): LocalDate | null {
  return dueIn(rhythmic(one), today);
}

/** The day since which nothing was heard, once the mentorship is quiet (`isQuietIn`: three months); null while it is not. */
export function quietSince(one: Accompanying, today: LocalDate): LocalDate | null {
  return isQuietIn(rhythmic(one), today) ? (one.lastCheckIn ?? one.agreedOn) : null;
}

function rhythmic(one: Accompanying): Rhythmic {
  return { ...one, last: one.lastCheckIn === null ? null : { on: one.lastCheckIn, next: one.nextAgreed } };
}

/** What belongs together, in the order in which it comes (`Map.groupBy` is younger than the oldest browser that runs the app). */
export function grouped<Key, One>(all: Iterable<One>, keyOf: (one: One) => Key): ReadonlyMap<Key, readonly One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
