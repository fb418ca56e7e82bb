import { newId, type ContactId, type MandateId, type Random } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { NewContact } from '../command.ts';
import { needsConsent } from '../consent.ts';
import type { KnownPerson } from '../duplicates.ts';
import type { DomainRefusal } from '../refusal.ts';
import { checkName, checkText, limits } from '../text.ts';
import { mandatesOf } from './mandates.ts';
import { placeNamed } from './place.ts';
import { seatsToAdd, type Held, type PlannedSeat } from './seats.ts';
import { importFields, type ImportField, type ImportRow, type ImportTable } from './table.ts';
import { twinsOf, type Twin } from './twins.ts';
import { birthYearOf, mailsOf, phonesOf, tagsOf, ticketOf, type Left, type Taken } from './values.ts';

/** One person as it will be written, with the line of the file it stands on. The id is given here, so that writing again never makes a second record. */
export type PlannedContact = { readonly line: number; readonly id: ContactId; readonly contact: NewContact };
/** `seats`: what of the row's mandates can be added to the contact it may be. */
export type PlannedTwin = PlannedContact & { readonly of: Twin; readonly seats: readonly PlannedSeat[] };
/** `name` is whatever lets a person find the line again. */
export type RefusedRow = { readonly line: number; readonly name: string; readonly why: DomainRefusal };
/** A value of a taken person that was not taken over. */
export type RowNote = { readonly line: number; readonly name: string } & Left;

/** The report before anything is written: every row of the table is in exactly one of `ready`, `twins` and `refused`. */
export type ImportPlan = {
  readonly ready: readonly PlannedContact[];
  readonly twins: readonly PlannedTwin[];
  readonly refused: readonly RefusedRow[];
  readonly notes: readonly RowNote[];
  /** How many persons have something that may not be kept without their consent. */
  readonly withheld: Readonly<Record<Withheld, number>>;
};
export type Withheld = (typeof withheldFields)[number];
const withheldFields = ['tags', 'notes', 'ticket', 'birthYear'] as const;

export type PlanSettings = {
  /** One field for each column. */
  readonly mapping: readonly ImportField[];
  /** Whether everybody in the file has given consent; else only the minimal record is taken over. */
  readonly consent: boolean;
  /** Who the list comes from: `proposedBy` of everybody whose row says nothing (the source, GDPR Art. 14(2)(f)). */
  readonly source: string;
  readonly existing: readonly KnownPerson[];
  /** The seats on record; none where nothing is said. */
  readonly held?: readonly Held[];
  /** The year it is; without it no year of birth is taken over. */
  readonly thisYear?: number;
};

/** Decides about every row, in the file's order, and changes nothing. Refuses only a mapping in which no column is a name. */
export function planImport(table: ImportTable, settings: PlanSettings, random: Random): Result<ImportPlan, 'no-name-column'> {
  if (!settings.mapping.some((field) => field === 'name' || field === 'firstName' || field === 'lastName')) return refuse('no-name-column');
  const taken: PlannedContact[] = [];
  const refused: RefusedRow[] = [];
  const notes: RowNote[] = [];
  const withheld = { tags: 0, notes: 0, ticket: 0, birthYear: 0 };
  for (const row of table.rows) {
    const cells = cellsByField(row, settings.mapping);
    const name = checkName(fullName(cells));
    if (!name.ok) {
      refused.push({ line: row.line, name: row.cells.filter((cell) => cell !== '').join(' · ').slice(0, 80), why: name.refusal });
      continue;
    }
    const { contact, left } = contactFrom(name.value, cells, settings, random);
    const kept = settings.consent ? contact : withhold(contact, withheld);
    const told = left.filter(({ field }) => settings.consent || !needsConsentField(field));
    notes.push(...told.map((one) => ({ line: row.line, name: name.value, ...one })));
    taken.push({ line: row.line, id: newId<ContactId>(random), contact: kept });
  }
  const twinOf = twinsOf(taken, settings.existing);
  const seatsOf = seatsToAdd(settings.held ?? []);
  const judged = taken.map((one) => ({ ...one, of: twinOf(one) }));
  return accept({
    ready: judged.flatMap(({ of, ...one }) => (of ? [] : [one])),
    twins: judged.flatMap(({ of, ...one }) => (of ? [{ ...one, of, seats: seatsOf({ ...one, of }) }] : [])),
    refused,
    notes,
    withheld,
  });
}

function needsConsentField(field: ImportField): field is Withheld {
  return withheldFields.some((one) => one === field);
}

type Cells = Readonly<Record<ImportField, readonly string[]>>;

function cellsByField(row: ImportRow, mapping: readonly ImportField[]): Cells {
  const cells = Object.fromEntries(importFields.map((field): [ImportField, string[]] => [field, []])) as Record<ImportField, string[]>;
  row.cells.forEach((cell, index) => {
    if (cell !== '') cells[mapping[index] ?? 'ignore'].push(cell);
  });
  return cells;
}

/** A whole name goes before its parts: exports that have both build it from them. */
function fullName(cells: Cells): string {
  const whole = cells.name.join(' ');
  return whole === '' ? [...cells.firstName, ...cells.lastName].join(' ') : firstNameFirst(whole);
}

/** "Müller, Jörg" is turned; what stands behind a comma as a degree or mandate is not a first name. */
function firstNameFirst(name: string): string {
  const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim());
  const turned = more.length === 0 && /^\p{Lu}\p{Ll}/u.test(first) && !/\.|^(Md[LBE]|MdEP|Jr|Sr|Dipl|Mag|Prof|Dr)\b/u.test(first);
  return turned && last !== '' ? `${first} ${last}` : name;
}

function contactFrom(name: string, cells: Cells, { source, thisYear = 0 }: PlanSettings, random: Random): { readonly contact: NewContact; readonly left: readonly Left[] } {
  const phones = phonesOf(cells.phone);
  const mails = mailsOf(cells.mail);
  const place = placeNamed(cells.place);
  const ticket = ticketOf(cells.ticket);
  const tags = tagsOf(cells.tags);
  const notes = shortened(cells.notes.join('\n'), limits.notes, 'notes');
  const birthYear = birthYearOf(cells.birthYear, thisYear);
  const mandates = mandatesOf(cells, place.value);
  const proposedBy = shortened(cells.proposedBy.join(', ') || source, limits.name, 'proposedBy');
  return {
    contact: {
      name,
      phones: phones.value,
      mails: mails.value,
      municipality: place.value,
      ticket: ticket.value,
      tags: tags.value,
      notes: notes.value,
      proposedBy: proposedBy.value,
      ...(birthYear.value !== null && { birthYear: birthYear.value }),
      ...(mandates.value.length > 0 && { mandates: mandates.value.map((mandate) => ({ ...mandate, id: newId<MandateId>(random) })) }),
    },
    left: [phones, mails, place, ticket, tags, notes, proposedBy, birthYear, mandates].flatMap((part) => part.left),
  };
}

/** A text beyond the limit is taken as far as it fits, and the report says so. */
function shortened(text: string, max: number, field: ImportField): Taken<string> {
  const checked = checkText(text, max, field);
  return checked.ok ? { value: checked.value, left: [] } : { value: text.normalize('NFC').trim().slice(0, max), left: [{ field, why: 'text-too-long', text: text.slice(max, max + 80) }] };
}

function withhold(contact: NewContact, counts: Record<Withheld, number>): NewContact {
  for (const field of withheldFields) if (needsConsent(field, contact[field] ?? null)) counts[field] += 1;
  const { birthYear: _, ...minimal } = contact;
  return { ...minimal, tags: [], notes: '', ticket: null };
}
