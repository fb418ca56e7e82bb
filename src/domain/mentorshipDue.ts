import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from './calendar.ts';
import type { Contact } from './contact.ts';
import { isOver, lastCheckIn, type CheckIn, type Mentorship } from './mentorship.ts';
import { roundsAfter } from './rhythm.ts';

/** Since when a mentor is called quiet. */
const QUIET_MONTHS = 3;
/** More open mentorships than this are much for one mentor: a hint, never a refusal. */
export const MUCH_FOR_ONE = 5;
/** Younger than this in the year asked. */
const YOUNG = 35;

/** What tells when to speak next, of a mentorship or of its row. */
export type Rhythmic = Pick<Mentorship, 'state' | 'rhythm' | 'pausedUntil' | 'agreedOn'> & { readonly last: Pick<CheckIn, 'on' | 'next'> | null };

/**
 * The day the next check-in is due: the one agreed at the last, else one rhythm after the last, else one after the agreement; after a pause not before its
 * end. Null while nothing is due: not agreed yet, resting, over.
 */
export function dueCheckIn(mentorship: Mentorship, today: LocalDate): LocalDate | null {
  return dueIn({ ...mentorship, last: lastCheckIn(mentorship) }, today);
}

/** The same from what a row knows. */
export function dueIn(mentorship: Rhythmic, today: LocalDate): LocalDate | null {
  if (!isActive(mentorship, today)) return null;
  const { last, agreedOn, rhythm, pausedUntil } = mentorship;
  const from = last?.on ?? agreedOn;
  const due = last?.next ?? (from && roundsAfter(from, rhythm));
  return due && pausedUntil && pausedUntil > due ? pausedUntil : due;
}

/** Whether mentor and mentee are to speak in their rhythm: agreed or running, or the pause has run out. */
export function isActive({ state, pausedUntil }: Pick<Mentorship, 'state' | 'pausedUntil'>, today: LocalDate): boolean {
  if (state === 'paused') return pausedUntil !== null && pausedUntil <= today;
  return state === 'agreed' || state === 'running';
}

/** Active, and for three months nothing was heard: no check-in, no agreement, no pause that ended. */
export function isQuiet(mentorship: Mentorship, today: LocalDate): boolean {
  return isQuietIn({ ...mentorship, last: lastCheckIn(mentorship) }, today);
}

export function isQuietIn(mentorship: Rhythmic, today: LocalDate): boolean {
  if (!isActive(mentorship, today)) return false;
  const heard = [mentorship.last?.on, mentorship.agreedOn, mentorship.pausedUntil].flatMap((day) => day ?? []);
  const latest = heard.reduce<LocalDate | null>((last, day) => (last && last > day ? last : day), null);
  return latest !== null && addMonths(latest, QUIET_MONTHS) <= today;
}

/** How many mentorships a mentor has that are not over. */
export function openCount(mentor: Contact['id'], mentorships: readonly Pick<Mentorship, 'mentor' | 'state'>[]): number {
  return mentorships.filter((one) => one.mentor === mentor && !isOver(one)).length;
}

/** Whether another would be much for one mentor. */
export function isOverloaded(open: number): boolean {
  return open > MUCH_FOR_ONE;
}

/** Somebody who never held a seat and has not declined. */
export function isFirstTime({ stage }: Pick<Contact, 'stage'>, mandates: number): boolean {
  return mandates === 0 && stage !== 'declined';
}

/** Under 35 in the year of that day; null where the year of birth was not given. */
export function isYoung({ birthYear }: Pick<Contact, 'birthYear'>, today: LocalDate): boolean | null {
  return birthYear === null ? null : Number(today.slice(0, 4)) - birthYear < YOUNG;
}
