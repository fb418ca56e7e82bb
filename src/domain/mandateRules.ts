import type { ContactId, MandateId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { acceptChanges, acceptWrites, changes, type Wanted } from './change.ts';
import type { Command, EditOf } from './command.ts';
import { hasConsent } from './consent.ts';
import { placeKindOf } from './council.ts';
import type { Actor, Known } from './known.ts';
import { bodyKinds, isPresent, mandateDefaults, standingStates, type Mandate, type MandateField, type MandateFields, type StandingAgain } from './mandate.ts';
import type { NewMandate } from './mandateCommands.ts';
import { place } from './places.ts';
import type { Checked, Decided } from './refusal.ts';
import type { Outcome } from './talk.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function createMandate(command: Of<'createMandate'>, known: Known): Decided {
  const contact = known.contact(command.contact);
  if (!contact) return refuse('contact-unknown', command.contact);
  const birth = mandateBirth({ ...command.mandate, id: command.id }, command.contact, hasConsent(contact), known);
  return birth.ok ? acceptWrites([birth.value]) : birth;
}

export function editMandate(command: Of<'editMandate'>, known: Known, by: Actor): Decided {
  const mandate = known.mandate(command.id);
  if (!mandate) return refuse('mandate-unknown', command.id);
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const checked = checkMandateField(edit);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  const writes = changes('mandate', command.id, wanted, known, by.random);
  const after: MandateFields = { ...mandate, ...Object.fromEntries(writes.map(({ field, value }) => [field, value])) };
  const whole = checkWhole(after, writes.map(({ field }) => field as MandateField), consents(mandate.contact, known));
  return whole.ok ? acceptChanges(writes, known) : whole;
}

/** The births of mandates that come with a new person. */
export function mandateBirths(mandates: readonly (NewMandate & { readonly id: MandateId })[], contact: ContactId, consent: boolean, known: Known): Checked<readonly Write[]> {
  if (mandates.length > limits.mandates) return refuse('too-many', String(limits.mandates));
  const writes: Write[] = [];
  for (const mandate of mandates) {
    const birth = mandateBirth(mandate, contact, consent, known);
    if (!birth.ok) return birth;
    if (writes.some(({ id }) => id === mandate.id)) return refuse('already-exists', mandate.id);
    writes.push(birth.value);
  }
  return accept(writes);
}

/** Whether a value tells more than who sits where, which is public, and that nobody needs to ask again. */
export function tellsStanding(field: string, value: unknown): boolean {
  return field === 'standingAgain' && value !== 'open' && value !== 'stops';
}

/** What a talk about standing again leads to: forward only, but for a "no", and for whoever has stopped and says more than that nobody answered. */
export function standingAfter(standing: StandingAgain, outcome: Outcome): StandingAgain {
  if (outcome === 'not-reached') return standing;
  if (outcome === 'agrees') return 'stands';
  if (outcome === 'declines') return 'stops';
  return standing === 'stands' ? standing : 'considering';
}

/** The changes a talk about standing again makes to the seats its contact holds now; without consent no more than that they stop. */
export function standingMoved(contact: ContactId, outcome: Outcome, consent: boolean, known: Known, by: Actor): readonly Write[] {
  return known.mandatesOf(contact).flatMap((id) => {
    const mandate = known.mandate(id);
    if (!mandate || !isPresent(mandate, by.today)) return [];
    const value = allowedStanding(mandate.standingAgain, outcome, consent);
    // Several stand side by side: a talk that leads no further is not the place to settle them.
    if (value === mandate.standingAgain) return [];
    return changes('mandate', id, [{ field: 'standingAgain', value, seen: known.heads('mandate', id, 'standingAgain') }], known, by.random);
  });
}

/** Without consent a yes or a doubt stays with the talk. */
export function allowedStanding(standing: StandingAgain, outcome: Outcome, consent: boolean): StandingAgain {
  const next = standingAfter(standing, outcome);
  return consent || !tellsStanding('standingAgain', next) ? next : standing;
}

function consents(contact: ContactId, known: Known): boolean {
  return hasConsent(known.contact(contact) ?? { consents: [] });
}

function mandateBirth({ id, ...mandate }: NewMandate & { readonly id: MandateId }, contact: ContactId, consent: boolean, known: Known): Checked<Write> {
  if (known.mandate(id)) return refuse('already-exists', id);
  const born: { [field: string]: Plain } = { contact };
  const fields = (Object.keys(mandateDefaults) as MandateField[]).filter((field) => mandate[field] !== undefined);
  for (const field of fields) {
    const checked = checkMandateField({ field, value: mandate[field], seen: [] } as EditOf<MandateFields>);
    if (!checked.ok) return checked;
    if (field === 'body' || checked.value !== mandateDefaults[field]) born[field] = checked.value;
  }
  if (!born['body']) return refuse('value-unknown', 'body');
  const whole = checkWhole({ ...mandateDefaults, ...born }, fields, consent);
  return whole.ok ? accept({ make: 'birth', kind: 'mandate', id, born }) : whole;
}

/** What no field says by itself: the body is one of the place's, a seat ends after it began, and consent is there where it is needed. */
function checkWhole(after: MandateFields, changed: readonly MandateField[], consent: boolean): Checked<null> {
  if (after.place !== null && (changed.includes('place') || changed.includes('body')) && place(after.place)?.kind !== placeKindOf(after.body)) return refuse('place-unknown', after.place);
  const days = changed.includes('since') || changed.includes('endedOn');
  if (days && after.since !== null && after.endedOn !== null && after.endedOn < after.since) return refuse('date-before-start', after.endedOn);
  if (!consent && changed.some((field) => tellsStanding(field, after[field]))) return refuse('needs-consent', 'standingAgain');
  return accept(null);
}

function checkMandateField(edit: EditOf<MandateFields>): Checked<Plain> {
  switch (edit.field) {
    case 'body':
      return bodyKinds.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'body');
    case 'place':
      return edit.value === null || place(edit.value) ? accept(edit.value) : refuse('place-unknown', edit.value);
    case 'locality':
    case 'group':
      return checkText(edit.value, limits.name, edit.field);
    case 'since':
    case 'endedOn':
      return edit.value === null || parseLocalDate(edit.value) ? accept(edit.value) : refuse('date-unreadable', edit.value);
    case 'standingAgain':
      return standingStates.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'standingAgain');
  }
}

/** The seats a contact holds on a day. */
export function presentMandates(mandates: readonly Mandate[], today: Actor['today']): readonly Mandate[] {
  return mandates.filter((mandate) => isPresent(mandate, today));
}
