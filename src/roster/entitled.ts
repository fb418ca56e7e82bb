import { BOARD, TEAM, type CircleId, type DeviceId, type MemberId } from '#base/ids.ts';
import type { Recipient, RecipientId, Role, WrapRef } from '#wire/rosterAction.ts';
import { activeDevice, inviteRoles, type Roster, type RosterInvite } from './roster.ts';

/** What a circle's name says about who is in it. */
export type CircleKind = { readonly is: 'team' } | { readonly is: 'board' } | { readonly is: 'desk'; readonly member: MemberId } | { readonly is: 'mentor' };
/** A member's or an invite's claim: `id` null for one who is not a member yet. */
type Claim = { readonly id: MemberId | null; readonly roles: readonly Role[] };

/** null: no circle has such a name. */
export function circleKind(circle: CircleId): CircleKind | null {
  if (circle === TEAM) return { is: 'team' };
  if (circle === BOARD) return { is: 'board' };
  const [, is, id] = /^(desk|mentor):([A-Za-z0-9_-]{1,32})$/.exec(circle) ?? [];
  if (is === 'desk') return { is, member: id as MemberId };
  return is === 'mentor' ? { is } : null;
}

/** Every circle but the board has a key. */
export function isSealed(circle: CircleId): boolean {
  return circle !== BOARD;
}

function isClaimed(kind: CircleKind | null, members: readonly MemberId[] | null, { id, roles }: Claim): boolean {
  if (kind?.is === 'desk') return id === kind.member || roles.includes('lead') || roles.includes('treasurer');
  if (kind?.is === 'mentor') return id !== null && (members?.includes(id) ?? false);
  return kind !== null;
}

/**
 * Whether the member belongs to the circle, opened already or not: the team and the board are everyone's, a desk its
 * member's, Leitung's and Kasse's, a mentorship theirs whom its epoch names (`members`, where the epoch is yet to come).
 */
export function memberIsEntitled(roster: Roster, circle: CircleId, id: MemberId, members = roster.circles.get(circle)?.members ?? null): boolean {
  const member = roster.members.get(id);
  return member !== undefined && !member.removed && isClaimed(circleKind(circle), members, member);
}

/** Whether the device is active and its member in the circle. */
export function deviceIsEntitled(roster: Roster, circle: CircleId, id: DeviceId, members?: readonly MemberId[] | null): boolean {
  const device = activeDevice(roster, id);
  return device !== null && memberIsEntitled(roster, circle, device.member, members);
}

/** Whether whoever joins by the invite will be in the circle. False for one used or void; expiry is the hub's to tell. */
export function inviteIsEntitled(roster: Roster, circle: CircleId, invite: RosterInvite, members = roster.circles.get(circle)?.members ?? null): boolean {
  return invite.state === 'open' && isClaimed(circleKind(circle), members, { id: invite.member, roles: inviteRoles(roster, invite) });
}

/**
 * Everyone a new key of the circle is wrapped for: active devices of its members and open invites to them, further
 * devices' and recovery sheets' included. Nobody for the board. `members`: for a mentorship's epoch that is yet to come.
 */
export function entitledRecipients(roster: Roster, circle: CircleId, members?: readonly MemberId[]): readonly Recipient[] {
  if (!isSealed(circle)) return [];
  const devices = [...roster.devices.values()].filter(({ id }) => deviceIsEntitled(roster, circle, id, members));
  const invites = [...roster.invites.values()].filter((invite) => inviteIsEntitled(roster, circle, invite, members));
  return [...devices, ...invites].map(({ id, keys }) => ({ id, box: keys.box }));
}

/** Those of them whom nobody has wrapped the present key for: any holder may grant it. */
export function missingGrants(roster: Roster, circle: CircleId): readonly Recipient[] {
  const held = roster.circles.get(circle)?.wraps;
  return held ? entitledRecipients(roster, circle).filter(({ id }) => !held.has(id)) : [];
}

/** The references to all wraps of present epochs for one device or invite: what the hub's answer to pull-wraps is held against. */
export function wrapsFor(roster: Roster, recipient: RecipientId): readonly WrapRef[] {
  return [...roster.circles.values()].flatMap(({ wraps }) => wraps.get(recipient) ?? []);
}

/** The circles the invite is entitled to and its maker holds the key of; others can be granted by whoever holds theirs. */
export function circlesToWrap(roster: Roster, author: DeviceId, open: RosterInvite): readonly CircleId[] {
  return [...roster.circles.values()].filter(({ id, wraps }) => isSealed(id) && wraps.has(author) && inviteIsEntitled(roster, id, open)).map(({ id }) => id);
}
