import type { CircleId, MemberId } from '#base/ids.ts';
import { circleKind, memberIsEntitled } from './entitled.ts';
import type { Roster } from './roster.ts';

/** Who is in a mentorship's circle, by the roster alone. */
export type MentorCircle = {
  /** The member whose device opened its first epoch. */
  readonly openedBy: MemberId;
  /** Who can read what is written there now. */
  readonly readers: readonly MemberId[];
  /** Readers whom somebody else than its opener put in. */
  readonly strangers: readonly MemberId[];
};

/** Null: nobody has opened it, or it is no mentorship's circle. */
export function mentorCircleIn(roster: Roster, circle: CircleId): MentorCircle | null {
  const present = circleKind(circle)?.is === 'mentor' ? roster.circles.get(circle) : undefined;
  const openedBy = present && [...present.putIn].find(([member, by]) => member === by)?.[0];
  if (!present || openedBy === undefined) return null;
  const readers = (present.members ?? []).filter((id) => memberIsEntitled(roster, circle, id));
  return { openedBy, readers, strangers: readers.filter((id) => present.putIn.get(id) !== openedBy) };
}

/** Whether the member was ever in the circle: what their devices say about it may be theirs to say. */
export function wasInCircle(roster: Roster, circle: CircleId, member: MemberId): boolean {
  return roster.circles.get(circle)?.putIn.has(member) ?? false;
}
