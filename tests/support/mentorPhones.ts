import { mentorCircle, newId, type ContactId, type MemberId, type MentorshipId, type NoteId, type Random } from '#base/ids.ts';
import { localDateAt, type LocalDate } from '#base/localDate.ts';
import type { MentorApi } from '#app/mentorApi.ts';
import { mentorRoom } from '#app/mentorRoom.ts';
import { knownFrom } from '#doc/known.ts';
import { notesIn } from '#doc/notes.ts';
import type { Command } from '#domain/command.ts';
import { must } from './rosterActs.ts';
import type { SpacePhone } from './spacePhone.ts';

/** Mentorships on phones below their engine. */
export const memberOf = ({ unlocked }: SpacePhone): MemberId => unlocked.row.member;
/** By the phone's own clock, as its rules see it. */
export const todayOn = ({ deps }: SpacePhone): LocalDate => localDateAt(deps.now());
export const roomOf = (phone: SpacePhone): MentorApi => mentorRoom(phone);

export async function run(phone: SpacePhone, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) must(await phone.space.run(command, null));
}

/** The member's name and the contact they are, consented. */
export async function introduce(random: Random, phone: SpacePhone, name: string): Promise<ContactId> {
  const contact = newId<ContactId>(random);
  await run(
    phone,
    { do: 'nameMember', member: memberOf(phone), name },
    { do: 'createContact', id: contact, contact: { name }, consent: { way: 'spoken', on: todayOn(phone) } },
    { do: 'linkMember', member: memberOf(phone), contact },
  );
  return contact;
}

/** A mentorship with somebody new. */
export async function agree(random: Random, phone: SpacePhone, mentor: ContactId, state: 'requested' | 'agreed' = 'agreed'): Promise<MentorshipId> {
  const [mentee, id] = [newId<ContactId>(random), newId<MentorshipId>(random)];
  const on = todayOn(phone);
  await run(
    phone,
    { do: 'createContact', id: mentee, contact: { name: 'Ada Neu' }, consent: { way: 'spoken', on } },
    { do: 'createMentorship', id, mentor, mentee, mentorship: { aim: '', rhythm: 'monthly', state, agreedOn: state === 'agreed' ? on : null } },
  );
  return id;
}

export function checkInBy(random: Random, phone: SpacePhone, mentorship: MentorshipId, how: string): Command {
  return { do: 'recordCheckIn', id: newId<NoteId>(random), mentorship, on: todayOn(phone), helpWanted: false, next: null, note: { how, lacks: '', next: '' } };
}

export const knows = (phone: SpacePhone, id: MentorshipId): boolean => knownFrom(phone.space.team.doc()).mentorship(id) !== undefined;
export const placeOn = (phone: SpacePhone, id: MentorshipId) => phone.space.notes.standing(id).place;

/** What lies in the circle, read below everything that says whether it should be; null: the phone can not open it. */
export async function inCircle(phone: SpacePhone, id: MentorshipId): Promise<readonly string[] | null> {
  return phone.space.circles.borrow(mentorCircle(id), async (circle) => notesIn(circle.doc()).map(({ how }) => how));
}
