import { mentorCircle, type MemberId, type MentorshipId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { knownFrom } from '#doc/known.ts';
import { mentorshipOf } from '#doc/mentorships.ts';
import type { CheckIn } from '#domain/mentorship.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { devicesOf, packNotes } from './handedNotes.ts';
import type { HandOver, MentorApi, MentorshipDetail } from './mentorApi.ts';
import { allNotes } from './mentorChores.ts';
import type { OpenSpace } from './openSpace.ts';

export type MentorRoomDeps = { readonly deps: EngineDeps; readonly unlocked: Unlocked; readonly space: Pick<OpenSpace, 'run' | 'team' | 'epochs' | 'line' | 'notes' | 'view'> };

/** The confidential part of mentorships, for the screens. */
export function mentorRoom(at: MentorRoomDeps): MentorApi {
  return {
    mentorship: (id) => detail(at, id),
    addCoMentor: (id, member) => addCoMentor(at, id, member),
    removeCoMentor: (id, member) => removeCoMentor(at, id, member),
    handOver: (input) => handOver(at, input),
    forgetNotes: (id) => forgetNotes(at, id),
  };
}

async function detail({ space }: MentorRoomDeps, id: MentorshipId): Promise<MentorshipDetail | null> {
  const [row, mentorship] = [space.view.mentorship(id), mentorshipOf(space.team.doc(), id)];
  if (!row || !mentorship) return null;
  const { place, owner, readers, strangers } = space.notes.standing(id);
  return { ...row, checkIns: mentorship.checkIns.toSorted(newestFirst), where: place, owner, readers, strangers, notes: await space.notes.notes(id) };
}

function newestFirst(a: CheckIn, b: CheckIn): number {
  return a.on < b.on ? 1 : a.on > b.on ? -1 : b.at - a.at;
}

/** First the circle, then what the team is told: whoever is named as co-mentor can read. */
async function addCoMentor(at: MentorRoomDeps, id: MentorshipId, member: MemberId): Promise<Result<null, string>> {
  const { unlocked, space } = at;
  if (!space.epochs) return refuse('demo-has-no-hub');
  const belongs = unlocked.roster.current().members.get(member)?.removed === false;
  // What the rules would refuse afterwards is refused before anybody can read.
  const isKnown = knownFrom(space.team.doc()).member(member) !== undefined;
  if (!belongs || !isKnown || member === unlocked.row.member) return refuse('member-unknown', member);
  await space.line.settled();
  const { place, owner, readers } = space.notes.standing(id);
  if (!owner || place !== 'open') return refuse(place === 'held' && owner ? 'hub-unreachable' : 'not-allowed');
  if (!readers.includes(member)) {
    const opened = await space.epochs.open({ circle: mentorCircle(id), reason: 'rotation', erase: () => [], add: member });
    if (!opened.ok) return opened;
  }
  return tellCoMentor(at, id, member);
}

/** First the circle again: nobody is called out of it who still reads. */
async function removeCoMentor(at: MentorRoomDeps, id: MentorshipId, member: MemberId): Promise<Result<null, string>> {
  const { unlocked, space } = at;
  if (!space.epochs) return refuse('demo-has-no-hub');
  await space.line.settled();
  const { owner, reads } = space.notes.standing(id);
  if (!owner || !reads || member === unlocked.row.member) return refuse('not-allowed');
  const opened = await space.epochs.open({ circle: mentorCircle(id), reason: 'rotation', erase: () => [], leave: member });
  if (!opened.ok) return opened;
  return knownFrom(space.team.doc()).mentorship(id)?.coMentor === member ? tellCoMentor(at, id, null) : opened;
}

async function tellCoMentor({ space }: MentorRoomDeps, id: MentorshipId, member: MemberId | null): Promise<Result<null, string>> {
  const seen = knownFrom(space.team.doc()).heads('mentorship', id, 'coMentor');
  const told = await space.run({ do: 'editMentorship', id, edits: [{ field: 'coMentor', value: member, seen }] }, null);
  return told.ok ? accept(null) : told;
}

async function handOver(at: MentorRoomDeps, { id, newId, to, member, notes: chosen }: HandOver): Promise<Result<null, string>> {
  const { unlocked, space } = at;
  const known = knownFrom(space.team.doc());
  // Whoever was named on the screen gets them, nobody who was put in their place meanwhile.
  const toSelf = member === unlocked.row.member;
  if (member !== null && (known.member(member)?.contact !== to || (!toSelf && known.memberOf(to) !== member))) return refuse('member-unknown', to);
  const { place, owner } = space.notes.standing(id);
  if (chosen.length > 0 && (member === null || !owner || (place !== 'open' && !toSelf))) return refuse('not-allowed');
  const going = chosen.length === 0 ? [] : ((await space.notes.notes(id)) ?? []).filter((note) => chosen.includes(note.id));
  if (going.length < chosen.length) return refuse('note-unknown');
  const devices = member === null ? [] : devicesOf(unlocked.roster.current(), member);
  if (going.length > 0 && devices.length === 0) return refuse('member-unknown', to);
  const sealed = going.length === 0 ? null : await packNotes(at, { mentorship: newId, devices }, going);
  const done = await space.run({ do: 'handOverMentorship', id, newId, to, menteeAgreed: true, notes: sealed }, null);
  if (!done.ok) return done;
  // Sealed they are safe already; moved they are shown until the new circle is open. Where that fails they are held where they were.
  if (toSelf) await space.notes.moveHeld(going.map((note) => note.id), newId);
  space.epochs?.look();
  return accept(null);
}

/** An erasure of everything in the circle (roster R-37): the hub deletes it with the epoch, each device as soon as it hears of it. */
async function forgetNotes({ space }: MentorRoomDeps, id: MentorshipId): Promise<Result<null, string>> {
  const { owner, reads } = space.notes.standing(id);
  if (!owner) return refuse('not-allowed');
  const held = space.notes.held().filter(({ mentorship }) => mentorship === id).map(({ note }) => note.id);
  const dropped = await space.notes.dropHeld(held);
  if (!dropped.ok || !reads) return dropped;
  if (!space.epochs) return refuse('demo-has-no-hub');
  await space.line.settled();
  const gone = await space.epochs.open({ circle: mentorCircle(id), reason: 'erasure', erase: allNotes });
  return gone;
}
