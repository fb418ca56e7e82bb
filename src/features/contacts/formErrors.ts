import type { Refused } from '#base/result.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { ContactForm } from './contactForm.ts';

/** Where in the form a sentence stands; `form`: above it, for what no single field can mend. */
export type ErrorPlace = 'name' | 'phones' | 'mails' | 'municipality' | 'ticket' | 'stage' | 'responsible' | 'tags' | 'notes' | 'proposedBy' | 'birthYear' | 'way' | 'on' | 'what' | 'due' | 'who' | 'form';
export type FormErrors = Partial<Record<ErrorPlace, string>> & {
  /** Which of several numbers or addresses is meant, as typed. */
  readonly typed?: string | undefined;
};

const places: Readonly<Record<string, ErrorPlace>> = {
  'name-missing': 'name', 'name-too-long': 'name', 'phone-has-letters': 'phones', 'phone-unreadable': 'phones', 'mail-unreadable': 'mails',
  'municipality-unknown': 'municipality', 'member-unknown': 'responsible', 'nothing-to-do': 'what', 'year-unreadable': 'birthYear', 'date-in-past': 'due', 'date-unreadable': 'due', 'date-in-future': 'on',
};
/** Refusals that name the field in their detail. */
const fields: readonly string[] = ['ticket', 'stage', 'tags', 'notes', 'proposedBy', 'birthYear', 'what', 'way'] satisfies readonly ErrorPlace[];

/** What a person has to mend before the form can be sent at all. */
export function missingIn(form: ContactForm, { contacts: m, refused }: Pick<Catalogue, 'contacts' | 'refused'>): FormErrors {
  const errors: FormErrors = {};
  if (form.name.trim() === '') errors.name = refused['name-missing'];
  if (form.municipality === null && form.municipalityText.trim() !== '') errors.municipality = m.form.municipalityMissing;
  if (form.consent && !form.consent.way) errors.way = m.consent.howMissing;
  if (form.consent && !form.consent.on) errors.on = m.consent.whenMissing;
  const { what, due, responsible } = form.step;
  if (what.trim() === '') return errors;
  if (due === null) errors.due = m.form.dueMissing;
  if (responsible === null) errors.who = refused['member-unknown'];
  return errors;
}

/** A refusal's sentence at the field it is about. */
export function errorsFrom(refused: Pick<Refused, 'refusal' | 'detail'>, m: Catalogue): FormErrors {
  const named = fields.find((field) => field === refused.detail) as ErrorPlace | undefined;
  const place = places[refused.refusal] ?? named ?? 'form';
  return { [place]: refusalWords(m, { refusal: refused.refusal }), typed: refused.detail };
}
