import { newId, type ContactId, type MandateId, type MemberId, type MentorshipId, type NoteId, type Random, type TaskId } from '#base/ids.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { districtOf, places } from '#domain/places.ts';
import { municipalities } from '#domain/municipality.ts';
import { rhythms } from '#domain/rhythm.ts';
import { BORN } from '#domain/write.ts';
import { seededNumbers } from '../support/random.ts';
import { sampleDay } from '../support/sampleData.ts';

export const MENTORS = 60;
export const MENTORSHIPS = 300;
export const CHECK_INS = 5_000;
const TASKS = 100;

/**
 * Mentors with a seat each, who are members of the team, their mentorships and what was heard of them, and some tasks, all told by one member: as co-mentor of everything that member
 * may record check-ins. Needs as many contacts with consent as there are mentors and mentees. The same for the same seed.
 */
export function mentoringCommands(contacts: readonly ContactId[], teller: MemberId, random: Random): readonly Command[] {
  const chance = seededNumbers(7);
  const mentors = contacts.slice(0, MENTORS);
  const mentees = contacts.slice(MENTORS, MENTORS + MENTORSHIPS);
  return [
    ...mentors.flatMap((mentor, turn) => mentorCommands(mentor, turn, newId<MemberId>(random), newId<MandateId>(random))),
    ...contacts.slice(-TASKS).map((contact, turn): Command => ({ do: 'createTask', id: newId<TaskId>(random), contact, task: { what: 'Anrufen', due: addDays(sampleDay, turn % 60), responsible: teller } })),
    ...mentees.flatMap((mentee, turn) => mentorshipCommands({ mentor: mentors[turn % MENTORS] as ContactId, mentee, turn, teller, random, chance })),
  ];
}

/** Three in a council, of a dozen districts or single villages. */
function mentorCommands(mentor: ContactId, turn: number, member: MemberId, mandate: MandateId): readonly Command[] {
  const council = municipalities[Math.floor(turn / 3) * 9]?.ags;
  const place = council && (turn % 2 === 0 ? places.find(({ key }) => String(key) === String(council))?.key : districtOf(council));
  return [
    { do: 'nameMember', member, name: `Mitglied ${turn}` },
    { do: 'linkMember', member, contact: mentor },
    { do: 'createMandate', id: mandate, contact: mentor, mandate: { body: turn % 2 === 0 ? 'municipal-council' : 'district-council', place: place ?? null, group: 'Unsere Fraktion', since: addDays(sampleDay, -900) } },
  ];
}

type Told = { readonly mentor: ContactId; readonly mentee: ContactId; readonly turn: number; readonly teller: MemberId; readonly random: Random; readonly chance: () => number };

function mentorshipCommands({ mentor, mentee, turn, teller, random, chance }: Told): readonly Command[] {
  const id = newId<MentorshipId>(random);
  const count = Math.floor((turn + 1) * CHECK_INS / MENTORSHIPS) - Math.floor(turn * CHECK_INS / MENTORSHIPS);
  const last = Math.floor(chance() * 120);
  const checkIns = Array.from({ length: count }, (_, before): Command => ({
    do: 'recordCheckIn', id: newId<NoteId>(random), mentorship: id, on: addDays(sampleDay, -last - (count - 1 - before) * 20), helpWanted: chance() < 0.1, next: null, note: { how: '', lacks: '', next: '' },
  }));
  return [
    { do: 'createMentorship', id, mentor, mentee, mentorship: { aim: 'Zum ersten Mal kandidieren', rhythm: rhythms[turn % rhythms.length] ?? 'monthly', state: 'agreed', agreedOn: addDays(sampleDay, -500) } },
    { do: 'editMentorship', id, edits: [{ field: 'coMentor', value: teller, seen: [BORN] }] },
    ...checkIns,
  ];
}
