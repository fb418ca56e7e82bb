import { newId, type ContactId, type TalkId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { tickets } from '#domain/contact.ts';
import { standardPoints } from '#domain/guide.ts';
import { municipalities } from '#domain/municipality.ts';
import { channels, outcomes } from '#domain/talk.ts';
import { BORN } from '#domain/write.ts';
import { seededNumbers, seededRandom } from './random.ts';

/** Every day in the sample lies on or before this one. */
export const sampleDay = '2026-11-20' as LocalDate;

/**
 * Commands for `n` contacts: each born with consent, three talks with 150 to 250 letters of notes each, and two later edits on every second one. The same for the
 * same seed; all are accepted in this order on any day from `sampleDay` on. About 5 commands a contact.
 */
export function sampleCommands(n: number, seed: number): readonly Command[] {
  const chance = seededNumbers(seed);
  const random = seededRandom(seed + 1);
  return Array.from({ length: n }, (_, index) => sampleContact(index, newId<ContactId>(random), () => newId<TalkId>(random), chance)).flat();
}

function sampleContact(index: number, id: ContactId, talkId: () => TalkId, chance: () => number): readonly Command[] {
  const name = `${pick(firstNames, chance)} ${pick(lastNames, chance)}${pick(secondNames, chance)}`;
  const phone = `+4930231${25_000 + (index % 1000)}`;
  const create: Command = {
    do: 'createContact',
    id,
    contact: { name, phones: [phone], mails: [`kontakt${index}@example.org`], municipality: pick(municipalities, chance).ags, ticket: pick(tickets, chance), tags: [pick(tags, chance)] },
    consent: { way: 'spoken', on: addDays(sampleDay, -200) },
  };
  const talks = [0, 1, 2].map((turn): Command => ({
    do: 'logTalk',
    id: talkId(),
    with: { contact: id },
    talk: { on: addDays(sampleDay, -150 + turn * 40), channel: pick(channels, chance), outcome: pick(outcomes, chance), covered: standardPoints.slice(0, turn), notes: sampleNotes(chance) },
  }));
  if (index % 2 === 1) return [create, ...talks];
  return [
    create,
    ...talks,
    { do: 'editContact', id, edits: [{ field: 'phones', value: [phone, `+4917139200${String(index % 100).padStart(2, '0')}`], seen: [BORN] }] },
    { do: 'editContact', id, edits: [{ field: 'tags', value: [pick(tags, chance), 'wieder gefragt'], seen: [BORN] }] },
  ];
}

/** 150 to 250 letters of sentences someone might write after a talk. */
function sampleNotes(chance: () => number): string {
  const length = 150 + Math.floor(chance() * 100);
  let notes = '';
  while (notes.length < length) notes += `${pick(openings, chance)} ${pick(middles, chance)} ${pick(endings, chance)}. `;
  return notes.slice(0, length - 1) + '.';
}

function pick<T>(from: readonly T[], chance: () => number): T {
  return from[Math.floor(chance() * from.length)] as T;
}

const firstNames = ['Änne', 'Birgit', 'Cem', 'Doreen', 'Emil', 'Fatma', 'Gregor', 'Heike', 'Ines', 'Jörg', 'Käthe', 'Lars', 'Mandy', 'Nguyet', 'Olaf', 'Petra', 'Rico', 'Silke', 'Thore', 'Uwe'];
const lastNames = ['Acker', 'Berg', 'Born', 'Dorn', 'Ebers', 'Feld', 'Groß', 'Hagen', 'Krüger', 'Linden', 'Mühl', 'Nord', 'Ost', 'Roß', 'Stein', 'Thal', 'Weiß', 'Ziegel'];
const secondNames = ['', 'mann', 'bach', 'hoff', 'reuter', 'müller', 'wirth', '-Lange', '-Özdemir'];
const tags = ['Feuerwehr', 'Elternrat', 'Sportverein', 'Betriebsrat', 'Gartenverein', 'Kita', 'Nahverkehr', 'Bürgerinitiative', 'Studium', 'Pflege'];
const openings = ['Fragt nach dem Zeitaufwand im Rat,', 'Kennt die Ortschaft seit Kindertagen,', 'Ärgert sich über den Bus,', 'Hat im Verein schon viel bewegt,', 'Will erst mit der Familie sprechen,'];
const middles = ['möchte beim nächsten Treffen zuhören,', 'hat gute Kontakte zur Feuerwehr,', 'ist bei Schule und Hort gut im Thema,', 'sieht die Gruppe im Rat offen,', 'hält Abstand zu Parteien,'];
const endings = ['ruft selbst zurück', 'bittet um das Programm auf Papier', 'nennt noch zwei Namen', 'wünscht sich jemanden an der Seite', 'am besten abends erreichbar'];
