import type { Id, MandateId, MemberId, MentorshipId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { contactIds } from '#doc/contacts.ts';
import { knownFrom } from '#doc/known.ts';
import { recordIds } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { hasConsent } from '#domain/consent.ts';
import { bodyKinds, standingStates } from '#domain/mandate.ts';
import { isOver } from '#domain/mentorship.ts';
import { rhythms } from '#domain/rhythm.ts';
import type * as Y from 'yjs';

/** Who takes the step, on what they know; `pick` chooses among what there is. */
export type Taking = { readonly doc: Y.Doc; readonly member: MemberId; readonly pick: number; readonly on: LocalDate; readonly fresh: <T extends Id<string>>() => T };

/** What somebody might do next about seats: enter one, or say whether its holder stands again. */
export function mandateStep({ doc, pick, fresh }: Taking): Command {
  const known = knownFrom(doc);
  const mandate = oneOf(recordIds(doc, 'mandate') as readonly MandateId[], pick);
  if (!mandate || pick % 3 === 0) return { do: 'createMandate', id: fresh(), contact: oneOf(contactIds(doc), pick) ?? fresh(), mandate: { body: oneOf(bodyKinds, pick) ?? 'city-council' } };
  return { do: 'editMandate', id: mandate, edits: [{ field: 'standingAgain', value: oneOf(standingStates, pick) ?? 'open', seen: pick % 5 ? known.heads('mandate', mandate, 'standingAgain') : [] }] };
}

/** What somebody might do next about mentorships: begin one, become part of it, check in, change it, hand it over, end it. */
export function mentorshipStep({ doc, member, pick, on, fresh }: Taking): Command {
  const known = knownFrom(doc);
  const people = contactIds(doc).filter((id) => hasConsent(known.contact(id) ?? { consents: [] })).toSorted();
  const open = (recordIds(doc, 'mentorship') as readonly MentorshipId[]).filter((id) => !isOver(known.mentorship(id) ?? { state: 'ended' })).toSorted();
  const [mentor, mentee, id] = [oneOf(people, pick), oneOf(people, pick + 1), oneOf(open, pick)];
  const mentorship = id && known.mentorship(id);
  if (!mentor || !mentee || mentor === mentee) return { do: 'createContact', id: fresh(), contact: { name: `Person ${pick}` }, consent: { way: 'spoken', on } };
  if (!mentorship || pick % 7 === 0) return { do: 'createMentorship', id: fresh(), mentor, mentee, mentorship: { aim: '', rhythm: oneOf(rhythms, pick) ?? 'monthly', state: 'agreed', agreedOn: on } };
  const edit = <F extends 'aim' | 'coMentor'>(field: F, value: F extends 'aim' ? string : MemberId): Command =>
    ({ do: 'editMentorship', id, edits: [{ field, value, seen: known.heads('mentorship', id, field) }] }) as Command;
  if (known.memberOf(mentorship.mentor) === undefined) return { do: 'linkMember', member, contact: mentorship.mentor };
  if (known.memberOf(mentorship.mentor) !== member && mentorship.coMentor !== member) return edit('coMentor', member);
  const steps: readonly Command[] = [
    { do: 'recordCheckIn', id: fresh(), mentorship: id, on, helpWanted: pick % 2 === 0, next: null, note: { how: `gut ${pick}`, lacks: '', next: '' } },
    edit('aim', `Ziel ${pick}`),
    mentorship.state === 'paused' ? { do: 'resumeMentorship', id } : { do: 'pauseMentorship', id, until: null },
    { do: 'recordCheckIn', id: fresh(), mentorship: id, on, helpWanted: false, next: null, note: { how: '', lacks: '', next: '' } },
    { do: 'handOverMentorship', id, newId: fresh(), to: mentor === mentorship.mentee ? mentee : mentor, menteeAgreed: true, notes: pick % 2 ? 'c2VhbGVk' : null },
    { do: 'endMentorship', id, on, closings: [{ side: 'mentor', again: 'yes' }] },
  ];
  return steps[Math.floor(pick / 7) % steps.length] as Command;
}

function oneOf<T>(from: readonly T[], pick: number): T | undefined {
  return from[pick % Math.max(1, from.length)];
}
