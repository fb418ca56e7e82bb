import type { ContactId, MandateId, MemberId, MentorshipId, NoteId, TalkId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { standardPointsOf } from '#domain/guide.ts';
import type { StandingAgain } from '#domain/mandate.ts';
import { municipalities } from '#domain/municipality.ts';
import type { NoteTexts } from '#domain/note.ts';
import type { PlaceKey } from '#domain/places.ts';
import { fold } from '#domain/search.ts';
import type { Outcome } from '#domain/talk.ts';
import { demoBodies, demoHolders, demoMentorships, DEMO_HELP_WANTED, DEMO_SUCCESSOR, type DemoHolder, type DemoMentorship } from './demoCouncils.ts';
import { bornAgo, demoId, givenOn, type DemoCommand } from './demoDays.ts';
import { demoPeople } from './demoPeople.ts';

/** The first days nobody else of the demonstration is born on, so that who mentors is there before who is mentored. */
const HOLDERS_BORN = -62;

/** Council members with their seats and talks about standing again, and mentorships in every state: one due today, one that went quiet. */
export function recruitingCommands(today: LocalDate, self: MemberId): readonly DemoCommand[] {
  return [
    ...demoHolders.flatMap((holder, index) => holderCommands(holder, index, today, self)),
    ...demoMentorships.flatMap((mentorship, index) => mentorshipCommands(mentorship, index, today, self)),
  ];
}

const outcomes: Readonly<Record<Exclude<StandingAgain, 'open'>, Outcome>> = { stands: 'agrees', considering: 'needs-time', stops: 'declines' };
const said: Readonly<Record<Exclude<StandingAgain, 'open'>, string>> = {
  stands: 'Macht weiter und nimmt gern jemanden an die Seite.',
  considering: 'Überlegt noch: Der Beruf nimmt viel Zeit. Im Winter noch einmal sprechen.',
  stops: 'Hört nach dieser Wahlperiode auf und hilft, jemanden einzuarbeiten.',
};

function holderCommands(holder: DemoHolder, index: number, today: LocalDate, self: MemberId): readonly DemoCommand[] {
  const id = holderId(holder.name);
  const born = addDays(today, HOLDERS_BORN);
  const member = holder.member === 'self' ? self : holder.member;
  const { body, place, group } = demoBodies[holder.council];
  const mandate = { id: demoId<MandateId>('mandate', index), body, place: place as string as PlaceKey, group, since: `${holder.since}-07-01` as LocalDate, endedOn: holder.ended ? ('2024-06-30' as LocalDate) : null };
  const contact = {
    name: holder.name,
    mails: [`${fold(holder.name).replace(/[^a-z]+/g, '.')}@example.org`],
    municipality: municipalities.find(({ name }) => name === holder.place)?.ags ?? null,
    responsible: self,
    ticket: 'member',
    birthYear: 1955 + ((index * 11) % 36),
    mandates: [mandate],
  } as const;
  const create: Command = { do: 'createContact', id, contact, consent: { way: 'written', on: born } };
  const link: readonly DemoCommand[] = member ? [givenOn(born, 70 + index, { do: 'linkMember', member, contact: id })] : [];
  return [givenOn(born, 40 + index, create), ...link, ...standingTalk(holder, id, index, today)];
}

function standingTalk({ standing }: DemoHolder, contact: ContactId, index: number, today: LocalDate): readonly DemoCommand[] {
  if (standing === 'open') return [];
  const on = addDays(today, -25 + index);
  const talk = { on, channel: index % 2 === 0 ? 'phone' : 'visit', about: 'standing-again', outcome: outcomes[standing], covered: standardPointsOf['standing-again'].slice(0, 2), notes: said[standing] } as const;
  return [givenOn(on, 100 + index, { do: 'logTalk', id: demoId<TalkId>('talk-again', index), with: { contact }, talk })];
}

function mentorshipCommands(plan: DemoMentorship, index: number, today: LocalDate, self: MemberId): readonly DemoCommand[] {
  const id = demoId<MentorshipId>('mentorship', index);
  const agreedOn = addDays(today, -plan.agreed);
  // Some were agreed before the association had the app.
  const recorded = addDays(today, -Math.min(plan.agreed, bornAgo(menteeIndex(plan.mentee))));
  const asked = plan.state === 'requested';
  const mentorship = { aim: plan.aim, rhythm: plan.rhythm, state: asked ? 'requested' : 'agreed', agreedOn: asked ? null : agreedOn } as const;
  const { mentor, mentee } = { mentor: holderId(plan.mentor), mentee: menteeId(plan.mentee) };
  const by = demoHolders.find(({ name }) => name === plan.mentor)?.member ?? 'self';
  const create = givenOn(recorded, 150 + index, { do: 'createMentorship', id, mentor, mentee, mentorship });
  const checkIns = plan.checkIns.map((ago, count) => givenOn(addDays(today, -ago), 170 + index, checkIn(plan, index, count, today), by === 'self' ? self : by));
  return [create, ...checkIns, ...later(plan, id, index, today)];
}

/** Of one's own mentorships there are notes; of others' nobody else has any. */
const ownHolder = demoHolders.find(({ member }) => member === 'self')?.name;
const noNote: NoteTexts = { how: '', lacks: '', next: '' };
const ownNotes: readonly NoteTexts[] = [
  { how: 'War zum ersten Mal in einer Ratssitzung dabei und hat viel gefragt.', lacks: 'Die Geschäftsordnung zum Nachlesen', next: 'Gemeinsam den Haushalt ansehen' },
  { how: 'Traut sich inzwischen, im Ausschuss das Wort zu nehmen.', lacks: '', next: 'Eine kurze Rede zum Radweg üben' },
  { how: 'Die Familie trägt es mit. Die Abende werden manchmal knapp.', lacks: 'Jemand, der bei Terminen mitfährt', next: '' },
];

/** The last of one's own first mentorship agreed on today for the next; the last of another asked for help. */
function checkIn({ mentor, mentee, checkIns }: DemoMentorship, index: number, count: number, today: LocalDate): Command {
  const last = count === checkIns.length - 1;
  const isFirstOwn = demoMentorships.findIndex((one) => one.mentor === mentor) === 0 && index === 0;
  return {
    do: 'recordCheckIn',
    id: `demo-note-${index}-${count}` as NoteId,
    mentorship: demoId<MentorshipId>('mentorship', index),
    on: addDays(today, -(checkIns[count] ?? 0)),
    helpWanted: last && mentee === DEMO_HELP_WANTED,
    next: last && isFirstOwn ? today : null,
    note: mentor === ownHolder ? (ownNotes[count % ownNotes.length] ?? noNote) : noNote,
  };
}

/** What became of it. */
function later({ state, checkIns }: DemoMentorship, id: MentorshipId, index: number, today: LocalDate): readonly DemoCommand[] {
  const on = (ago: number, command: Command): DemoCommand => givenOn(addDays(today, -ago), 190 + index, command);
  const started = checkIns.length > 0 ? [] : [on(30, { do: 'startMentorship', id })];
  switch (state) {
    case 'running':
      return started;
    case 'paused':
      return [...started, on(12, { do: 'pauseMentorship', id, until: index % 2 === 0 ? addDays(today, 20) : null })];
    case 'ended':
      return [...started, on(9, { do: 'endMentorship', id, on: addDays(today, -9), closings: [{ side: 'mentor', again: 'yes' }, { side: 'mentee', again: index % 2 === 0 ? 'with-changes' : 'yes' }] })];
    case 'handed-over':
      return [on(14, { do: 'handOverMentorship', id, newId: demoId<MentorshipId>('mentorship', 100 + index), to: holderId(DEMO_SUCCESSOR), menteeAgreed: true, notes: null })];
    default:
      return [];
  }
}

export function holderId(name: string): ContactId {
  return demoId<ContactId>('councillor', demoHolders.findIndex((holder) => holder.name === name));
}

function menteeId(name: string): ContactId {
  return demoId<ContactId>('contact', menteeIndex(name));
}

function menteeIndex(name: string): number {
  return demoPeople.findIndex((person) => person.name === name);
}
