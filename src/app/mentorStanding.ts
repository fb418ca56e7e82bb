import { mentorCircle, type ContactId, type MemberId, type MentorshipId } from '#base/ids.ts';
import type { Known } from '#domain/known.ts';
import { mentorCircleIn } from '#roster/mentorship.ts';
import type { Roster } from '#roster/roster.ts';
import type { NotesPlace } from './mentorApi.ts';

/**
 * Whose a mentorship's circle is. `owner`: this device's member is its mentor (by what they opened; by the link where nobody has). `reads`: what lies in the circle is this
 * member's to read, though it may be no place to write to any more.
 */
export type MentorStanding = { readonly place: NotesPlace; readonly owner: boolean; readonly reads: boolean; readonly readers: readonly MemberId[]; readonly strangers: readonly MemberId[] };

/**
 * Where a note of this mentorship goes from this member's devices. Who is in the circle is believed from the roster alone: the team's records, which everybody
 * of the team can change, tell only who the mentor is to be, and whom the circle is held against (C-62).
 */
export function mentorStanding(roster: Roster, known: Pick<Known, 'mentorship' | 'member'>, id: MentorshipId, self: MemberId): MentorStanding {
  const mentor = known.mentorship(id)?.mentor;
  const isMentor = (member: MemberId): boolean => mentor !== undefined && contactOf(known, member) === mentor;
  const circle = mentorCircleIn(roster, mentorCircle(id));
  if (!circle) return isMentor(self) ? { ...nothing, place: 'held', owner: true, readers: [self] } : nothing;
  const { openedBy, readers, strangers } = circle;
  const owner = openedBy === self;
  // Whoever is the mentor trusts a circle of their own alone, whoever else gives out to be the same contact.
  const reads = readers.includes(self) && (owner || (isMentor(openedBy) && !isMentor(self)));
  if (reads && strangers.length === 0) return { place: 'open', owner, reads, readers, strangers };
  if (reads) return { place: 'foreign', owner, reads, readers: [self], strangers };
  return isMentor(self) ? { place: 'foreign', owner: true, reads, readers: [self], strangers: readers.filter((one) => one !== self) } : nothing;
}

const nothing: MentorStanding = { place: 'not-ours', owner: false, reads: false, readers: [], strangers: [] };

/** Which contact the member is, as the team says. */
function contactOf(known: Pick<Known, 'member'>, member: MemberId): ContactId | null {
  return known.member(member)?.contact ?? null;
}
