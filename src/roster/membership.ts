import type { DeviceId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { Remove, RoleChange, Withdraw } from '#wire/rosterAction.ts';
import type { RosterEntry } from '#wire/rosterEntry.ts';
import { keepsLead, withLosses } from './losing.ts';
import { mayLead, mayWithdraw } from './rights.ts';
import { activeDevice, type Roster, type RosterDevice } from './roster.ts';
import type { Folded } from './rules.ts';

/** A member's roles from now on; circles they are no longer in become due. */
export function changeRoles(roster: Roster, entry: Pick<RosterEntry, 'author'>, { member: id, roles }: RoleChange): Folded {
  const member = roster.members.get(id);
  if (!mayLead(roster, entry.author) || !member || member.removed || new Set(roles).size !== roles.length) return refuse('not-allowed');
  const after = { ...roster, members: new Map(roster.members).set(id, { ...member, roles }) };
  return keepsLead(after) ? accept(withLosses(roster, after)) : refuse('last-lead');
}

/** Some devices of a member, or the member as a whole; the invites they made are void, and for a whole member those made for it. */
export function remove(roster: Roster, entry: Pick<RosterEntry, 'author'>, action: Remove): Folded {
  const gone = devicesGone(roster, entry.author, action);
  if (!gone) return refuse('not-allowed');
  const whole = action.devices.length === 0;
  const members = new Map(roster.members);
  if (whole) members.set(action.member, { id: action.member, roles: [], removed: true });
  const devices = new Map([...roster.devices].map(([id, device]) => [id, gone.has(id) ? { ...device, removed: true, removedAt: roster.length } : device]));
  const invites = new Map([...roster.invites].map(([id, invite]) => {
    const voided = gone.has(invite.by) || (whole && invite.member === action.member);
    return [id, voided && invite.state === 'open' ? { ...invite, state: 'void' as const } : invite];
  }));
  const after: Roster = { ...roster, members, devices, invites };
  return keepsLead(after) ? accept(withLosses(roster, after)) : refuse('last-lead');
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

/** Ends an open invite. Its link may have been used to read the wraps, so the circles they are of become due. */
export function withdraw(roster: Roster, entry: RosterEntry, action: Withdraw): Folded {
  const invite = roster.invites.get(action.invite);
  if (!invite) return refuse(activeDevice(roster, entry.author) ? 'invite-unknown' : 'not-allowed');
  if (!mayWithdraw(roster, entry.author, invite.id)) return refuse('not-allowed');
  if (invite.state !== 'open') return refuse(invite.state === 'used' ? 'invite-used' : 'invite-void');
  return accept(withLosses(roster, { ...roster, invites: new Map(roster.invites).set(invite.id, { ...invite, state: 'void' }) }));
}
