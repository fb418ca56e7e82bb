import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, MemberId } from '#base/ids.ts';
import { circleKind, deviceIsEntitled, isSealed } from './entitled.ts';
import { activeDevice, rolesOf, type Roster, type RosterCircle } from './roster.ts';

/** The circle's present epoch; 0: it was never opened. */
export function epochOf(roster: Roster, circle: CircleId): number {
  return roster.circles.get(circle)?.epoch ?? 0;
}

/** The number of the circle's next epoch, or of its first: 1, but where an abandoned chain had opened it. */
export function nextEpochOf(roster: Roster, circle: CircleId): number {
  return Math.max(epochOf(roster, circle), roster.usedUp?.get(circle) ?? 0) + 1;
}

/** Whether the next epoch must be opened before anything more is taken. */
export function isDue(roster: Roster, circle: CircleId): boolean {
  return roster.circles.get(circle)?.due ?? false;
}

/** Whether the device may read the log of a circle that exists, a due one as well. */
export function mayFollow(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  return roster.circles.has(circle) && deviceIsEntitled(roster, circle, device);
}

/** Whether new entries of the device are taken; nobody's while the circle is due. */
export function mayAppend(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  return mayFollow(roster, device, circle) && !isDue(roster, circle);
}

/**
 * The Ed25519 key that entries of the circle's present epoch by this device are verified with; null: believe nothing.
 * What a device wrote before it was removed, or lost its place in the circle, stands until the next epoch.
 */
export function believes(roster: Roster, device: DeviceId, circle: CircleId): Bytes | null {
  const believed = mayFollow(roster, device, circle) || (roster.circles.get(circle)?.former.has(device) ?? false);
  return believed ? (roster.devices.get(device)?.keys.sign ?? null) : null;
}

/** Every circle that exists and the device belongs to. */
export function circlesOf(roster: Roster, device: DeviceId): readonly CircleId[] {
  return [...roster.circles.keys()].filter((circle) => deviceIsEntitled(roster, circle, device));
}

/**
 * Whether the device may open the circle's next epoch, or its first: a member's desk, also a removed one's, a mentorship nobody opened. Who is
 * entitled but was not granted the key yet could only begin empty, so they may where no device that holds it is left.
 */
export function mayOpenEpoch(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  const present = roster.circles.get(circle);
  if (present) return deviceIsEntitled(roster, circle, device) && (!isSealed(circle) || present.wraps.has(device) || !hasHolder(roster, present));
  const kind = circleKind(circle);
  if (kind?.is === 'desk') return roster.members.has(kind.member) && deviceIsEntitled(roster, circle, device);
  return kind?.is === 'mentor' && activeDevice(roster, device) !== null;
}

function hasHolder(roster: Roster, { wraps }: RosterCircle): boolean {
  return [...wraps.keys()].some((id) => activeDevice(roster, id as DeviceId) !== null);
}

/** Leitung invites new members, changes roles, removes anyone. */
export function mayLead(roster: Roster, device: DeviceId): boolean {
  return rolesOf(roster, device).includes('lead');
}

/** Whether whoever may open the circle's epochs may erase with one: Leitung; in a mentorship, which Leitung is not in, any of them. */
export function mayErase(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  return circleKind(circle)?.is === 'mentor' || mayLead(roster, device);
}

/** Leitung invites. */
export function mayInvite(roster: Roster, device: DeviceId): boolean {
  return mayLead(roster, device);
}

/** Whether the device may invite a further device of this member: Leitung anyone's who was not removed, everyone their own. */
export function mayInviteDevice(roster: Roster, device: DeviceId, member: MemberId): boolean {
  const own = activeDevice(roster, device)?.member === member;
  return roster.members.get(member)?.removed === false && (own || mayLead(roster, device));
}

/** Whether the device may withdraw the invite: Leitung any, everyone what a device of theirs made. */
export function mayWithdraw(roster: Roster, device: DeviceId, id: InviteId): boolean {
  const invite = roster.invites.get(id);
  const own = activeDevice(roster, device)?.member;
  const made = invite !== undefined && own !== undefined && roster.devices.get(invite.by)?.member === own;
  return invite !== undefined && (made || mayLead(roster, device));
}

/** The Ed25519 key of a device that may prove itself; null: no such device, or a removed one. */
export function signKeyOf(roster: Roster, device: DeviceId): Bytes | null {
  return activeDevice(roster, device)?.keys.sign ?? null;
}
