import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths } from './calendar.ts';

/** How often something comes round: check-ins of a mentorship, tasks that repeat. */
export const rhythms = ['weekly', 'fortnightly', 'monthly', 'quarterly'] as const;
export type Rhythm = (typeof rhythms)[number];

/** The day `times` rounds after `day`; months end where they end, so the 31st is followed by the 28th, 29th or 30th (D-23). */
export function roundsAfter(day: LocalDate, rhythm: Rhythm, times = 1): LocalDate {
  switch (rhythm) {
    case 'weekly':
      return addDays(day, 7 * times);
    case 'fortnightly':
      return addDays(day, 14 * times);
    case 'monthly':
      return addMonths(day, times);
    case 'quarterly':
      return addMonths(day, 3 * times);
  }
}

/** The first day of the rhythm that begins on `day` that lies after both `day` and `today`: what was missed is not made up for. */
export function nextRound(day: LocalDate, rhythm: Rhythm, today: LocalDate): LocalDate {
  // No round is longer, so as many have certainly passed: years of missed weeks need no counting through.
  let times = Math.max(0, Math.floor(daysBetween(day, today) / longest[rhythm])) + 1;
  while (roundsAfter(day, rhythm, times) <= today) times += 1;
  return roundsAfter(day, rhythm, times);
}

/** Whether a round of the rhythm that begins on `first` falls on `day`, or begins there. */
export function isRoundOf(first: LocalDate, rhythm: Rhythm, day: LocalDate): boolean {
  return first === day || (first < day && nextRound(first, rhythm, addDays(day, -1)) === day);
}

const longest: Readonly<Record<Rhythm, number>> = { weekly: 7, fortnightly: 14, monthly: 31, quarterly: 92 };
