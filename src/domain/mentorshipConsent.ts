import { hasConsent } from './consent.ts';
import type { Known } from './known.ts';
import type { Mentorship } from './mentorship.ts';

/** What tells whether both agreed to be kept in a mentorship. */
export type Consenting = Pick<Known, 'contact' | 'memberOf'>;

/** The mentee by consent; the mentor by consent, or as a member of the team. Somebody who has not arrived here is not held against it. */
export function bothAgree({ mentor, mentee }: Pick<Mentorship, 'mentor' | 'mentee'>, { contact, memberOf }: Consenting): boolean {
  const [experienced, accompanied] = [contact(mentor), contact(mentee)];
  if (accompanied && !hasConsent(accompanied)) return false;
  return !experienced || hasConsent(experienced) || memberOf(mentor) !== undefined;
}
