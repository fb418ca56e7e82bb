import type { ContactId, EditId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Command, EditOf, NewConsent, NewContact } from '#domain/command.ts';
import type { ConsentWay } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import { outcomes, type Channel, type Outcome, type Talk, type TalkField, type TalkFields, type TalkSubject } from '#domain/talk.ts';
import type { NextStep } from '#domain/task.ts';

/** Whom the talk was with, while the form is being filled in. */
export type Person =
  | { readonly at: 'searching'; readonly text: string }
  | { readonly at: 'known'; readonly id: ContactId; readonly name: string }
  | { readonly at: 'new'; readonly name: string; readonly phone: string; readonly municipality: Ags | null; readonly municipalityText: string };

/** The form as typed; nothing checked yet. */
export type TalkForm = {
  readonly person: Person;
  readonly on: LocalDate | null;
  readonly channel: Channel;
  readonly about: TalkSubject;
  readonly outcome: Outcome | null;
  readonly covered: readonly string[];
  readonly notes: string;
  /** Null: no consent is being recorded here. */
  readonly consent: { readonly way: ConsentWay | null; readonly on: LocalDate | null } | null;
  readonly step: { readonly what: string; readonly due: LocalDate | null; readonly responsible: MemberId | null };
};

/** What a form began with; kept in its draft, so that a retry or a restart writes the same records and replaces the same values. */
export type TalkStart = {
  readonly talk: TalkId;
  /** The id of a person made in this form. */
  readonly person: ContactId;
  readonly task: TaskId;
  readonly form: TalkForm;
  /** Null: a new talk; else the heads on the screen when editing began. */
  readonly base: { readonly heads: Readonly<Partial<Record<TalkField, readonly EditId[]>>> } | null;
};
export type TalkIds = Pick<TalkStart, 'talk' | 'person' | 'task'>;

export function emptyTalk(today: LocalDate, self: MemberId | null, person: Person): TalkForm {
  return {
    person, on: today, channel: 'visit', about: 'candidacy', outcome: null, covered: [], notes: '', consent: null,
    step: { what: '', due: null, responsible: self },
  };
}

/** The form for a talk that is on record; `name` is whom it was with. */
export function formOf(talk: Talk, name: string, self: MemberId | null): TalkForm {
  const { contact, on, channel, about, outcome, covered, notes } = talk;
  return { ...emptyTalk(on, self, { at: 'known', id: contact, name }), channel, about, outcome, covered, notes };
}

/** How a talk about standing again can end; what another version or an earlier choice said stays among it. */
export function outcomesOf({ about, outcome }: Pick<TalkForm, 'about' | 'outcome'>): readonly Outcome[] {
  if (about === 'candidacy') return outcomes;
  const offered: readonly Outcome[] = ['agrees', 'needs-time', 'declines', 'not-reached'];
  return outcome === null || offered.includes(outcome) ? offered : [...offered, outcome];
}

/** The form about something else: the points of one guide are not those of the other, and an outcome only one of them has goes. */
export function withAbout(form: TalkForm, about: TalkSubject): TalkForm {
  if (form.about === about) return form;
  const outcome = form.outcome !== null && outcomesOf({ about, outcome: null }).includes(form.outcome) ? form.outcome : null;
  return { ...form, about, outcome, covered: [] };
}

/** Whether the form asks for a consent: the person has none on record. While nobody is picked there is nobody to ask. */
export function asksConsent({ person }: Pick<TalkForm, 'person'>, hasConsent: (id: ContactId) => boolean): boolean {
  return person.at === 'new' || (person.at === 'known' && !hasConsent(person.id));
}

/** The commands that save a complete form, in order; none where nothing changed or something is missing (see `missingIn`). */
export function commandsOf(form: TalkForm, start: TalkStart, asks: boolean): readonly Command[] {
  const { person, on, outcome, channel, about, covered, notes } = form;
  if (person.at === 'searching' || on === null || outcome === null) return [];
  const consent = asks ? consentIn(form) : null;
  if (start.base) return edited(form, start, consent);
  const nextStep = stepIn(form);
  return [{
    do: 'logTalk',
    id: start.talk,
    with: person.at === 'known' ? { contact: person.id } : { newContact: newContact(person, form), id: start.person },
    talk: { on, outcome, channel, covered, notes, ...(about !== 'candidacy' && { about }) },
    ...(consent && { consent }),
    ...(nextStep && { nextStep: { ...nextStep, id: start.task } }),
  }];
}

/** The consent goes first: it is what allows the notes. */
function edited(form: TalkForm, start: TalkStart, consent: NewConsent | null): readonly Command[] {
  const edits = talkEdits(form, start);
  return [
    ...(consent && form.person.at === 'known' ? [{ do: 'recordConsent', id: form.person.id, consent } as const] : []),
    ...(edits.length > 0 ? [{ do: 'editTalk', id: start.talk, edits } as const] : []),
  ];
}

/** An edit for each field whose value differs from the one the form began with. */
export function talkEdits(form: TalkForm, start: TalkStart): readonly EditOf<TalkFields>[] {
  const fields = ['contact', 'on', 'channel', 'about', 'outcome', 'covered', 'notes'] as const satisfies readonly TalkField[];
  return fields
    .filter((field) => JSON.stringify(valueOf(form, field)) !== JSON.stringify(valueOf(start.form, field)))
    .map((field) => ({ field, value: valueOf(form, field), seen: start.base?.heads[field] ?? [] }) as EditOf<TalkFields>);
}

function valueOf(form: TalkForm, field: TalkField): unknown {
  if (field === 'contact') return form.person.at === 'known' ? form.person.id : null;
  return field === 'notes' ? form.notes.trim() : form[field];
}

/** Whoever logs a talk with a new person looks after them until somebody else does. */
function newContact(person: Extract<Person, { at: 'new' }>, form: TalkForm): NewContact {
  const phone = person.phone.trim();
  return { name: person.name, phones: phone === '' ? [] : [phone], municipality: person.municipality, responsible: form.step.responsible };
}

function consentIn({ consent }: TalkForm): NewConsent | null {
  return consent?.way && consent.on ? { way: consent.way, on: consent.on } : null;
}

function stepIn({ step: { what, due, responsible } }: TalkForm): NextStep | null {
  return what.trim() !== '' && due !== null && responsible !== null ? { what, due, responsible } : null;
}
