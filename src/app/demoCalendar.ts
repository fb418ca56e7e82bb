import type { CommitteeId, EventId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import { addDays, endOfWeek } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { committeeTemplate, type NewCommittee, type TemplateKey } from '#domain/committee.ts';
import type { NewEvent } from '#domain/event.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { demoId, givenOn, type DemoCommand } from './demoDays.ts';

const FOUNDED = -90;

const names: Readonly<Record<TemplateKey, string>> = {
  'federal-board': 'Bundesvorstand',
  'federal-group': 'Bundesarbeitsgemeinschaft Kommunalpolitik',
  'federal-parliament': 'Bundestagsfraktion',
  'state-parliament': 'Landtagsfraktion',
  'state-group': 'Landesarbeitsgemeinschaft Kommunalpolitik',
  'state-forum': 'Kommunalpolitisches Forum',
  'town-chairs': 'Ortsvorsitzende',
  'district-chairs': 'Kreisvorsitzende',
  'group-chairs': 'Konferenz der Fraktionsvorsitzenden',
  mayors: 'Bürgermeister:innen',
};
const own: NewCommittee = { name: 'Kreisvorstand', level: 'district', hue: 'pink', shape: 'triangle' };

/** Invented dates of invented boards: series of every kind, one of them with an occurrence that was moved, two on one evening of the next week, something called off, and one that only the team knows. */
export function calendarCommands(today: LocalDate): readonly DemoCommand[] {
  const given = (index: number, command: Command): DemoCommand => givenOn(addDays(today, FOUNDED + 1), index, command);
  const committees = [{ id: demoId<CommitteeId>('committee', 0), ...own }, ...committeeTemplate.map(({ key, ...mark }, at) => ({ id: demoId<CommitteeId>('committee', at + 1), name: names[key], ...mark }))];
  const events = eventsFrom(today).map(({ open = true, ...event }, index): Command => ({ do: 'createEvent', id: demoId<EventId>('event', index), open, event }));
  return [given(300, { do: 'createCommittees', committees }), ...events.map((command, index) => given(301 + index, command)), ...changed(today).map((command, index) => given(350 + index, command))];
}

/** Which committee of the demonstration; 0 is its own board. */
export function demoCommittee(key: TemplateKey | 'own'): CommitteeId {
  return demoId<CommitteeId>('committee', key === 'own' ? 0 : committeeTemplate.findIndex((one) => one.key === key) + 1);
}

function at(day: LocalDate, from: string, to: string): EventTime {
  return { allDay: false, zone: 'Europe/Berlin', begin: `${day}T${from}` as LocalTime, end: `${day}T${to}` as LocalTime };
}

/** Of the week after this one, Monday is 1. */
function nextWeek(today: LocalDate, weekday: number): LocalDate {
  return addDays(endOfWeek(today), weekday);
}

function eventsFrom(today: LocalDate): readonly (NewEvent & { readonly open?: boolean })[] {
  const [tuesday, thursday] = [nextWeek(today, 2), nextWeek(today, 4)];
  const later = (days: number): LocalDate => addDays(tuesday, days);
  return [
    { title: 'Sitzung des Kreisvorstands', committee: demoCommittee('own'), time: at(addDays(tuesday, -84), '19:00', '21:00'), place: 'Gasthof Zur Linde, Marktplatz 1, Beispielstadt', repeats: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=TU' },
    { title: 'Fraktionsvorsitzende im Gespräch', committee: demoCommittee('group-chairs'), time: at(tuesday, '19:30', '21:00'), online: 'https://konferenz.example.org/fraktionen', text: 'Wie wir Neue in die Räte holen.' },
    { title: 'Sprechstunde Kommunalpolitik', committee: demoCommittee('state-forum'), time: at(addDays(thursday, -56), '17:00', '18:30'), online: 'https://konferenz.example.org/sprechstunde', repeats: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
    { title: 'Runde der Ortsvorsitzenden', committee: demoCommittee('town-chairs'), time: at(addDays(nextWeek(today, 3), -28), '18:30', '20:30'), place: 'Rathaus Beispielstadt, Raum 12', repeats: 'FREQ=MONTHLY' },
    { title: 'Landesarbeitsgemeinschaft: Haushalt lesen lernen', committee: demoCommittee('state-group'), time: at(nextWeek(today, 6), '10:00', '15:00'), place: 'Bürgerhaus Musterhausen' },
    { title: 'Konferenz der Kreisvorsitzenden', committee: demoCommittee('district-chairs'), time: { allDay: true, begin: later(18), end: later(19) }, place: 'Tagungshaus am See' },
    { title: 'Klausur der Landtagsfraktion', committee: demoCommittee('state-parliament'), time: { allDay: true, begin: later(34), end: later(36) } },
    { title: 'Bundesarbeitsgemeinschaft, Frühjahrstreffen', committee: demoCommittee('federal-group'), time: { allDay: true, begin: later(60), end: later(61) }, online: 'https://konferenz.example.org/bag' },
    { title: 'Frühstück der Bürgermeister:innen', committee: demoCommittee('mayors'), time: at(later(10), '08:00', '09:30'), place: 'Café am Markt, Beispielstadt' },
    { title: 'Infostand auf dem Wochenmarkt', committee: demoCommittee('own'), time: at(nextWeek(today, 6), '09:00', '12:00'), place: 'Marktplatz Beispielstadt', repeats: 'FREQ=MONTHLY' },
    { title: 'Neujahrsempfang', committee: demoCommittee('own'), time: at(later(45), '17:00', '20:00'), place: 'Bürgerhaus Musterhausen' },
    { title: 'Aufstellungsversammlung für den Kreistag', committee: demoCommittee('own'), time: at(later(82), '10:00', '16:00'), place: 'Stadthalle Beispielstadt' },
    { title: 'Bundestagsfraktion vor Ort', committee: demoCommittee('federal-parliament'), time: at(later(25), '18:00', '20:00'), place: 'Alte Schule Musterhausen' },
    { title: 'Vorbesprechung der Liste', committee: demoCommittee('own'), time: at(nextWeek(today, 1), '18:00', '19:30'), place: 'Geschäftsstelle', open: false },
  ];
}

/** One sitting of the board begins later, and somebody called a visit off. */
function changed(today: LocalDate): readonly Command[] {
  const sitting = addDays(nextWeek(today, 2), 28);
  return [
    { do: 'changeOccurrence', id: demoId<EventId>('event', 0), at: sitting, to: { time: at(sitting, '20:00', '21:30'), title: null, place: 'Geschäftsstelle', standing: 'planned' }, seen: [] },
    { do: 'editEvent', id: demoId<EventId>('event', 12), open: true, edits: [{ field: 'standing', value: 'cancelled', seen: ['born' as never] }] },
  ];
}
