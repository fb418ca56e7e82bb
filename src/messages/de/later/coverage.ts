import type { MentorState } from '#domain/coverage.ts';
import { plural } from '../../plural.ts';

const people = (count: number) => plural('de', count, 'eine Person', `${count} Personen`);
const states: Record<MentorState, string> = { mentors: 'begleitet', quiet: 'lange nichts gehört', asked: 'angefragt', none: 'noch nicht' };

export const coverage = {
  title: 'Abdeckung',
  print: 'Drucken',
  printed: (space: string, day: string) => `${space}, Stand ${day}`,
  states,
  emptyTitle: 'Noch keine Übersicht',
  empty: 'Hier steht für jede Fraktion, wer schon jemanden begleitet und wer noch nicht. Trag dafür ein, wer im Rat sitzt.',
  addMandate: 'Mandat eintragen',
  short: 'In Kürze',
  councillors: (some: number, all: number) => `${some} von ${plural('de', all, 'einem Ratsmitglied', `${all} Ratsmitgliedern`)} ${plural('de', some, 'begleitet', 'begleiten')} jemanden.`,
  notYet: (count: number) => plural('de', count, 'Ein Ratsmitglied begleitet noch niemanden.', `${count} Ratsmitglieder begleiten noch niemanden.`),
  asked: (count: number) => plural('de', count, 'Ein Ratsmitglied ist angefragt.', `${count} Ratsmitglieder sind angefragt.`),
  quiet: (count: number) => plural('de', count, 'Von einem Ratsmitglied war drei Monate lang nichts zu hören.', `Von ${count} Ratsmitgliedern war drei Monate lang nichts zu hören.`),
  firstTime: (some: number, all: number) => `${some} von ${people(all)}, die zum ersten Mal kandidieren könnten, ${plural('de', some, 'wird', 'werden')} begleitet.`,
  mentees: (first: number, all: number) => `${first} von ${plural('de', all, 'einem Schützling', `${all} Schützlingen`)} ${plural('de', first, 'ist', 'sind')} zum ersten Mal dabei.`,
  young: (some: number, known: number) => `${some} von ${known} mit Geburtsjahr ${plural('de', some, 'ist', 'sind')} unter 35.`,
  youngMentees: 'Schützlinge',
  youngCandidates: 'Alle, die zum ersten Mal kandidieren könnten',
  group: (group: string) => (group ? `Fraktion ${group}` : 'ohne Fraktion'),
  noPlace: 'Ort nicht eingetragen',
  with: (names: string) => `begleitet ${names}`,
  askedFor: (names: string) => `angefragt für ${names}`,
  quietSince: (name: string, day: string) => `${name}: nichts seit ${day}`,
  noneYet: 'begleitet noch niemanden',
  alone: 'Noch ohne Pat:in',
  more: (count: number) => plural('de', count, 'und eine weitere', `und ${count} weitere`),
  noneAlone: 'Alle aus diesem Gebiet haben eine Pat:in.',
  others: 'Begleiten, ohne im Rat zu sitzen',
  elsewhere: 'Noch ohne Pat:in, wo keine Fraktion von uns sitzt',
  uncertain: 'Was unsicher ist',
  noYear: (count: number) => `Bei ${plural('de', count, 'einer Person', `${count} Personen`)}, die zum ersten Mal kandidieren könnten, ist kein Geburtsjahr eingetragen. Ob sie unter 35 sind, weiß niemand.`,
  contested: (count: number) => plural('de', count, 'Ein Eintrag hat zwei Angaben. Er steht hier mit einer davon.', `${count} Einträge haben zwei Angaben. Sie stehen hier mit einer davon.`),
  noGroup: (count: number) => plural('de', count, 'Bei einem Mandat fehlt Ort oder Fraktion.', `Bei ${count} Mandaten fehlt Ort oder Fraktion.`),
  arriving: 'Es kommen noch Einträge an. Die Zahlen können sich ändern.',
  notSynced: 'Dieses Gerät ist gerade nicht verbunden. Was andere zuletzt eingetragen haben, fehlt vielleicht.',
  everyone: 'Wer zum ersten Mal kandidieren könnte: alle Kontakte ohne Mandat, die nicht abgesagt haben.',
};
