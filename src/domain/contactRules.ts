import type { ContactId, EditId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { addMonths } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, changesSomething, type Wanted } from './change.ts';
import type { Command, EditOf, NewConsent, NewContact } from './command.ts';
import { checkConsent, hasConsent, needsConsent } from './consent.ts';
import { contactDefaults, isBirthYear, stages, tickets, type ContactField, type ContactFields } from './contact.ts';
import type { Actor, Known } from './known.ts';
import { checkMail, checkPhone } from './reach.ts';
import type { Checked, Decided } from './refusal.ts';
import { mandateBirths } from './mandateRules.ts';
import { isMember } from './memberRules.ts';
import { municipality } from './municipality.ts';
import { checkStep } from './taskRules.ts';
import { checkEach, checkName, checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function createContact(command: Of<'createContact'>, known: Known, by: Actor): Decided {
  const births = contactBirths(command.id, command.contact, command.consent, known, by);
  if (!births.ok) return births;
  if (!command.nextStep) return acceptWrites(births.value);
  const step = checkStep(command.nextStep, command.id, null, known, by);
  return step.ok ? acceptWrites([...births.value, step.value]) : step;
}

export function importContacts(command: Of<'importContacts'>, known: Known, by: Actor): Decided {
  const writes: Write[] = [];
  for (const { id, ...contact } of command.contacts) {
    const births = contactBirths(id, contact, command.consent, known, by);
    if (!births.ok) return refuse(births.refusal, `${contact.name}: ${births.detail ?? ''}`);
    writes.push(...births.value);
  }
  return acceptWrites(writes);
}

export function editContact(command: Of<'editContact'>, known: Known, by: Actor): Decided {
  const contact = known.contact(command.id);
  if (!contact) return refuse('contact-unknown', command.id);
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const checked = checkContactField(edit, known, by);
    if (!checked.ok) return checked;
    const one = { field: edit.field, value: checked.value, seen: edit.seen };
    if (!changesSomething('contact', command.id, one, known)) continue;
    if (needsConsent(one.field, one.value) && !hasConsent(contact)) return refuse('needs-consent', one.field);
    wanted.push(one);
  }
  return acceptChanges(changes('contact', command.id, wanted, known, by.random), known);
}

export function assignContacts(command: Of<'assignContacts'>, known: Known, by: Actor): Decided {
  const { responsible } = command;
  if (responsible !== null && !isMember(responsible, known, by)) return refuse('member-unknown', responsible);
  const writes = [];
  for (const id of new Set(command.ids)) {
    const heads = known.contactHeads(id);
    if (!heads) return refuse('contact-unknown', id);
    writes.push(...changes('contact', id, [{ field: 'responsible', value: responsible, seen: heads.responsible }], known, by.random));
  }
  return acceptChanges(writes, known);
}

/** A contact's birth with those of the mandates that come with it. */
export function contactBirths(id: ContactId, contact: NewContact, consent: NewConsent | undefined, known: Known, by: Actor): Checked<readonly Write[]> {
  const birth = contactBirth(id, contact, consent, known, by);
  if (!birth.ok) return birth;
  const mandates = mandateBirths(contact.mandates ?? [], id, consent !== undefined, known);
  return mandates.ok ? accept([birth.value, ...mandates.value]) : mandates;
}

/** A contact's birth as one write: cleaned, without defaults, with its consent or the day by which the person is to be informed. */
function contactBirth(id: ContactId, contact: NewContact, consent: NewConsent | undefined, known: Known, by: Actor): Checked<Write> {
  if (known.contact(id)) return refuse('already-exists', id);
  const granted = consent ? checkConsent(consent, 'granted', by) : accept(null);
  if (!granted.ok) return granted;
  const born: { [field: string]: Plain } = {};
  for (const edit of editsOf(contact)) {
    const checked = checkContactField(edit, known, by);
    if (!checked.ok) return checked;
    if (granted.value === null && needsConsent(edit.field, checked.value)) return refuse('needs-consent', edit.field);
    if (!isDefault(edit.field, checked.value)) born[edit.field] = checked.value;
  }
  if (granted.value) born['consents'] = [granted.value];
  else born['informBy'] = addMonths(by.today, 1);
  return accept({ make: 'birth', kind: 'contact', id, born });
}

function editsOf(contact: Partial<ContactFields>): readonly EditOf<ContactFields>[] {
  const fields = (Object.keys(contactDefaults) as ContactField[]).filter((field) => contact[field] !== undefined && field !== 'informBy');
  const seen: readonly EditId[] = [];
  return [...new Set<ContactField>(['name', ...fields])].map((field) => ({ field, value: contact[field] === undefined ? '' : contact[field], seen }) as EditOf<ContactFields>);
}

function isDefault(field: ContactField, value: Plain): boolean {
  return value === contactDefaults[field] || (Array.isArray(value) && value.length === 0);
}

function checkContactField(edit: EditOf<ContactFields>, known: Known, by: Actor): Checked<Plain> {
  switch (edit.field) {
    case 'name':
      return checkName(edit.value);
    case 'phones':
      return checkEach(edit.value, limits.ways, checkPhone);
    case 'mails':
      return checkEach(edit.value, limits.ways, checkMail);
    case 'tags':
      return checkEach(edit.value, limits.tags, (tag) => checkText(tag, limits.tag, 'tags'));
    case 'notes':
      return checkText(edit.value, limits.notes, 'notes');
    case 'proposedBy':
      return checkText(edit.value, limits.name, 'proposedBy');
    case 'municipality':
      return edit.value === null || municipality(edit.value) ? accept(edit.value) : refuse('municipality-unknown', edit.value);
    case 'responsible':
      return edit.value === null || isMember(edit.value, known, by) ? accept(edit.value) : refuse('member-unknown', edit.value);
    case 'ticket':
      return edit.value === null || tickets.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'ticket');
    case 'stage':
      return stages.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'stage');
    case 'birthYear':
      return edit.value === null || isBirthYear(edit.value, Number(by.today.slice(0, 4))) ? accept(edit.value) : refuse('year-unreadable', String(edit.value));
    case 'informBy':
      return edit.value === null || parseLocalDate(edit.value) ? accept(edit.value) : refuse('date-unreadable', edit.value);
  }
}
