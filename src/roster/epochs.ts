import { equalBytes } from '#base/bytes.ts';
import type { DeviceId, MemberId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import type { Grant, OpenEpoch, WrapRef } from '#wire/rosterAction.ts';
import { noHash, type RosterEntry } from '#wire/rosterEntry.ts';
import { circleKind, entitledRecipients, missingGrants } from './entitled.ts';
import { mayErase, mayFollow, mayOpenEpoch, nextEpochOf } from './rights.ts';
import { activeDevice, type Roster, type RosterCircle } from './roster.ts';
import type { Folded } from './rules.ts';

/** The circle with these wraps of its present key beside those it has. */
export function withWraps(roster: Roster, refs: readonly WrapRef[]): Roster {
  const circles = new Map(roster.circles);
  for (const ref of refs) {
    const circle = circles.get(ref.circle);
    if (circle) circles.set(ref.circle, { ...circle, wraps: new Map(circle.wraps).set(ref.recipient, ref) });
  }
  return { ...roster, circles };
}

/** A holder wraps present keys for recipients that are entitled to them and have none. `not-allowed`: any other, and none at all. */
export function grant(roster: Roster, entry: RosterEntry, { wraps }: Grant): Folded {
  const allowed = wraps.length > 0 && areOfDifferent(wraps) && wraps.every((ref) => mayGrant(roster, entry.author, ref));
  return allowed ? accept(withWraps(roster, wraps)) : refuse('not-allowed');
}

function mayGrant(roster: Roster, author: DeviceId, ref: WrapRef): boolean {
  const circle = roster.circles.get(ref.circle);
  const holds = circle?.wraps.has(author) && mayFollow(roster, author, ref.circle);
  return holds === true && circle?.epoch === ref.epoch && missingGrants(roster, ref.circle).some(({ id }) => id === ref.recipient);
}

function areOfDifferent(refs: readonly WrapRef[]): boolean {
  return new Set(refs.map(({ recipient, circle }) => `${recipient} ${circle}`)).size === refs.length;
}

/**
 * A circle's next epoch, or its first. Whether the heads are the hub's and the snapshot lies there, only the hub can say;
 * whether the snapshot is what its opener claims, only those who can read it.
 */
export function openEpoch(roster: Roster, entry: RosterEntry, action: OpenEpoch): Folded {
  const present = roster.circles.get(action.circle) ?? null;
  if (!mayOpenEpoch(roster, entry.author, action.circle)) return refuse('not-allowed');
  if (action.reason === 'erasure' && !mayErase(roster, entry.author, action.circle)) return refuse('not-allowed');
  if (action.epoch !== nextEpochOf(roster, action.circle) || (present === null) !== (action.reason === 'opening')) return refuse('epoch-wrong');
  const isMentorship = circleKind(action.circle)?.is === 'mentor';
  if (isMentorship ? !membersStand(roster, entry.author, present, action.members) : action.members.length > 0) return refuse('epoch-wrong');
  const refused = beginsWrong(roster, present, action) ?? wrappedWrong(roster, action, isMentorship);
  if (refused) return refuse(refused);
  const { circle: id, epoch, reason, snapshot, heads, members } = action;
  const lastErasure = reason === 'erasure' ? epoch : (present?.lastErasure ?? 0);
  const wraps = new Map(action.wraps.map((ref) => [ref.recipient, ref]));
  const putIn = isMentorship ? withPutIn(roster, entry.author, present, members) : new Map<MemberId, MemberId>();
  const opened: RosterCircle = { id, epoch, due: false, members: isMentorship ? members : null, putIn, snapshot, heads, wraps, former: new Set(), lastErasure };
  return accept({ ...roster, circles: new Map(roster.circles).set(id, opened) });
}

/** Members of the association, each once, the opener's among them; a later epoch leaves out only whom the association removed, but for one by whoever opened the circle: it is theirs to say who reads on. */
function membersStand(roster: Roster, author: DeviceId, present: RosterCircle | null, members: readonly MemberId[]): boolean {
  const belongs = (id: MemberId) => roster.members.get(id)?.removed === false;
  const opener = activeDevice(roster, author)?.member;
  const staying = (present?.members ?? []).filter(belongs);
  const whole = new Set(members).size === members.length && members.every(belongs);
  const isTheirs = opener !== undefined && present?.putIn.get(opener) === opener;
  return whole && opener !== undefined && members.includes(opener) && (isTheirs || staying.every((id) => members.includes(id)));
}

/** Who put whom in, from the first epoch on: whoever is named anew, or again after they were left out, was put in by the member whose device opened the epoch. */
function withPutIn(roster: Roster, author: DeviceId, present: RosterCircle | null, members: readonly MemberId[]): ReadonlyMap<MemberId, MemberId> {
  const putIn = new Map(present?.putIn);
  const opener = activeDevice(roster, author)?.member;
  for (const member of members) if (opener !== undefined && !present?.members?.includes(member)) putIn.set(member, opener);
  return putIn;
}

/** A circle begins empty, a later epoch with a snapshot of what known devices wrote in the one before; so does a circle that an abandoned chain had opened, with one of nothing. */
function beginsWrong(roster: Roster, present: RosterCircle | null, { epoch, snapshot, heads }: OpenEpoch): RosterRefusal | null {
  const isEmpty = equalBytes(snapshot, noHash);
  if (!present && epoch === 1) return isEmpty && heads.length === 0 ? null : 'epoch-wrong';
  if (isEmpty) return 'snapshot-missing';
  if (!present && heads.length > 0) return 'epoch-wrong';
  const told = new Set(heads.map(({ author }) => author));
  return told.size === heads.length && heads.every(({ author, number }) => roster.devices.has(author) && number > 0) ? null : 'epoch-wrong';
}

/** One wrap of this epoch for each entitled recipient, and for nobody else. */
function wrappedWrong(roster: Roster, action: OpenEpoch, isMentorship: boolean): RosterRefusal | null {
  const entitled = new Set(entitledRecipients(roster, action.circle, isMentorship ? action.members : undefined).map(({ id }) => id));
  const isOurs = (ref: WrapRef) => ref.circle === action.circle && ref.epoch === action.epoch && entitled.has(ref.recipient);
  if (!areOfDifferent(action.wraps) || !action.wraps.every(isOurs)) return 'epoch-wrong';
  return action.wraps.length === entitled.size ? null : 'wraps-missing';
}
