import { expect, test } from 'vitest';
import type { ContactDetail } from '#app/api.ts';
import type { ContactId, DraftId, EditId, MemberId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { writtenPhone } from '#domain/phone.ts';
import { afterSaved, commandsOf, contactEdits, emptyForm, hasConsentIn, startFrom, type FormStart } from '#features/contacts/contactForm.ts';
import { errorsFrom, missingIn } from '#features/contacts/formErrors.ts';
import { readDraft } from '#features/contacts/formDraft.ts';
import { german } from '#messages/german.ts';

const self = 'self' as MemberId;
const task = 'task' as TaskId;
const id = 'contact' as ContactId;
const consent = { way: 'spoken', on: '2026-11-20' as LocalDate } as const;
const fresh: FormStart = { id, task, form: emptyForm(self, ''), base: null };

test('a new contact is one command with its consent and next step, empty lines left out', () => {
  const form = { ...fresh.form, name: 'Ida Neumann', phones: ['0171 3920012', ' '], tags: 'Feuerwehr, , Sport,Sport', consent, step: { what: 'Anrufen', due: '2026-11-24' as LocalDate, responsible: self, repeats: 'monthly' as const } };
  expect(commandsOf(form, fresh)).toEqual([expect.objectContaining({
    do: 'createContact', id, consent, nextStep: { ...form.step, id: task },
    contact: expect.objectContaining({ name: 'Ida Neumann', phones: ['0171 3920012'], mails: [], tags: ['Feuerwehr', 'Sport'] }),
  })]);
});

test('an untouched form sends nothing, although numbers are shown otherwise than they are kept', () => {
  const start = startFrom(detail(), task, self, writtenPhone);
  expect(start.form.phones).toEqual(['0171 3920012']);
  expect(commandsOf(start.form, start)).toEqual([]);
});

test('only changed fields are sent, each with the heads seen when the form opened', () => {
  const start = startFrom(detail(), task, self, writtenPhone);
  const form = { ...start.form, name: 'Ida Neumann-Kurz', tags: ' Feuerwehr ' };
  expect(contactEdits(form, start)).toEqual([{ field: 'name', value: 'Ida Neumann-Kurz', seen: ['head-name'] }]);
});

test('a consent goes before the fields it opens; what was saved is not sent again after a refusal', () => {
  const start = startFrom(detail({ minimal: true }), task, self, writtenPhone);
  const form = { ...start.form, consent, notes: 'Kennt viele im Ort', step: { what: 'Anrufen', due: '2026-11-24' as LocalDate, responsible: self, repeats: null } };
  const commands = commandsOf(form, start);
  expect(commands.map((command) => command.do)).toEqual(['recordConsent', 'editContact', 'createTask']);
  const first: ReturnType<typeof afterSaved> = { form, start };
  const second = commands.slice(0, 2).reduce((rest, command) => afterSaved(command, rest), first);
  expect(commandsOf(second.form, second.start).map((command) => command.do)).toEqual(['createTask']);
  expect(hasConsentIn(second.form, second.start)).toBe(true);
});

test('fields that need consent wait until it says how and when', () => {
  expect(hasConsentIn(fresh.form, fresh)).toBe(false);
  expect(hasConsentIn({ ...fresh.form, consent: { way: null, on: consent.on } }, fresh)).toBe(false);
  expect(hasConsentIn({ ...fresh.form, consent }, fresh)).toBe(true);
});

test('a year of birth is sent as a number, and what is none as one that is refused at its field', () => {
  const start = startFrom(detail(), task, self, writtenPhone);
  const sent = (birthYear: string) => contactEdits({ ...start.form, birthYear }, start).map(({ value }) => value);
  expect([' 1992 ', 'neunzehn', '92', ''].map(sent)).toEqual([[1992], [0], [0], []]);
  expect(errorsFrom({ refusal: 'year-unreadable', detail: '0' }, german)).toHaveProperty('birthYear');
});

test('what is missing is named at its field', () => {
  const form = { ...fresh.form, municipalityText: 'Halber', consent: { way: null, on: null }, step: { what: 'Anrufen', due: null, responsible: null, repeats: null } };
  expect(Object.keys(missingIn(form, german)).toSorted()).toEqual(['due', 'municipality', 'name', 'on', 'way', 'who']);
});

test('a refusal stands at the field it is about, any other above the form', () => {
  expect(errorsFrom({ refusal: 'phone-has-letters', detail: '0171 abc' }, german)).toMatchObject({ phones: expect.any(String), typed: '0171 abc' });
  expect(errorsFrom({ refusal: 'needs-consent', detail: 'notes' }, german)).toHaveProperty('notes');
  expect(errorsFrom({ refusal: 'text-too-long', detail: 'tags' }, german)).toHaveProperty('tags');
  expect(errorsFrom({ refusal: 'storage-full' }, german).form).toBe(german.refusals['storage-full']);
});

test('a draft comes back as it was left; another form’s and a broken one are left alone', () => {
  const value = { start: startFrom(detail(), task, self, writtenPhone), form: { ...fresh.form, name: 'Halb getippt', consent } };
  const kept = JSON.parse(JSON.stringify(value)) as unknown;
  expect(readDraft({ id: 'draft' as DraftId, kind: 'contact', value: kept })).toEqual({ id: 'draft', ...value });
  expect(readDraft({ id: 'draft' as DraftId, kind: 'talk', value: kept })).toBeNull();
  expect(readDraft({ id: 'draft' as DraftId, kind: 'contact', value: { form: { name: 3 } } })).toBeNull();
});

function detail(known: Partial<ContactDetail> = {}): ContactDetail {
  const fields = ['name', 'phones', 'mails', 'municipality', 'ticket', 'stage', 'responsible', 'tags', 'notes', 'proposedBy', 'informBy'] as const;
  return {
    contact: {
      id, name: 'Ida Neumann', phones: ['+491713920012'], mails: [], municipality: null, ticket: null, stage: 'approached', responsible: self, tags: ['Feuerwehr'],
      notes: '', proposedBy: '', informBy: null, birthYear: null, consents: [], createdBy: self, createdAt: 0,
    },
    heads: Object.fromEntries(fields.map((field) => [field, [`head-${field}` as EditId]])) as unknown as ContactDetail['heads'],
    contested: {}, story: [], tasks: [], mandates: [], mentorships: [], minimal: false, receipt: 'hub', ...known,
  };
}
