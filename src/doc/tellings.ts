import type * as Y from 'yjs';
import type { AgreementId, CommitmentId, CommitteeId, ContactId, EventId, MandateId, MemberId, MentorshipId, TalkId, TaskId } from '#base/ids.ts';
import type { Adopted } from '#domain/adoption.ts';
import { isBoardKind, type Plain, type RecordKind } from '#domain/write.ts';
import { commitmentRow } from './commitments.ts';
import { committeeOf, followsOf } from './committees.ts';
import { eventView } from './events.ts';
import { memberName } from './members.ts';
import { readCheckIn } from './mentorShapes.ts';
import { isPlainObject } from './plain.ts';
import { readConsent } from './shapes.ts';
import { understandingOf } from './understandings.ts';
import { teamIndex, type TeamIndex } from './teamIndex.ts';

/** What somebody said, in parts a sentence is made of; a name is empty where it is not known here. */
export type Telling =
  | { readonly say: 'contact'; readonly name: string }
  | { readonly say: 'talk'; readonly person: string; readonly on: string; readonly outcome: string; readonly notes: string }
  | { readonly say: 'task'; readonly person: string; readonly what: string; readonly due: string }
  | { readonly say: 'change'; readonly of: 'contact' | 'talk' | 'task' | 'mandate' | 'mentorship'; readonly person: string; readonly field: string; readonly value: Plain }
  | { readonly say: 'mandate'; readonly person: string; readonly body: string }
  | { readonly say: 'mentorship'; readonly mentor: string; readonly person: string }
  | { readonly say: 'check-in'; readonly person: string; readonly on: string }
  | { readonly say: 'note' }
  /** That there is one, or what is agreed; whether an understanding was reached. */
  | { readonly say: 'agreement'; readonly person: string }
  | { readonly say: 'understanding'; readonly person: string; readonly reached: boolean }
  | { readonly say: 'link'; readonly name: string; readonly person: string }
  | { readonly say: 'consent'; readonly person: string; readonly given: 'granted' | 'withdrawn'; readonly on: string }
  | { readonly say: 'name'; readonly of: 'member' | 'device' | 'space'; readonly name: string }
  | { readonly say: 'commitment'; readonly title: string }
  | { readonly say: 'guide' | 'terms' }
  /** At which board, and what was asked, answered or planned there. */
  | { readonly say: 'support'; readonly name: string; readonly of: 'asks' | 'answer' | 'next'; readonly what: string }
  /** Of the calendar, made or changed; internal events too. */
  | { readonly say: 'event' | 'committee' | 'follow'; readonly name: string; readonly made: boolean };

/** Tells what was said, one after the other; names come from the document and, where they are new, from what was said itself (`among`). */
export function teller(team: Y.Doc, among: readonly Adopted[], board: Y.Doc): (said: readonly Adopted[]) => readonly Telling[] {
  const births = new Map(among.flatMap((one) => (one.make === 'birth' ? [[one.id, one] as const] : [])));
  const index = teamIndex(team);
  const contactName = (id: string): string => index.contact(id as ContactId)?.fields.name ?? text(births.get(id)?.born['name']);
  return (said) => said.flatMap((one): readonly Telling[] => {
    if (one.kind === 'commitment') return [{ say: 'commitment', title: commitmentRow(team, one.id as CommitmentId)?.title ?? text(births.get(one.id)?.born['title']) }];
    if (one.kind === 'support') return supported(one, committeeOf(board, one.id as CommitteeId)?.name ?? text(births.get(one.id)?.born['name']));
    const person = contactName(personOf(team, index, one.kind, one.id) ?? text(births.get(one.id)?.born[one.kind === 'mentorship' ? 'mentee' : 'contact']));
    if (isOfCalendar(one.kind)) return [{ say: one.kind === 'internalEvent' ? 'event' : one.kind, name: calendarName(isBoardKind(one.kind) ? board : team, one.kind, one, births.get(one.id)?.born), made: one.make === 'birth' }];
    if (one.make === 'birth') return born(one, person, contactName);
    if (one.kind === 'member' && one.field === 'contact') return [{ say: 'link', name: memberName(team, one.id as MemberId) ?? '', person: contactName(text(one.value)) }];
    return changed(one, person);
  });
}

