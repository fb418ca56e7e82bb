import { newEditId, type ContactId } from '#base/ids.ts';
import { refuse } from '#base/result.ts';
import { acceptWrites, changes, type Wanted } from './change.ts';
import type { Command } from './command.ts';
import { checkConsent, hasConsent, needsConsent } from './consent.ts';
import type { Consent, Contact } from './contact.ts';
import type { Actor, Known } from './known.ts';
import { tellsStanding } from './mandateRules.ts';
import { endedWithout } from './mentorshipEnds.ts';
import type { Decided } from './refusal.ts';
import type { Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function recordConsent(command: Of<'recordConsent'>, known: Known, by: Actor): Decided {
  if (!known.contact(command.id)) return refuse('contact-unknown', command.id);
  const consent = checkConsent(command.consent, 'granted', by);
  return consent.ok ? acceptWrites(consentWrites(command.id, consent.value, known, by)) : consent;
}

/** Takes the permission back and empties what only it allowed: notes, tags, origin, year of birth, a telling stage, the notes of the talks, who stands again; mentorships end. */
export function withdrawConsent(command: Of<'withdrawConsent'>, known: Known, by: Actor): Decided {
  const contact = known.contact(command.id);
  if (!contact) return refuse('contact-unknown', command.id);
  if (!hasConsent(contact)) return refuse('nothing-to-withdraw', command.id);
  const consent = checkConsent(command.consent, 'withdrawn', by);
  if (!consent.ok) return consent;
  if (hasConsent({ consents: [...contact.consents, consent.value] })) return refuse('date-before-consent', command.consent.on);
  return acceptWrites([appendConsent(command.id, consent.value, by), ...emptied(contact, known, by)]);
}

/** The writes that record a consent on a contact that is there: the value itself, and that nobody needs informing any more. */
export function consentWrites(id: ContactId, consent: Consent, known: Known, by: Actor): readonly Write[] {
  const informed = { field: 'informBy', value: null, seen: known.heads('contact', id, 'informBy') };
  return [appendConsent(id, consent, by), ...changes('contact', id, [informed], known, by.random)];
}

function appendConsent(id: ContactId, consent: Consent, by: Actor): Write {
  return { make: 'append', kind: 'contact', id, edit: newEditId(by.random), field: 'consents', value: consent };
}

function emptied(contact: Contact, known: Known, by: Actor): readonly Write[] {
  const minimal = { notes: '', tags: [], ticket: null, birthYear: null, stage: needsConsent('stage', contact.stage) ? 'approached' : contact.stage } as const;
  const wanted: readonly Wanted[] = Object.entries(minimal).map(([field, value]) => ({ field, value, seen: known.heads('contact', contact.id, field) }));
  const talkNotes = known.talksOf(contact.id).flatMap((talk) => {
    const seen = known.heads('talk', talk, 'notes');
    return changes('talk', talk, [{ field: 'notes', value: '', seen }], known, by.random);
  });
  const standing = known.mandatesOf(contact.id).flatMap((id) => {
    if (!tellsStanding('standingAgain', known.mandate(id)?.standingAgain ?? 'open')) return [];
    return changes('mandate', id, [{ field: 'standingAgain', value: 'open', seen: known.heads('mandate', id, 'standingAgain') }], known, by.random);
  });
  return [...changes('contact', contact.id, wanted, known, by.random), ...talkNotes, ...standing, ...endedWithout(contact.id, known, by)];
}
