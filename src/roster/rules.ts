import { equalBytes, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, type CircleId, type DeviceId, type InviteId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import type { Found, Invite, Join, RecipientId, Role, WrapRef } from '#wire/rosterAction.ts';
import { noHash, type RosterEntry } from '#wire/rosterEntry.ts';
import { isBoxKey } from './boxKey.ts';
import { circlesToWrap, wrapsFor } from './entitled.ts';
import { grant, openEpoch, withWraps } from './epochs.ts';
import { changeRoles, remove, withdraw } from './membership.ts';
import { mayInvite, mayInviteDevice, mayLead } from './rights.ts';
import { activeDevice, memberIsNamed, type Roster, type RosterCircle, type RosterInvite } from './roster.ts';
import { settle } from './settling.ts';
import type { VerifiedEntry } from './verify.ts';

export type Folded = Result<Roster, RosterRefusal>;

const DAY = 24 * 60 * 60 * 1000;
export const MAX_INVITE_MS = 30 * DAY;
/** Phones' clocks may be wrong by this much before the hub minds. */
const CLOCK_SKEW_MS = DAY;
export const founderRoles: readonly Role[] = ['lead', 'treasurer', 'canvasser'];

/** The pure rules (RULES.md), over an entry whose signatures have been verified. `not-on-head`: it stands elsewhere; all else as its kind's function says. Changes no roster it is given. */
export function foldEntry(roster: Roster | null, verified: VerifiedEntry, now: number | null): Folded {
  const folded = fold(roster, verified, now);
  return folded.ok ? accept(withLeads(roster, folded.value)) : folded;
}

function fold(roster: Roster | null, verified: VerifiedEntry, now: number | null): Folded {
  const { entry } = verified;
  const { action } = entry;
  if (!equalBytes(entry.previous, roster?.head ?? noHash)) return refuse('not-on-head');
  if (action.kind === 'found') return roster ? refuse('not-on-head') : found(verified.space, entry, action, verified.hash);
  if (!roster) return refuse('not-on-head');
  const next = { ...roster, head: verified.hash, length: roster.length + 1 };
  switch (action.kind) {
    case 'invite':
      return invite(next, entry, action, verified.invite, now);
    case 'join':
      return join(next, entry, action, now);
    case 'role':
      return changeRoles(next, entry, action);
    case 'remove':
      return remove(next, entry, action);
    case 'withdraw':
      return withdraw(next, entry, action);
    case 'grant':
      return grant(next, entry, action);
    case 'epoch':
      return openEpoch(next, entry, action);
    case 'settle':
      return settle(next, entry, action);
  }
}

function found(space: SpaceId | null, entry: RosterEntry, action: Found, hash: Bytes): Folded {
  if (!space || !memberIsNamed(action.member) || !isBoxKey(action.device.box)) return refuse('forged');
  const { member, device: keys } = action;
  const id = entry.author;
  const founded: Roster = {
    space,
    genesis: hash,
    head: hash,
    length: 1,
    members: new Map([[member, { id: member, roles: founderRoles, removed: false }]]),
    devices: new Map([[id, { id, member, keys, removed: false, removedAt: null }]]),
    invites: new Map(),
    circles: new Map([TEAM, BOARD].map((circle) => [circle, firstEpoch(circle)])),
    leads: new Map(),
  };
  return wrapsAreFor(founded, id, [TEAM], action.wraps) ? accept(withWraps(founded, action.wraps)) : refuse('wraps-missing');
}

function withLeads(before: Roster | null, after: Roster): Roster {
  const leading = [...after.devices.keys()].filter((id) => mayLead(after, id));
  return { ...after, leads: new Map(leading.map((id) => [id, before?.leads.get(id) ?? after.length])) };
}

function firstEpoch(id: CircleId): RosterCircle {
  return { id, epoch: 1, due: false, members: null, putIn: new Map(), snapshot: noHash, heads: [], wraps: new Map(), former: new Set(), lastErasure: 0 };
}

function invite(roster: Roster, entry: RosterEntry, action: Invite, id: InviteId | null, now: number | null): Folded {
  const { expires, member, roles, wraps } = action;
  if (!id || roster.invites.has(id) || !isBoxKey(action.invite.box) || !maySendInvite(roster, entry.author, action)) return refuse('not-allowed');
  if (expires !== 0 && expires <= entry.at) return refuse('invite-expired');
  if (expires > Math.min(entry.at + MAX_INVITE_MS, (now ?? Infinity) + MAX_INVITE_MS + CLOCK_SKEW_MS)) return refuse('not-allowed');
  const open: RosterInvite = { id, keys: action.invite, roles, member, expires, by: entry.author, state: 'open' };
  const invited = { ...roster, invites: new Map(roster.invites).set(id, open) };
  return wrapsAreFor(roster, id, circlesToWrap(invited, entry.author, open), wraps) ? accept(withWraps(invited, wraps)) : refuse('wraps-missing');
}

/** A new member's roles stand in the invite, each once; a further device has its member's and the invite names none. */
function maySendInvite(roster: Roster, author: DeviceId, { member, roles, expires }: Invite): boolean {
  if (member === null) return mayInvite(roster, author) && expires !== 0 && roles.length > 0 && new Set(roles).size === roles.length;
  const isOwn = activeDevice(roster, author)?.member === member;
  return roles.length === 0 && mayInviteDevice(roster, author, member) && (expires !== 0 || isOwn);
}

function join(roster: Roster, entry: RosterEntry, action: Join, now: number | null): Folded {
  const invited = roster.invites.get(action.invite);
  if (!invited) return refuse('invite-unknown');
  if (invited.state !== 'open') return refuse(invited.state === 'used' ? 'invite-used' : 'invite-void');
  if (invited.expires !== 0 && Math.max(entry.at, now ?? 0) >= invited.expires) return refuse('invite-expired');
  const { member, device: keys } = action;
  const id = entry.author;
  if (roster.devices.has(id) || !isBoxKey(keys.box)) return refuse('not-allowed');
  const known = roster.members.get(member);
  if (invited.member !== null ? member !== invited.member : known !== undefined || !memberIsNamed(member)) return refuse('not-allowed');
  const circles = wrapsFor(roster, invited.id).map(({ circle }) => circle);
  if (!wrapsAreFor(roster, id, circles, action.wraps)) return refuse('wraps-missing');
  const joined: Roster = {
    ...withoutHolder(roster, invited.id),
    members: known ? roster.members : new Map(roster.members).set(member, { id: member, roles: invited.roles, removed: false }),
    devices: new Map(roster.devices).set(id, { id, member, keys, removed: false, removedAt: null }),
    invites: new Map(roster.invites).set(invited.id, { ...invited, state: 'used' }),
  };
  return accept(withWraps(joined, action.wraps));
}

/** A used invite's wraps are void; its key went to the device that joined, so no circle becomes due. */
function withoutHolder(roster: Roster, id: InviteId): Roster {
  const circles = [...roster.circles].map(([name, circle]) => [name, { ...circle, wraps: new Map([...circle.wraps].filter(([holder]) => holder !== id)) }] as const);
  return { ...roster, circles: new Map(circles) };
}

/** Whether there is one wrap for the recipient of each circle's present epoch, and none besides. */
function wrapsAreFor(roster: Roster, recipient: RecipientId, circles: readonly CircleId[], refs: readonly WrapRef[]): boolean {
  const isRight = (circle: CircleId) => refs.some((ref) => ref.circle === circle && ref.recipient === recipient && ref.epoch === roster.circles.get(circle)?.epoch);
  return refs.length === circles.length && circles.every(isRight);
}
