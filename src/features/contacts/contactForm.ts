import type { ContactDetail } from '#app/api.ts';
import type { ContactId, EditId, MemberId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Command, EditOf, NewConsent, NewContact } from '#domain/command.ts';
import type { ConsentWay, ContactField, ContactFields, Stage, Ticket } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import type { Rhythm } from '#domain/rhythm.ts';

/** The form as typed: texts as they stand, nothing checked yet. */
export type ContactForm = {
  readonly name: string;
  readonly phones: readonly string[];
  readonly mails: readonly string[];
  readonly municipality: Ags | null;
  /** Letters typed in the Gemeinde field that name none yet. */
  readonly municipalityText: string;
  readonly ticket: Ticket | null;
  readonly stage: Stage;
  readonly responsible: MemberId | null;
  readonly tags: string;
  readonly notes: string;
  readonly proposedBy: string;
  /** Four digits, or whatever was typed for them; may be empty. */
  readonly birthYear: string;
  /** Null: no consent is being recorded here. */
  readonly consent: { readonly way: ConsentWay | null; readonly on: LocalDate | null } | null;
  readonly step: { readonly what: string; readonly due: LocalDate | null; readonly responsible: MemberId | null; readonly repeats: Rhythm | null };
};

/** What a form began with; kept in its draft, so that a retry or a restart writes the same records and replaces the same values. */
export type FormStart = {
  readonly id: ContactId;
  readonly task: TaskId;
  readonly form: ContactForm;
  /** Null: a new contact. */
  readonly base: { readonly heads: Readonly<Partial<Record<ContactField, readonly EditId[]>>>; readonly minimal: boolean } | null;
};

export function emptyForm(self: MemberId | null, name: string): ContactForm {
  return {
    name, phones: [''], mails: [''], municipality: null, municipalityText: '', ticket: null, stage: 'proposed', responsible: self,
    tags: '', notes: '', proposedBy: '', birthYear: '', consent: null, step: { what: '', due: null, responsible: self, repeats: null },
  };
}

/** The form for an existing contact, its numbers as people write them; `heads` are those on the screen now, so what arrives while typing survives beside it. */
export function startFrom({ contact, heads, minimal }: ContactDetail, task: TaskId, self: MemberId | null, written: (phone: string) => string): FormStart {
  const { name, municipality, ticket, stage, responsible, notes, proposedBy } = contact;
  const form: ContactForm = {
    ...emptyForm(self, name), municipality, ticket, stage, responsible, notes, proposedBy,
    phones: atLeastOne(contact.phones.map(written)), mails: atLeastOne(contact.mails), tags: contact.tags.join(', '), birthYear: String(contact.birthYear ?? ''),
  };
  return { id: contact.id, task, form, base: { heads, minimal } };
}

/** Whether fields that need a consent may be filled: one is on record, or fully given in this form. */
export function hasConsentIn(form: ContactForm, start: FormStart): boolean {
  return (start.base !== null && !start.base.minimal) || consentIn(form) !== null;
}

/** The commands that save the form, in order; none where nothing changed. Only changed fields are sent, each with the heads seen. */
export function commandsOf(form: ContactForm, start: FormStart): readonly Command[] {
  const { id, task, base } = start;
  const consent = consentIn(form);
  const { what, due, responsible, repeats } = form.step;
  const nextStep = what.trim() !== '' && due !== null && responsible !== null ? { what, due, responsible, repeats } : null;
  if (base === null) {
    return [{ do: 'createContact', id, contact: newContact(form), ...(consent && { consent }), ...(nextStep && { nextStep: { ...nextStep, id: task } }) }];
  }
  const edits = contactEdits(form, start);
  return [
    ...(consent ? [{ do: 'recordConsent', id, consent } as const] : []),
    ...(edits.length > 0 ? [{ do: 'editContact', id, edits } as const] : []),
    ...(nextStep ? [{ do: 'createTask', id: task, contact: id, task: nextStep } as const] : []),
  ];
}

const editable = ['name', 'phones', 'mails', 'municipality', 'ticket', 'stage', 'responsible', 'tags', 'notes', 'proposedBy', 'birthYear'] as const satisfies readonly ContactField[];
type Editable = (typeof editable)[number];

/** An edit for each field whose value differs from the one the form began with. */
export function contactEdits(form: ContactForm, start: FormStart): readonly EditOf<ContactFields>[] {
  return editable
    .filter((field) => JSON.stringify(valueOf(form, field)) !== JSON.stringify(valueOf(start.form, field)))
    .map((field) => ({ field, value: valueOf(form, field), seen: start.base?.heads[field] ?? [] }) as EditOf<ContactFields>);
}

function newContact(form: ContactForm): NewContact {
  return Object.fromEntries(editable.map((field) => [field, valueOf(form, field)])) as Pick<ContactFields, Editable>;
}

function valueOf(form: ContactForm, field: Editable): ContactFields[Editable] {
  if (field === 'tags') return words(form.tags.split(','));
  if (field === 'phones' || field === 'mails') return words(form[field]);
  return field === 'birthYear' ? yearIn(form.birthYear) : form[field];
}

/** What is no year is sent as one that the rules refuse. */
function yearIn(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  return /^\d{4}$/.test(text) ? Number(text) : 0;
}

function words(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

function atLeastOne(texts: readonly string[]): readonly string[] {
  return texts.length > 0 ? texts : [''];
}

function consentIn({ consent }: ContactForm): NewConsent | null {
  return consent?.way && consent.on ? { way: consent.way, on: consent.on } : null;
}

/**
 * The form and its ground after one of several commands was saved and a later one refused: what is saved is not sent again.
 * Saved edits become the ground; their new heads are not known here, so `seen` stays, which at worst shows both values.
 */
export function afterSaved(command: Command, { form, start }: { readonly form: ContactForm; readonly start: FormStart }): { readonly form: ContactForm; readonly start: FormStart } {
  switch (command.do) {
    case 'recordConsent':
      return { form: { ...form, consent: null }, start: { ...start, base: start.base && { ...start.base, minimal: false } } };
    case 'editContact':
      return { form, start: { ...start, form: { ...form, consent: null, step: start.form.step } } };
    default:
      return { form, start };
  }
}
