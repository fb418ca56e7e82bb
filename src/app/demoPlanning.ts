import type { CommitmentId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { pointId, resolutionPoints, type ResolutionPoint } from '#domain/commitment.ts';
import type { NewCommitment } from '#domain/commitmentCommands.ts';
import type { TemplateKey } from '#domain/committee.ts';
import { demoCommittee } from './demoCalendar.ts';
import { demoId, givenOn, type DemoCommand } from './demoDays.ts';
import { demoNames } from './demoTeam.ts';

/** What was resolved, with who answers for it: one point done, one late, the others under way; and whom the association has asked for support. */
export function planningCommands(today: LocalDate, self: MemberId): readonly DemoCommand[] {
  const given = (days: number, index: number, command: Command, member?: MemberId): DemoCommand => givenOn(addDays(today, days), index, command, member);
  const [kim = self, , other = self] = demoNames.map(({ id }) => id);
  const points = resolutionPoints.map((point, index): NewCommitment => ({ id: pointId(point), point: index + 1, ...words[point], ...answers(today, self, kim, other)[point] }));
  const own: NewCommitment = { id: demoId<CommitmentId>('commitment', 0), title: 'Flyer für die offene Liste drucken', due: addDays(today, 9), answerable: { member: other }, notes: 'Angebot liegt vor.' };
  return [
    given(-80, 10, { do: 'createCommitments', commitments: [...points, own] }),
    given(-12, 11, { do: 'completeCommitment', id: pointId('calendar') }, kim),
    ...asked(today, self, kim).map(([days, command], index) => given(days, 20 + index, command)),
  ];
}

const words: Readonly<Record<ResolutionPoint, { readonly title: string; readonly text: string }>> = {
  early: { title: 'Früh beginnen', text: 'Kandidierende durch Arbeit vor Ort gewinnen; offene Listen, gemeinsame Kampagnen und örtliche Bündnisse.' },
  recruiting: { title: 'Gewinnung verstärken', text: 'Alle Mandatsträger:innen ermutigen, wieder anzutreten; Patenschaften in allen Fraktionen.' },
  concept: { title: 'Konzept und Vorbereitung', text: 'Ein Konzept für den Aufbau der Kampagne, mit namentlich Zuständigen.' },
  support: { title: 'Gremien um Unterstützung bitten', text: 'Vorstände, Arbeitsgemeinschaften, Fraktionen und Bürgermeister:innen ansprechen.' },
  talks: { title: 'Gespräche mit Kandidierenden', text: 'Programm und Werte vertreten, die Arbeit der Fraktion erklären, Einvernehmen über den Beitrag suchen.' },
  calendar: { title: 'Ein gemeinsamer Kalender', text: 'Die Termine aller Gremien in einem abgestimmten Kalender.' },
};

function answers(today: LocalDate, self: MemberId, kim: MemberId, other: MemberId): Readonly<Record<ResolutionPoint, Partial<NewCommitment>>> {
  return {
    early: { answerable: { member: self }, due: addDays(today, 60) },
    recruiting: { answerable: { member: kim }, due: addDays(today, 120) },
    concept: { answerable: { member: self }, due: addDays(today, -3), notes: 'Entwurf liegt im Kreisvorstand.' },
    support: { answerable: { committee: demoCommittee('own') }, due: addDays(today, 30) },
    talks: { answerable: { member: other } },
    calendar: { answerable: { member: kim }, due: addDays(today, -10) },
  };
}

function asked(today: LocalDate, self: MemberId, kim: MemberId): readonly (readonly [number, Command])[] {
  const ask = (days: number, key: TemplateKey, by: MemberId, whom: string, what: string): readonly [number, Command] => [days, { do: 'recordAsk', committee: demoCommittee(key), ask: { on: addDays(today, days), by, whom, what } }];
  return [
    ask(-60, 'state-forum', self, 'Geschäftsstelle', 'Referent:in für die Schulung neuer Kandidierender'),
    [-45, { do: 'editSupport', committee: demoCommittee('state-forum'), edits: [{ field: 'answer', value: { is: 'yes', text: 'Kommen im Frühjahr für einen Samstag zu uns.' }, seen: [] }] }],
    ask(-20, 'state-parliament', kim, 'Büro der Fraktion', 'Ein Abend mit Abgeordneten im Kreis'),
    [-19, { do: 'editSupport', committee: demoCommittee('state-parliament'), edits: [{ field: 'next', value: { what: 'Nachfragen, welcher Abend passt', due: addDays(today, 4), responsible: kim }, seen: [] }] }],
    ask(-8, 'mayors', self, 'Runde der Bürgermeister:innen', 'Erfahrene für Patenschaften nennen'),
  ];
}
