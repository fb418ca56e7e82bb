import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import type { NewConsent } from './command.ts';
import { consentWays, type Consent, type Contact, type ContactFields, type Stage } from './contact.ts';
import type { Actor } from './known.ts';
import type { Checked } from './refusal.ts';

/** Names the wording that is read out today; a new wording gets a new name, the old one's stays with the consents given on it. */
const CONSENT_WORDING = 'contact-1';

/** Stages that reveal no political opinion. "Declined" is among them so that nobody is asked again (GDPR Art. 21). */
const minimalStages: readonly Stage[] = ['proposed', 'approached', 'declined'];

/** Whether the last word, by day and then in the order they were recorded, is a permission. */
export function hasConsent(contact: Pick<Contact, 'consents'>): boolean {
  return lastConsent(contact.consents)?.given === 'granted';
}

function lastConsent(consents: readonly Consent[]): Consent | undefined {
  return consents.reduce<Consent | undefined>((last, next) => (last && last.on > next.on ? last : next), undefined);
}

/** A given or withdrawn consent, taken by the one who records it; never of a day to come. */
export function checkConsent(consent: NewConsent, given: Consent['given'], by: Actor): Checked<Consent> {
  if (parseLocalDate(consent.on) === null) return refuse('date-unreadable', consent.on);
  if (isFuture(consent.on, by.today)) return refuse('date-in-future', consent.on);
  if (!consentWays.includes(consent.way)) return refuse('value-unknown', 'way');
  return accept({ given, way: consent.way, on: consent.on, wording: CONSENT_WORDING, takenBy: by.member });
}

/** The fields that must stay as they are by default without consent (GDPR Art. 9(2)(a), 14): what is kept then is the minimal record. */
export function needsConsent(field: string, value: unknown): boolean {
  switch (field as keyof ContactFields) {
    case 'notes':
      return value !== '';
    case 'tags':
      return Array.isArray(value) && value.length > 0;
    case 'ticket':
    case 'birthYear':
      return value !== null;
    case 'stage':
      return !minimalStages.includes(value as Stage);
    default:
      return false;
  }
}
