import type { Refused } from '#base/result.ts';
import { readSince } from '#domain/since.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import type { mandates } from '#messages/de/later/mandates.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { MandateForm } from './mandateForm.ts';

/** Where in the form a sentence stands; `form`: above it, for what no single field can mend. */
export type ErrorPlace = 'holder' | 'phone' | 'body' | 'place' | 'locality' | 'group' | 'since' | 'standingAgain' | 'form';
export type MandateErrors = Partial<Record<ErrorPlace, string>>;

/** What a person has to mend before the form can be sent at all. */
export function missingIn(form: MandateForm, m: typeof mandates, { refused }: Catalogue): MandateErrors {
  const words = m.form.errors;
  const { holder } = form;
  const errors: MandateErrors = {};
  if (holder.at === 'searching') errors.holder = holder.text.trim() === '' ? words.contact : words.contactTyped(holder.text.trim());
  if (holder.at === 'new' && holder.name.trim() === '') errors.holder = refused['name-missing'];
  if (form.body === null) errors.body = words.body;
  if (form.place === null && form.placeText.trim() !== '') errors.place = words.place;
  if (form.since.trim() !== '' && readSince(form.since) === null) errors.since = words.since;
  return errors;
}

const places: Readonly<Record<string, ErrorPlace>> = {
  'name-missing': 'holder', 'name-too-long': 'holder', 'contact-unknown': 'holder', 'phone-has-letters': 'phone', 'phone-unreadable': 'phone',
  'place-unknown': 'place', 'municipality-unknown': 'place', 'date-before-start': 'since', 'date-unreadable': 'since', 'needs-consent': 'standingAgain',
};
const named: readonly ErrorPlace[] = ['body', 'locality', 'group', 'standingAgain'];

/** A refusal's sentence at the field it is about. */
export function errorsFrom({ refusal, detail }: Pick<Refused, 'refusal' | 'detail'>, all: Catalogue): MandateErrors {
  return { [places[refusal] ?? named.find((field) => field === detail) ?? 'form']: refusalWords(all, { refusal }) };
}
