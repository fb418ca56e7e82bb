import type { DeviceId, MemberId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { Remove, RoleChange, Withdraw } from '#wire/rosterAction.ts';
import type { RosterEntry } from '#wire/rosterEntry.ts';
import { keepsLead, withLosses } from './losing.ts';
import { mayLead, mayWithdraw } from './rights.ts';
import { activeDevice, type Roster, type RosterDevice } from './roster.ts';
import type { Folded } from './rules.ts';

/**
 * A member's roles from now on; circles they are no longer in become due. `not-allowed`: by others than Leitung, twice the
 * same role, or of nobody who belongs; `last-lead`: no device of Leitung would be left.
 */
export function changeRoles(roster: Roster, entry: Pick<RosterEntry, 'author'>, { member: id, roles }: RoleChange): Folded {
  const member = roster.members.get(id);
  if (!mayLead(roster, entry.author) || !member || member.removed || new Set(roles).size !== roles.length) return refuse('not-allowed');
  const after = { ...roster, members: new Map(roster.members).set(id, { ...member, roles }) };
  return keepsLead(after) ? accept(withLosses(roster, after)) : refuse('last-lead');
}

/** Some devices of a member, or the member as a whole; refuses as `changeRoles` does. The invites they made are void, and for a whole member those made for it. */
export function remove(roster: Roster, entry: Pick<RosterEntry, 'author'>, action: Remove): Folded {
  const gone = devicesGone(roster, entry.author, action);
  if (!gone) return refuse('not-allowed');
  const after = without(roster, { members: action.devices.length === 0 ? [action.member] : [], devices: [...gone] });
  return keepsLead(after) ? accept(withLosses(roster, after)) : refuse('last-lead');
}

/** The roster without these members as a whole and without these devices; open invites they made are void, and those made for these members. */
export function without(roster: Roster, gone: { readonly members: readonly MemberId[]; readonly devices: readonly DeviceId[] }): Roster {
  const [whole, named] = [new Set(gone.members), new Set(gone.devices)];
  const members = new Map([...roster.members].map(([id, member]) => [id, whole.has(id) ? { id, roles: [], removed: true } : member]));
  const isGone = ({ id, member, removed }: RosterDevice): boolean => !removed && (named.has(id) || whole.has(member));
  const devices = new Map([...roster.devices].map(([id, device]) => [id, isGone(device) ? { ...device, removed: true, removedAt: roster.length } : device]));
  const invites = new Map([...roster.invites].map(([id, invite]) => {
    const voided = devices.get(invite.by)?.removed === true || (invite.member !== null && whole.has(invite.member));
    return [id, voided && invite.state === 'open' ? { ...invite, state: 'void' as const } : invite];
  }));
  return { ...roster, members, devices, invites };
}

/** The devices to remove; null where the author may not, or they are not just active devices of that member, each once. */
function devicesGone(roster: Roster, author: DeviceId, action: Remove): ReadonlySet<DeviceId> | null {
  const member = roster.members.get(action.member);
  if (!member || member.removed) return null;
  const active = [...roster.devices.values()].filter((device: RosterDevice) => device.member === member.id && !device.removed).map(({ id }) => id);
  if (action.devices.length === 0) return mayLead(roster, author) ? new Set(active) : null;
  const own = activeDevice(roster, author)?.member === member.id;
  const gone = new Set(action.devices);
  const known = gone.size === action.devices.length && action.devices.every((id) => active.includes(id));
  return known && (own || mayLead(roster, author)) ? gone : null;
}

/** Ends an open invite. Its link may have been used to read the wraps, so the circles they are of become due. `not-allowed`: neither Leitung nor its maker. */
export function withdraw(roster: Roster, entry: RosterEntry, action: Withdraw): Folded {
  const invite = roster.invites.get(action.invite);
  if (!invite) return refuse(activeDevice(roster, entry.author) ? 'invite-unknown' : 'not-allowed');
  if (!mayWithdraw(roster, entry.author, invite.id)) return refuse('not-allowed');
  if (invite.state !== 'open') return refuse(invite.state === 'used' ? 'invite-used' : 'invite-void');
  return accept(withLosses(roster, { ...roster, invites: new Map(roster.invites).set(invite.id, { ...invite, state: 'void' }) }));
}
