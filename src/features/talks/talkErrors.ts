import type { LocalDate } from '#base/localDate.ts';
import type { Refused } from '#base/result.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { TalkForm, TalkStart } from './talkForm.ts';

/** Where in the form a sentence stands; `form`: above it, for what no single field can mend. */
export type ErrorPlace = 'contact' | 'phone' | 'municipality' | 'on' | 'channel' | 'outcome' | 'covered' | 'notes' | 'way' | 'consentOn' | 'what' | 'due' | 'who' | 'form';
export type TalkErrors = Partial<Record<ErrorPlace, string>>;

type Ground = { readonly asks: boolean; readonly today: LocalDate; readonly base: TalkStart['base'] };

/** What a person has to mend before the form can be sent at all. */
export function missingIn(form: TalkForm, { asks, today, base }: Ground, m: Catalogue): TalkErrors {
  const { talks, refused } = m;
  const { person, consent } = form;
  const errors: TalkErrors = {};
  if (person.at === 'searching') errors.contact = base ? talks.errors.contactPick : unpicked(person.text.trim(), m);
  if (person.at === 'new' && person.name.trim() === '') errors.contact = refused['name-missing'];
  if (person.at === 'new' && person.municipality === null && person.municipalityText.trim() !== '') errors.municipality = talks.errors.municipality;
  if (form.on === null) errors.on = talks.errors.on;
  else if (form.on > today) errors.on = refused['date-in-future'];
  if (form.outcome === null) errors.outcome = talks.errors.outcome;
  if (asks && form.notes.trim() !== '' && !consent) errors.notes = refused['needs-consent'];
  if (asks && consent) Object.assign(errors, missingInConsent(consent, today, m));
  return { ...errors, ...(base ? {} : missingInStep(form.step, today, m)) };
}

function unpicked(text: string, { talks }: Catalogue): string {
  return text === '' ? talks.errors.contact : talks.errors.contactTyped(text);
}

function missingInConsent({ way, on }: NonNullable<TalkForm['consent']>, today: LocalDate, { talks, refused }: Catalogue): TalkErrors {
  return {
    ...(way === null && { way: talks.errors.consentHow }),
    ...(on === null && { consentOn: talks.errors.consentWhen }),
    ...(on !== null && on > today && { consentOn: refused['date-in-future'] }),
  };
}

function missingInStep({ what, due, responsible }: TalkForm['step'], today: LocalDate, { talks, refused }: Catalogue): TalkErrors {
  if (what.trim() === '') return due === null ? {} : { what: talks.errors.what };
  return {
    ...(due === null && { due: talks.errors.due }),
    ...(due !== null && due < today && { due: refused['date-in-past'] }),
    ...(responsible === null && { who: refused['member-unknown'] }),
  };
}

const places: Readonly<Record<string, ErrorPlace>> = {
  'name-missing': 'contact', 'name-too-long': 'contact', 'contact-unknown': 'contact', 'phone-has-letters': 'phone', 'phone-unreadable': 'phone',
  'municipality-unknown': 'municipality', 'member-unknown': 'who', 'nothing-to-do': 'what', 'date-in-past': 'due', 'date-in-future': 'on',
};
/** Refusals that name the field in their detail. */
const named: readonly ErrorPlace[] = ['channel', 'outcome', 'covered', 'notes', 'way', 'what'];

/** A refusal's sentence at the field it is about. */
export function errorsFrom({ refusal, detail }: Pick<Refused, 'refusal' | 'detail'>, m: Catalogue): TalkErrors {
  const place = places[refusal] ?? named.find((field) => field === detail) ?? 'form';
  return { [place]: refusalWords(m, { refusal }) };
}
