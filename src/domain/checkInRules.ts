import { mentorCircle, newEditId, TEAM } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import { partsIn } from './change.ts';
import type { Command } from './command.ts';
import type { Actor, Known } from './known.ts';
import { isOver, type Mentorship } from './mentorship.ts';
import { bothAgree } from './mentorshipConsent.ts';
import { moved } from './mentorshipRules.ts';
import { noteTexts, type NoteTexts } from './note.ts';
import type { Checked, Decided } from './refusal.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type RecordCheckIn = Extract<Command, { do: 'recordCheckIn' }>;

/**
 * First the note into the mentorship's own circle, then to the team that they spoke, when, and whether help is wanted. Each part is written once: repeated
 * after a crash, the command does what is missing. The first check-in of an agreed mentorship makes it running, and one during a pause ends that.
 */
export function recordCheckIn(command: RecordCheckIn, known: Known, by: Actor): Decided {
  const mentorship = known.mentorship(command.mentorship);
  if (!mentorship) return refuse('mentorship-unknown', command.mentorship);
  if (!isMentoring(mentorship, known, by)) return refuse('not-yours');
  const said = mentorship.checkIns.some(({ id }) => id === command.id);
  if (!said && (isOver(mentorship) || mentorship.state === 'requested')) return refuse('not-now', mentorship.state);
  if (!said && !bothAgree(mentorship, known)) return refuse('needs-consent');
  const days = checkDays(command, by);
  if (!days.ok && !said) return days;
  const note = noteBirth(command, known);
  if (!note.ok) return note;
  const team = said ? [] : [checkInValue(command, by), ...started(mentorship, known, by)];
  return accept({ parts: [...partsIn(mentorCircle(mentorship.id), note.value), ...partsIn(TEAM, team)], undo: null });
}

/** Whether this member is the mentor of it, or the co-mentor. */
export function isMentoring({ mentor, coMentor }: Pick<Mentorship, 'mentor' | 'coMentor'>, known: Known, by: Pick<Actor, 'member'>): boolean {
  return known.member(by.member)?.contact === mentor || coMentor === by.member;
}

function checkDays({ on, next }: RecordCheckIn, by: Actor): Checked<null> {
  if (parseLocalDate(on) === null) return refuse('date-unreadable', on);
  if (isFuture(on, by.today)) return refuse('date-in-future', on);
  if (next !== null && parseLocalDate(next) === null) return refuse('date-unreadable', next);
  return next !== null && next <= on ? refuse('date-in-past', next) : accept(null);
}

/** No note where nothing was typed. */
function noteBirth({ id, on, note }: RecordCheckIn, known: Known): Checked<readonly Write[]> {
  const texts = checkNote(note);
  if (!texts.ok) return texts;
  const born: { [field: string]: Plain } = { about: 'check-in', on, ...texts.value };
  return accept(Object.keys(texts.value).length === 0 || known.isBorn('note', id) ? [] : [{ make: 'birth', kind: 'note', id, born }]);
}

/** What was typed, without the empty ones. */
export function checkNote(note: NoteTexts): Checked<Partial<NoteTexts>> {
  const kept: { [field: string]: string } = {};
  for (const field of noteTexts) {
    const text = checkText(note[field], limits.notes, field);
    if (!text.ok) return text;
    if (text.value !== '') kept[field] = text.value;
  }
  return accept(kept);
}

function checkInValue({ id, mentorship, on, helpWanted, next }: RecordCheckIn, by: Actor): Write {
  return { make: 'append', kind: 'mentorship', id: mentorship, edit: newEditId(by.random), field: 'checkIns', value: { id, on, helpWanted, next } };
}

function started(mentorship: Mentorship, known: Known, by: Actor): readonly Write[] {
  if (mentorship.state === 'agreed') return moved(mentorship, 'running', {}, known, by);
  return mentorship.state === 'paused' ? moved(mentorship, 'running', { pausedUntil: by.today }, known, by) : [];
}