const calendarKinds = ['event', 'internalEvent', 'committee', 'follow'] as const;
type CalendarKind = (typeof calendarKinds)[number];

function isOfCalendar(kind: RecordKind): kind is CalendarKind {
  return calendarKinds.some((one) => one === kind);
}

/** As it is called in the document or, where it is new, in what was said. */
function calendarName(doc: Y.Doc, kind: CalendarKind, { id }: Adopted, birth: { readonly [field: string]: Plain } | undefined): string {
  if (kind === 'event' || kind === 'internalEvent') return eventView(doc, kind, id as EventId)?.event.title ?? text(birth?.['title']);
  const found = kind === 'committee' ? committeeOf(doc, id as CommitteeId) : followsOf(doc).find((follow) => follow.id === id);
  return found?.name ?? text(birth?.['name']);
}

/** The contact a record is about. */
function personOf(team: Y.Doc, index: TeamIndex, kind: RecordKind, id: string): string | undefined {
  switch (kind) {
    case 'talk':
      return index.talk(id as TalkId)?.fields.contact;
    case 'task':
      return index.task(id as TaskId)?.fields.contact;
    case 'mandate':
      return index.mandate(id as MandateId)?.fields.contact;
    case 'mentorship':
      return index.mentorship(id as MentorshipId)?.fields.mentee;
    case 'agreement':
    case 'understanding':
      return understandingOf(team, id as AgreementId)?.contact;
    default:
      return id;
  }
}

function born({ kind, born: value }: Extract<Adopted, { make: 'birth' }>, person: string, contactName: (id: string) => string): readonly Telling[] {
  switch (kind) {
    case 'contact':
      return [{ say: 'contact', name: text(value['name']) }];
    case 'talk':
      return [{ say: 'talk', person, on: text(value['on']), outcome: text(value['outcome']), notes: text(value['notes']) }];
    case 'task':
      return [{ say: 'task', person, what: text(value['what']), due: text(value['due']) }];
    case 'mandate':
      return [{ say: 'mandate', person, body: text(value['body']) }];
    case 'mentorship':
      return [{ say: 'mentorship', person, mentor: contactName(text(value['mentor'])) }];
    case 'note':
      return [{ say: 'note' }];
    case 'agreement':
      return [{ say: 'agreement', person }];
    case 'understanding':
      return [{ say: 'understanding', person, reached: value['reached'] === true }];
    case 'commitment':
      return [{ say: 'commitment', title: text(value['title']) }];
    default:
      return [];
  }
}

function changed({ kind, field, value }: Extract<Adopted, { make: 'change' }>, person: string): readonly Telling[] {
  switch (kind) {
    case 'contact':
    case 'talk':
    case 'task':
    case 'mandate':
    case 'mentorship': {
      const consent = field === 'consents' ? readConsent(value) : undefined;
      const checkIn = field === 'checkIns' ? readCheckIn(value) : undefined;
      if (checkIn) return [{ say: 'check-in', person, on: checkIn.on }];
      return [consent ? { say: 'consent', person, given: consent.given, on: consent.on } : { say: 'change', of: kind, person, field, value }];
    }
    case 'space':
      return field === 'name' ? [{ say: 'name', of: kind, name: text(value) }] : [];
    case 'member':
    case 'device':
      return [{ say: 'name', of: kind, name: text(value) }];
    case 'guide':
      return [{ say: 'guide' }];
    case 'terms':
      return [{ say: 'terms' }];
    case 'note':
      return [{ say: 'note' }];
    case 'agreement':
      return [{ say: 'agreement', person }];
    case 'understanding':
      return [{ say: 'understanding', person, reached: value === true }];
    case 'commitment':
      return [{ say: 'commitment', title: person }];
    default:
      return [];
  }
}

/** The texts of a request, an answer and a next step are its `what`, in whatever form they came. */
function supported(one: Adopted, name: string): readonly Telling[] {
  if (one.make === 'birth') return [];
  const value = isPlainObject(one.value) ? one.value : {};
  if (one.field === 'answer') return [{ say: 'support', name, of: 'answer', what: text(value['text']) }];
  return one.field === 'asks' || one.field === 'next' ? [{ say: 'support', name, of: one.field, what: text(value['what']) }] : [];
}

function text(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}
