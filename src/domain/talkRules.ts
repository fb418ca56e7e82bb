import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { isFuture } from './calendar.ts';
import { acceptChanges, acceptWrites, changes, type Wanted } from './change.ts';
import type { Command, EditOf, NewContact, NewTalk } from './command.ts';
import { checkConsent, hasConsent, needsConsent } from './consent.ts';
import { consentWrites } from './consentRules.ts';
import { stages, type Contact, type Stage } from './contact.ts';
import { contactBirths } from './contactRules.ts';
import type { Actor, Known } from './known.ts';
import { allowedStanding, standingMoved } from './mandateRules.ts';
import type { Checked, Decided } from './refusal.ts';
import { channels, outcomes, talkSubjects, type Outcome, type TalkFields } from './talk.ts';
import { checkStep } from './taskRules.ts';
import { checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** One decision for the whole form: a new person, the consent, the talk, the stage it leads to, the next step. */
export function logTalk(command: Of<'logTalk'>, known: Known, by: Actor): Decided {
  if (known.talk(command.id)) return refuse('already-exists', command.id);
  const person = 'contact' in command.with ? spokenWith(command, command.with.contact, known, by) : firstSpokenWith(command, command.with, known, by);
  if (!person.ok) return person;
  const { id, consent, writes } = person.value;
  const talk = talkBirth(command, id, known, by);
  if (!talk.ok) return talk;
  if (!consent && command.talk.notes.trim() !== '') return refuse('needs-consent', 'notes');
  const step = command.nextStep ? checkStep(command.nextStep, id, command.id, known, by) : null;
  if (step && !step.ok) return step;
  return acceptWrites([...writes, talk.value, ...(step ? [step.value] : [])]);
}

export function editTalk(command: Of<'editTalk'>, known: Known, by: Actor): Decided {
  const talk = known.talk(command.id);
  if (!talk) return refuse('talk-unknown', command.id);
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const checked = checkTalkField(edit, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  const writes = changes('talk', command.id, wanted, known, by.random);
  const after = (field: keyof TalkFields) => writes.find((write) => write.field === field)?.value ?? talk[field];
  const person = known.contact(after('contact') as Contact['id']);
  const tells = writes.some((write) => write.field === 'notes' || write.field === 'contact') && after('notes') !== '';
  return tells && !(person && hasConsent(person)) ? refuse('needs-consent', 'notes') : acceptChanges(writes, known);
}

/** Its next step goes with it: a task of a talk belongs to whomever the talk was with. */
export function moveTalk(command: Of<'moveTalk'>, known: Known, by: Actor): Decided {
  const seen = known.talkHeads(command.id)?.contact ?? [];
  return editTalk({ do: 'editTalk', id: command.id, edits: [{ field: 'contact', value: command.to, seen }] }, known, by);
}

/**
 * The stage after a talk: forward only, except that a "no" ends it; from "nominated" on no talk moves it, for then papers do. Whoever
 * declined or is to be asked later is back in the pipeline when the outcome says more than "not reached".
 */
export function stageAfter(stage: Stage, outcome: Outcome): Stage {
  const next = stageOf[outcome];
  if (stages.indexOf(stage) >= stages.indexOf('nominated') && stage !== 'declined' && stage !== 'ask-later') return stage;
  if (next === 'declined') return next;
  if (stage === 'declined' || stage === 'ask-later') return outcome === 'not-reached' ? stage : next;
  return stages.indexOf(next) > stages.indexOf(stage) ? next : stage;
}

const stageOf: Readonly<Record<Outcome, Stage>> = {
  'not-reached': 'approached',
  interested: 'in-talks',
  'wants-to-know-more': 'in-talks',
  'needs-time': 'considering',
  agrees: 'committed',
  declines: 'declined',
};

type Person = { readonly id: Contact['id']; readonly consent: boolean; readonly writes: readonly Write[] };

function spokenWith(command: Of<'logTalk'>, id: Contact['id'], known: Known, by: Actor): Checked<Person> {
  const contact = known.contact(id);
  if (!contact) return refuse('contact-unknown', id);
  const granted = command.consent ? checkConsent(command.consent, 'granted', by) : accept(null);
  if (!granted.ok) return granted;
  const consents = granted.value ? [...contact.consents, granted.value] : contact.consents;
  const consent = hasConsent({ consents });
  const granting = granted.value ? consentWrites(id, granted.value, known, by) : [];
  if (isAboutStanding(command)) return accept({ id, consent, writes: [...granting, ...standingMoved(id, command.talk.outcome, consent, known, by)] });
  const stage = allowedStage(contact.stage, command.talk.outcome, consent);
  const moved = changes('contact', id, [{ field: 'stage', value: stage, seen: known.heads('contact', id, 'stage') }], known, by.random);
  // Several stages stand side by side: a talk that leads no further is not the place to settle them.
  const writes = stage === contact.stage ? [] : moved;
  return accept({ id, consent, writes: [...granting, ...writes] });
}

function firstSpokenWith(command: Of<'logTalk'>, { newContact, id }: { readonly newContact: NewContact; readonly id: Contact['id'] }, known: Known, by: Actor): Checked<Person> {
  const consent = command.consent !== undefined;
  const { outcome } = command.talk;
  const stage = isAboutStanding(command) ? newContact.stage : allowedStage(newContact.stage ?? 'proposed', outcome, consent);
  const mandates = isAboutStanding(command) ? newContact.mandates?.map((one) => ({ ...one, standingAgain: allowedStanding(one.standingAgain ?? 'open', outcome, consent) })) : newContact.mandates;
  const births = contactBirths(id, { ...newContact, ...(stage ? { stage } : {}), ...(mandates ? { mandates } : {}) }, command.consent, known, by);
  return births.ok ? accept({ id, consent, writes: births.value }) : births;
}

/** Such a talk moves the seats' state and no stage. */
function isAboutStanding({ talk }: Of<'logTalk'>): boolean {
  return talk.about === 'standing-again';
}

/** Without consent the outcome stays with the talk; the person's stage says no more than that somebody spoke with them, or that they declined. */
function allowedStage(stage: Stage, outcome: Outcome, consent: boolean): Stage {
  const next = stageAfter(stage, outcome);
  if (consent || !needsConsent('stage', next)) return next;
  return stageAfter(stage, 'not-reached');
}

function talkBirth(command: Of<'logTalk'>, contact: Contact['id'], known: Known, by: Actor): Checked<Write> {
  const born: { [field: string]: Plain } = { contact };
  const talk: NewTalk = { about: 'candidacy', ...command.talk };
  for (const field of ['on', 'channel', 'about', 'outcome', 'covered', 'notes'] as const) {
    const checked = checkTalkField({ field, value: talk[field], seen: [] } as EditOf<TalkFields>, known, by);
    if (!checked.ok) return checked;
    if (checked.value !== '' && checked.value !== 'candidacy' && !(Array.isArray(checked.value) && checked.value.length === 0)) born[field] = checked.value;
  }
  return accept({ make: 'birth', kind: 'talk', id: command.id, born });
}

function checkTalkField(edit: EditOf<TalkFields>, known: Known, by: Actor): Checked<Plain> {
  switch (edit.field) {
    case 'contact':
      return known.contact(edit.value) ? accept(edit.value) : refuse('contact-unknown', edit.value);
    case 'on':
      if (parseLocalDate(edit.value) === null) return refuse('date-unreadable', edit.value);
      return isFuture(edit.value, by.today) ? refuse('date-in-future', edit.value) : accept(edit.value);
    case 'channel':
      return channels.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'channel');
    case 'about':
      return talkSubjects.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'about');
    case 'outcome':
      return outcomes.includes(edit.value) ? accept(edit.value) : refuse('value-unknown', 'outcome');
    case 'covered':
      if (edit.value.length > limits.points || edit.value.some((point) => point.length > limits.tag)) return refuse('too-many', 'covered');
      return accept([...new Set(edit.value)]);
    case 'notes':
      return checkText(edit.value, limits.notes, 'notes');
  }
}

