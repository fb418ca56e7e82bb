import type { Refused } from '#base/result.ts';
import type { Catalogue } from '#messages/catalogue.ts';
import type { eventForm } from '#messages/de/later/eventForm.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import type { EventForm, EventStart } from './eventForm.ts';

/** Where in the form a sentence stands; `form`: above it, for what no single field can mend. */
export type ErrorPlace = 'title' | 'committee' | 'beginDay' | 'beginClock' | 'endDay' | 'endClock' | 'place' | 'online' | 'text' | 'repeat' | 'until' | 'open' | 'form';
export type EventErrors = Partial<Record<ErrorPlace, string>>;

/** What a person has to mend before the form can be sent at all. */
export function missingIn(form: EventForm, start: EventStart, m: typeof eventForm): EventErrors {
  const words = m.errors;
  const errors: EventErrors = {};
  if (form.title.trim() === '') errors.title = words.title;
  if (form.whose.at === 'new' && form.whose.name.trim() === '') errors.committee = words.committeeName;
  Object.assign(errors, timeErrors(form, m));
  if (form.repeat.kind !== 'never' && form.repeat.until !== null && form.beginDay !== null && form.repeat.until < form.beginDay) errors.until = words.until;
  if (form.online.trim() !== '' && !isHttps(form.online.trim())) errors.online = words.online;
  if (form.open === null && start.base === null) errors.open = words.visible;
  return errors;
}

function timeErrors({ allDay, beginDay, beginClock, endDay, endClock }: EventForm, { errors: words }: typeof eventForm): EventErrors {
  const errors: EventErrors = {};
  if (!beginDay) errors.beginDay = words.beginDay;
  if (!endDay) errors.endDay = words.endDay;
  if (!allDay && beginClock === '') errors.beginClock = words.beginClock;
  if (!allDay && endClock === '') errors.endClock = words.endClock;
  if (!beginDay || !endDay || Object.keys(errors).length > 0) return errors;
  if (endDay < beginDay) errors.endDay = words.endFirst;
  else if (!allDay && endDay === beginDay && endClock < beginClock) errors.endClock = words.endFirst;
  return errors;
}

export function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

const places: Readonly<Record<string, ErrorPlace>> = {
  'time-unreadable': 'endDay', 'repeats-unreadable': 'repeat', 'committee-unknown': 'committee', 'address-unreadable': 'online', 'name-missing': 'title', 'name-too-long': 'title',
};
const named: readonly ErrorPlace[] = ['title', 'place', 'online', 'text'];

/** A refusal's sentence at the field it is about. */
export function errorsFrom({ refusal, detail }: Pick<Refused, 'refusal' | 'detail'>, all: Catalogue): EventErrors {
  return { [named.find((field) => field === detail) ?? places[refusal] ?? 'form']: refusalWords(all, { refusal }) };
}
