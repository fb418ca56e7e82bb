import { equalBytes, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, type CircleId, type DeviceId, type InviteId, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import { noHash, type RosterEntry } from '#wire/rosterEntry.ts';
import { memberIsNamed, rolesOf, type Roster, type RosterDevice, type RosterInvite } from './roster.ts';
import type { VerifiedEntry } from './verify.ts';
import type { PublicKeys, Role, RosterAction, WrapRef } from '#wire/rosterAction.ts';

type Found = Extract<RosterAction, { kind: 'found' }>;
type Invite = Extract<RosterAction, { kind: 'invite' }>;
type Join = Extract<RosterAction, { kind: 'join' }>;
type Folded = Result<Roster, RosterRefusal>;

const DAY = 24 * 60 * 60 * 1000;
export const MAX_INVITE_MS = 30 * DAY;
/** Phones' clocks may be wrong by this much before the hub minds. */
const CLOCK_SKEW_MS = DAY;
export const founderRoles: readonly Role[] = ['lead', 'treasurer', 'canvasser'];

/** The pure rules, over an entry whose signatures have been verified. */
export function foldEntry(roster: Roster | null, verified: VerifiedEntry, now: number | null): Folded {
  const { entry } = verified;
  const { action } = entry;
  if (!equalBytes(entry.previous, roster?.head ?? noHash)) return refuse('not-on-head');
  if (action.kind === 'found') return roster ? refuse('not-on-head') : found(verified.space, entry, action, verified.hash);
  if (!roster) return refuse('not-on-head');
  const next = { ...roster, head: verified.hash, length: roster.length + 1 };
  if (action.kind === 'invite') return invite(next, entry, action, verified.invite, now);
  return join(next, entry, action, now);
}

function found(space: SpaceId | null, entry: RosterEntry, action: Found, hash: Bytes): Folded {
  if (!space || !memberIsNamed(action.member)) return refuse('forged');
  const circles = new Map([[TEAM, 1], [BOARD, 1]]);
  const empty: Roster = { space, genesis: hash, head: hash, length: 1, members: new Map(), devices: new Map(), invites: new Map(), circles };
  if (!wrapsAreFor(empty, founderRoles, action.wraps)) return refuse('wraps-missing');
  return accept({
    ...empty,
    members: new Map([[action.member, { id: action.member, roles: founderRoles }]]),
    devices: new Map([[entry.author, device(entry.author, action.member, action.device, action.wraps)]]),
  });
}

function invite(roster: Roster, entry: RosterEntry, action: Invite, id: InviteId | null, now: number | null): Folded {
  if (!id || !rolesOf(roster, entry.author).includes('lead')) return refuse('not-allowed');
  const roles = rolesGranted(roster, action);
  if (!roles || roster.invites.has(id)) return refuse('not-allowed');
  if (action.expires <= entry.at) return refuse('invite-expired');
  if (action.expires > Math.min(entry.at + MAX_INVITE_MS, (now ?? Infinity) + MAX_INVITE_MS + CLOCK_SKEW_MS)) return refuse('not-allowed');
  if (!wrapsAreFor(roster, roles, action.wraps)) return refuse('wraps-missing');
  const { expires, member, wraps } = action;
  const open: RosterInvite = { id, keys: action.invite, roles, member, expires, by: entry.author, wraps, state: 'open' };
  return accept({ ...roster, invites: new Map(roster.invites).set(id, open) });
}

/** A new member's roles stand in the invite, each once; a further device has its member's and the invite names none. */
function rolesGranted(roster: Roster, action: Invite): readonly Role[] | null {
  if (action.member !== null) return action.roles.length === 0 ? (roster.members.get(action.member)?.roles ?? null) : null;
  return action.roles.length > 0 && new Set(action.roles).size === action.roles.length ? action.roles : null;
}

function join(roster: Roster, entry: RosterEntry, action: Join, now: number | null): Folded {
  const invited = roster.invites.get(action.invite);
  if (!invited) return refuse('invite-unknown');
  if (invited.state === 'used') return refuse('invite-used');
  if (Math.max(entry.at, now ?? 0) >= invited.expires) return refuse('invite-expired');
  if (roster.devices.has(entry.author)) return refuse('not-allowed');
  const known = roster.members.get(action.member);
  if (invited.member !== null ? action.member !== invited.member : known !== undefined || !memberIsNamed(action.member)) return refuse('not-allowed');
  if (!wrapsAreFor(roster, invited.roles, action.wraps)) return refuse('wraps-missing');
  return accept({
    ...roster,
    members: known ? roster.members : new Map(roster.members).set(action.member, { id: action.member, roles: invited.roles }),
    devices: new Map(roster.devices).set(entry.author, device(entry.author, action.member, action.device, action.wraps)),
    invites: new Map(roster.invites).set(invited.id, { ...invited, state: 'used' }),
  });
}

function device(id: DeviceId, member: RosterDevice['member'], keys: PublicKeys, wraps: readonly WrapRef[]): RosterDevice {
  return { id, member, keys, wraps };
}

/** The sealed circles that members with these roles hold a key of; the board is open, so nobody needs one for it. */
export function circlesEntitled(roles: readonly Role[]): readonly CircleId[] {
  return roles.length > 0 ? [TEAM] : [];
}

/** Whether there is one wrap for each circle the roles are entitled to, of its present epoch, and none besides. */
function wrapsAreFor(roster: Roster, roles: readonly Role[], refs: readonly WrapRef[]): boolean {
  const circles = circlesEntitled(roles);
  return refs.length === circles.length && circles.every((circle) => refs.some((ref) => ref.circle === circle && ref.epoch === roster.circles.get(circle)));
}
