import type { CircleId, DeviceId, InviteId } from '#base/ids.ts';
import { circleKind, isSealed } from './entitled.ts';
import { mentorCircleIn } from './mentorship.ts';
import { mayLead, mayOpenEpoch } from './rights.ts';
import { activeDevice, type Roster, type RosterCircle } from './roster.ts';

/** Whether nobody can have the circle's present key any more: no device that belongs to the association, and no invite or sheet that may still be used. */
export function isOrphaned(roster: Roster, circle: CircleId): boolean {
  const present = roster.circles.get(circle);
  return present !== undefined && isSealed(circle) && !isHeld(roster, present);
}

function isHeld(roster: Roster, { wraps }: RosterCircle): boolean {
  return [...wraps.keys()].some((id) => activeDevice(roster, id as DeviceId) !== null || roster.invites.get(id as InviteId)?.state === 'open');
}

/**
 * The orphaned circles that this device begins anew by itself: its member's own desk, any desk for Leitung, and a mentorship's circle for whoever opened it. What was in
 * it nobody can read any more, so nobody else is to decide that for them.
 */
export function orphansOf(roster: Roster, device: DeviceId): readonly CircleId[] {
  return [...roster.circles.keys()].filter((circle) => isOrphaned(roster, circle) && mayOpenEpoch(roster, device, circle) && isTheirs(roster, device, circle));
}

function isTheirs(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  const [kind, own] = [circleKind(circle), activeDevice(roster, device)?.member];
  if (kind?.is === 'desk') return kind.member === own || mayLead(roster, device);
  return kind?.is === 'mentor' && mentorCircleIn(roster, circle)?.openedBy === own;
}
