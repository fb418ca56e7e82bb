import { BOARD, TEAM, type AgreementId, type MemberId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { agreementAt, inDesk } from './agreementRules.ts';
import { acceptChanges, changes, type Change } from './change.ts';
import type { Command } from './command.ts';
import { hasConsent, needsConsent } from './consent.ts';
import type { Contact } from './contact.ts';
import type { Actor, Known } from './known.ts';
import { tellsStanding } from './mandateRules.ts';
import type { Mentorship } from './mentorship.ts';
import { bothAgree } from './mentorshipConsent.ts';
import type { Decided } from './refusal.ts';
import { isBoardKind, type RestoredValue } from './write.ts';

/** Undo: only values a field has had may come back, so an old day may, and a consent withdrawn meanwhile still holds. */
export function restore(command: Extract<Command, { do: 'restore' }>, known: Known, by: Actor): Decided {
  for (const value of command.values) {
    if (!known.had(value.kind, value.id, value.field, value.value)) return refuse('value-unknown', value.field);
    if (tellsWithoutConsent(value, known)) return refuse('needs-consent', value.field);
  }
  const writes = command.values.flatMap((value) => changes(value.kind, value.id, [value], known, by.random));
  if (command.desk !== undefined) return inDeskAgain(command.desk, writes, known, by);
  const circle = command.values.some(({ kind }) => isBoardKind(kind)) ? BOARD : TEAM;
  // One undo is of one circle: a value of the team has no way onto the board.
  if (writes.some(({ kind }) => isBoardKind(kind) !== (circle === BOARD))) return refuse('value-unknown');
  return acceptChanges(writes, known, circle);
}

/** What lies in a desk goes there, the rest to the team. */
function inDeskAgain(desk: MemberId, writes: readonly Change[], known: Known, by: Actor): Decided {
  const [own, told] = [writes.filter(({ kind }) => kind === 'agreement'), writes.filter(({ kind }) => kind === 'understanding')];
  if (own.length + told.length < writes.length) return refuse('value-unknown', 'desk');
  for (const { id } of own) {
    const found = agreementAt({ id: id as AgreementId, desk }, known, by);
    if (!found.ok) return found;
  }
  return accept(inDesk({ desk }, own, told, known));
}

function tellsWithoutConsent(value: RestoredValue, known: Known): boolean {
  if (value.kind === 'contact') return needsConsent(value.field, value.value) && !hasConsent(known.contact(value.id as never) ?? { consents: [] });
  if (value.kind === 'mandate') return tellsStanding(value.field, value.value) && !hasConsent(contactOf(known.mandate(value.id as never)?.contact, known));
  if (value.kind === 'mentorship') return tellsMentoring(value) && !agreed(known.mentorship(value.id as never), known);
  if (value.kind === 'agreement') return value.field === 'notes' && value.value !== '' && !hasConsent(contactOf(known.agreement(value.id as never)?.contact, known));
  if (value.kind !== 'talk') return false;
  const talk = known.talk(value.id as never);
  const person = value.field === 'contact' ? known.contact(value.value as never) : talk && known.contact(talk.contact);
  const notes = value.field === 'notes' ? value.value : value.field === 'contact' ? talk?.notes : '';
  return notes !== '' && !hasConsent(person ?? { consents: [] });
}

function contactOf(id: Contact['id'] | undefined, known: Known): Pick<Contact, 'consents'> {
  return (id && known.contact(id)) ?? { consents: [] };
}

function agreed(mentorship: Mentorship | undefined, known: Known): boolean {
  return mentorship !== undefined && bothAgree(mentorship, known);
}

function tellsMentoring({ field, value }: RestoredValue): boolean {
  return (field === 'aim' && value !== '') || (field === 'state' && value !== 'ended' && value !== 'handed-over');
}
