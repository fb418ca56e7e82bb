import type { ContactId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command, NewContact } from '#domain/command.ts';
import { municipalities } from '#domain/municipality.ts';
import { fold } from '#domain/search.ts';
import { channels, type Outcome } from '#domain/talk.ts';
import type { NextStep } from '#domain/task.ts';
import { calendarCommands } from './demoCalendar.ts';
import { bornAgo, demoId, givenOn, type DemoCommand } from './demoDays.ts';
import { feeCommands } from './demoFees.ts';
import { recruitingCommands } from './demoRecruiting.ts';
import { planningCommands } from './demoPlanning.ts';
import { demoNames } from './demoTeam.ts';
import { demoPeople, type DemoCase, type DemoPerson } from './demoPeople.ts';

/**
 * The demonstration association as it would stand today: a team of four, 74 invented contacts with talks, tasks overdue, due today and coming, 14 of
 * them council members, mentorships in every state, terms for contributions and agreements, boards, their dates and what they were asked, commitments. In the order they were given. Numbers are of the ranges the Bundesnetzagentur keeps for film and stage, mails of example.org (RFC 2606).
 */
export function demoCommands(today: LocalDate, self: MemberId): readonly DemoCommand[] {
  const team = [self, ...demoNames.map(({ id }) => id)];
  const names: readonly Command[] = [
    { do: 'nameSpace', name: 'Kreisverband Beispielland' },
    { do: 'nameMember', member: self, name: 'Alex Beispiel' },
    ...demoNames.map(({ id, name }): Command => ({ do: 'nameMember', member: id, name })),
  ];
  const founded = names.map((command, index) => givenOn(addDays(today, -90), index, command));
  const told = demoPeople.flatMap((person, index) => storyOf(person, index, team, today));
  return [...founded, ...told, ...recruitingCommands(today, self), ...feeCommands(today), ...calendarCommands(today), ...planningCommands(today, self)].toSorted((a, b) => a.at - b.at);
}

/** What was said, by how far one has come. */
const said: Readonly<Record<Exclude<DemoCase, 'proposed'>, { readonly outcome: Outcome; readonly notes: string; readonly next: string }>> = {
  'not-reached': { outcome: 'not-reached', notes: '', next: 'Noch einmal anrufen' },
  curious: { outcome: 'interested', notes: 'Kennt viele im Ort und hat Lust mitzureden. Fragt, wie viel Zeit ein Sitz im Rat kostet.', next: 'Zur Ratssitzung mitnehmen' },
  'wants-more': { outcome: 'wants-to-know-more', notes: 'Möchte wissen, wie die Fraktion zusammenarbeitet und ob man frei abstimmt. Programm dagelassen.', next: 'Anrufen und Fragen klären' },
  thinking: { outcome: 'needs-time', notes: 'Spricht erst mit der Familie. Der Beitrag ist erklärt und kein Hindernis.', next: 'Nach der Bedenkzeit nachfragen' },
  agreed: { outcome: 'agrees', notes: 'Sagt zu und wünscht sich eine erfahrene Person an der Seite. Platz auf der Liste ist nicht so wichtig.', next: 'Unterlagen vorbeibringen' },
  declined: { outcome: 'declines', notes: 'Sagt freundlich ab, hilft aber gern am Infostand.', next: '' },
  later: { outcome: 'not-reached', notes: 'Steckt mitten im Umbau. Die Familie sagt: im Frühjahr gern noch einmal.', next: 'Im Frühjahr wieder melden' },
};

/** Days from today on which next steps are due: some overdue, some today, most to come. */
const dueIn = [-4, 0, 2, 9, 0, 3, 12, -1, 5, 20, 1, 0, 15, 4, 30, -2, 6, 0, 8, 24] as const;

function storyOf(person: DemoPerson, index: number, team: readonly MemberId[], today: LocalDate): readonly DemoCommand[] {
  const id = demoId<ContactId>('contact', index);
  const responsible = team[index % team.length] as MemberId;
  const born = addDays(today, -bornAgo(index));
  const consented = person.case !== 'proposed' && person.case !== 'not-reached';
  const consent = { way: index % 3 === 0 ? 'written' : 'spoken', on: born } as const;
  const contact = contactOf(person, index, responsible, consented);
  const create: Command = { do: 'createContact', id, contact, ...(consented ? { consent } : {}) };
  if (person.case === 'proposed') return [givenOn(addDays(today, -20 + (index % 15)), index, create)];
  const talkDay = addDays(today, -12 + (index % 7));
  const { outcome, notes, next } = said[person.case];
  const due = addDays(today, person.case === 'later' ? 120 : (dueIn[index % dueIn.length] ?? 7));
  const nextStep: NextStep = { what: next, due, responsible };
  const talk: Command = {
    do: 'logTalk',
    id: demoId<TalkId>('talk', index),
    with: { contact: id },
    talk: { on: talkDay, channel: channels[index % channels.length] ?? 'visit', outcome, covered: !consented || person.case === 'later' ? [] : ['programme', 'group-principles'].slice(0, 1 + (index % 2)), notes },
    ...(next ? { nextStep: { ...nextStep, id: demoId<TaskId>('task', index) } } : {}),
  };
  return [givenOn(born, index, create), givenOn(talkDay, index, talk)];
}

function contactOf(person: DemoPerson, index: number, responsible: MemberId, consented: boolean): NewContact {
  const two = (number: number) => String(number % 100).padStart(2, '0');
  const phone = index % 2 === 0 ? `030 23125 ${String(100 + index)}` : `0171 39200${two(index)}`;
  const mail = `${fold(person.name).replace(/[^a-z]+/g, '.')}@example.org`;
  return {
    name: person.name,
    phones: [phone],
    mails: index % 3 === 0 ? [] : [mail],
    municipality: municipalities.find((place) => place.name === person.place)?.ags ?? null,
    responsible,
    proposedBy: index % 4 === 0 ? 'Ortsgruppe' : '',
    ...(person.case === 'later' ? { stage: 'ask-later' as const } : {}),
    ...(consented ? { ticket: person.ticket, tags: person.tag ? [person.tag] : [], birthYear: birthYearOf(person, index) } : {}),
  };
}

/** Not everybody says; some are young. */
function birthYearOf({ tag }: DemoPerson, index: number): number | null {
  if (young.includes(tag)) return 1997 + (index % 8);
  return index % 5 === 4 ? null : 1958 + ((index * 7) % 32);
}

const young: readonly string[] = ['Studium', 'Jugendclub', 'Klima'];
