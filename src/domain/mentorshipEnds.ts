import { newEditId, type MentorshipId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import { acceptWrites, changes } from './change.ts';
import type { Command } from './command.ts';
import type { Contact } from './contact.ts';
import type { Actor, Known } from './known.ts';
import { closingAnswers, isOver, type Closing } from './mentorship.ts';
import { mayMove, mentorshipBirth, moved } from './mentorshipRules.ts';
import type { Decided } from './refusal.ts';
import { limits } from './text.ts';
import type { Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** Ends it with what each side answered; a side that was not asked is left out. */
export function endMentorship(command: Of<'endMentorship'>, known: Known, by: Actor): Decided {
  const mentorship = known.mentorship(command.id);
  if (!mentorship) return refuse('mentorship-unknown', command.id);
  if (!mayMove(mentorship.state, 'ended')) return refuse('not-now', mentorship.state);
  if (parseLocalDate(command.on) === null) return refuse('date-unreadable', command.on);
  if (isFuture(command.on, by.today)) return refuse('date-in-future', command.on);
  if (new Set(command.closings.map(({ side }) => side)).size < command.closings.length) return refuse('too-many', 'closings');
  const closings: Closing[] = command.closings.map(({ side, again }) => ({ side, again, on: command.on }));
  if (closings.some(({ side, again }) => (side !== 'mentor' && side !== 'mentee') || !closingAnswers.includes(again))) return refuse('value-unknown', 'closings');
  return acceptWrites([...moved(mentorship, 'ended', {}, known, by), ...closings.map((value) => append(command.id, 'closings', value, by))]);
}

/** One mentorship is over, another with the same mentee and aim begins where it stood; it is a new circle, so no note is in it but those handed over. */
export function handOverMentorship(command: Of<'handOverMentorship'>, known: Known, by: Actor): Decided {
  const { id, newId, to, notes } = command;
  const old = known.mentorship(id);
  if (!old) return refuse('mentorship-unknown', id);
  if (!mayMove(old.state, 'handed-over')) return refuse('not-now', old.state);
  if (!command.menteeAgreed) return refuse('needs-agreement');
  if (notes !== null && (notes.length > limits.handedNotes || !/^[A-Za-z0-9+/_-]+=*$/.test(notes))) return refuse('value-unknown', 'notes');
  const { mentee, aim, rhythm } = old;
  const birth = mentorshipBirth({ id: newId, mentor: to, mentee, aim, rhythm, state: 'agreed', agreedOn: by.today, continues: id }, known);
  if (!birth.ok) return birth;
  const handed = notes === null ? [] : [append(newId, 'handedNotes', notes, by)];
  return acceptWrites([...moved(old, 'handed-over', {}, known, by), birth.value, ...handed]);
}

/** What the withdrawal of a consent leaves of the mentorships somebody is in: that there was one. */
export function endedWithout(contact: Contact['id'], known: Known, by: Actor): readonly Write[] {
  return known.mentorshipsOf(contact).flatMap((id) => {
    const mentorship = known.mentorship(id);
    if (!mentorship || (mentorship.mentee !== contact && known.memberOf(contact) !== undefined)) return [];
    const emptied = changes('mentorship', id, [{ field: 'aim', value: '', seen: known.heads('mentorship', id, 'aim') }], known, by.random);
    return isOver(mentorship) ? emptied : [...emptied, ...moved(mentorship, 'ended', {}, known, by)];
  });
}

function append(id: MentorshipId, field: 'closings' | 'handedNotes', value: Closing | string, by: Actor): Write {
  return { make: 'append', kind: 'mentorship', id, edit: newEditId(by.random), field, value };
}
