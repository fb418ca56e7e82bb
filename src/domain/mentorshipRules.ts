import type { ContactId, MentorshipId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture, isPast } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, type Change, type Wanted } from './change.ts';
import type { Command, EditOf } from './command.ts';
import { hasConsent } from './consent.ts';
import type { Actor, Known } from './known.ts';
import { isMember } from './memberRules.ts';
import { isOver, type Mentorship, type MentorshipFields, type MentorshipState } from './mentorship.ts';
import type { Checked, Decided } from './refusal.ts';
import { rhythms } from './rhythm.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

export function createMentorship(command: Of<'createMentorship'>, known: Known, by: Actor): Decided {
  const { id, mentor, mentee, mentorship } = command;
  const { state, agreedOn } = mentorship;
  if (state !== 'requested' && state !== 'agreed') return refuse('value-unknown', 'state');
  if (agreedOn !== null && state === 'requested') return refuse('not-now', 'agreedOn');
  const agreed = state === 'agreed' ? checkAgreed(agreedOn ?? by.today, by) : accept(null);
  if (!agreed.ok) return agreed;
  const birth = mentorshipBirth({ id, mentor, mentee, aim: mentorship.aim, rhythm: mentorship.rhythm, state, agreedOn: agreed.value }, known);
  return birth.ok ? acceptWrites([birth.value]) : birth;
}

export function editMentorship(command: Of<'editMentorship'>, known: Known, by: Actor): Decided {
  if (!known.mentorship(command.id)) return refuse('mentorship-unknown', command.id);
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const checked = checkMentorshipField(edit, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  return acceptChanges(changes('mentorship', command.id, wanted, known, by.random), known);
}

export function agreeMentorship(command: Of<'agreeMentorship'>, known: Known, by: Actor): Decided {
  const agreed = checkAgreed(command.on, by);
  return agreed.ok ? move(command.id, 'agreed', { agreedOn: command.on }, known, by) : agreed;
}

export function startMentorship(command: Of<'startMentorship'>, known: Known, by: Actor): Decided {
  const from = known.mentorship(command.id)?.state;
  return from === 'paused' ? refuse('not-now', from) : move(command.id, 'running', {}, known, by);
}

export function pauseMentorship(command: Of<'pauseMentorship'>, known: Known, by: Actor): Decided {
  const { until } = command;
  if (until !== null && parseLocalDate(until) === null) return refuse('date-unreadable', until);
  if (until !== null && until <= by.today) return refuse('date-in-past', until);
  return move(command.id, 'paused', { pausedUntil: until }, known, by);
}

/** The day it goes on stays: what would have been due in the pause is due from then on. */
export function resumeMentorship(command: Of<'resumeMentorship'>, known: Known, by: Actor): Decided {
  const mentorship = known.mentorship(command.id);
  if (mentorship && mentorship.state !== 'paused') return refuse('not-now', mentorship.state);
  const until = mentorship?.pausedUntil;
  return move(command.id, 'running', { pausedUntil: until && isPast(until, by.today) ? until : by.today }, known, by);
}

/** Who may go where from where; a hand-over has a rule of its own. */
const ways: Readonly<Record<MentorshipState, readonly MentorshipState[]>> = {
  requested: ['agreed', 'ended'],
  agreed: ['running', 'ended', 'handed-over'],
  running: ['paused', 'ended', 'handed-over'],
  paused: ['running', 'ended', 'handed-over'],
  ended: [],
  'handed-over': [],
};

export function mayMove(from: MentorshipState, to: MentorshipState): boolean {
  return ways[from].includes(to);
}

/** The changes that move it, settling several states that stand side by side. */
export function moved(mentorship: Mentorship, state: MentorshipState, also: Partial<MentorshipFields>, known: Known, by: Actor): readonly Change[] {
  const wanted = Object.entries({ state, ...also }).map(([field, value]) => ({ field, value, seen: known.heads('mentorship', mentorship.id, field) }));
  return changes('mentorship', mentorship.id, wanted, known, by.random);
}

function move(id: MentorshipId, to: MentorshipState, also: Partial<MentorshipFields>, known: Known, by: Actor): Decided {
  const mentorship = known.mentorship(id);
  if (!mentorship) return refuse('mentorship-unknown', id);
  if (!mayMove(mentorship.state, to)) return refuse('not-now', mentorship.state);
  return acceptChanges(moved(mentorship, to, also, known, by), known);
}

type NewBirth = Pick<Mentorship, 'id' | 'mentor' | 'mentee' | 'aim' | 'rhythm' | 'state' | 'agreedOn'> & { readonly continues?: MentorshipId };

/** The birth of a mentorship between two people who agreed to be kept: the mentee by consent, the mentor too, or as a member of the team. */
export function mentorshipBirth({ id, mentor, mentee, continues, ...fields }: NewBirth, known: Known): Checked<Write> {
  if (known.mentorship(id)) return refuse('already-exists', id);
  const pair = checkPair(mentor, mentee, continues, known);
  if (!pair.ok) return pair;
  const aim = checkText(fields.aim, limits.aim, 'aim');
  if (!aim.ok) return aim;
  if (!rhythms.includes(fields.rhythm)) return refuse('value-unknown', 'rhythm');
  const born: { [field: string]: Plain } = { mentor, mentee, rhythm: fields.rhythm, state: fields.state };
  if (aim.value !== '') born['aim'] = aim.value;
  if (fields.agreedOn !== null) born['agreedOn'] = fields.agreedOn;
  if (continues !== undefined) Object.assign(born, { continues, menteeAgreed: true });
  return accept({ make: 'birth', kind: 'mentorship', id, born });
}

function checkPair(mentor: ContactId, mentee: ContactId, continues: MentorshipId | undefined, known: Known): Checked<null> {
  const [experienced, accompanied] = [known.contact(mentor), known.contact(mentee)];
  if (!experienced) return refuse('contact-unknown', mentor);
  if (!accompanied) return refuse('contact-unknown', mentee);
  if (mentor === mentee) return refuse('same-person');
  if (!hasConsent(accompanied)) return refuse('needs-consent', accompanied.name);
  if (!hasConsent(experienced) && known.memberOf(mentor) === undefined) return refuse('needs-consent', experienced.name);
  const together = known.mentorshipsOf(mentee).flatMap((id) => known.mentorship(id) ?? []).some((one) => one.mentor === mentor && one.mentee === mentee && !isOver(one) && one.id !== continues);
  return together ? refuse('mentored-already', experienced.name) : accept(null);
}

function checkAgreed(on: LocalDate, by: Actor): Checked<LocalDate> {
  if (parseLocalDate(on) === null) return refuse('date-unreadable', on);
  return isFuture(on, by.today) ? refuse('date-in-future', on) : accept(on);
}

function checkMentorshipField(edit: EditOf<Pick<MentorshipFields, 'aim' | 'rhythm' | 'coMentor'>>, known: Known, by: Actor): Checked<Plain> {
  switch (edit.field) {
    case 'aim':
      return checkText(edit.value, limits.aim, 'aim');
    case 'rhythm':
      return rhythms.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'rhythm');
    case 'coMentor':
      return edit.value === null || isMember(edit.value, known, by) ? accept(edit.value) : refuse('member-unknown', edit.value);
  }
}
