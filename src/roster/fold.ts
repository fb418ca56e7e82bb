import { equalBytes, type Bytes } from '#base/bytes.ts';
import { BOARD, TEAM, type CircleId, type DeviceId } from '#base/ids.ts';
import { refuse, type Result } from '#base/result.ts';
import type { InviteSecret } from '#wire/inviteLink.ts';
import type { RosterRefusal, Wrap } from '#wire/messages.ts';
import { hashFor } from '#wire/signing.ts';
import { rolesOf, type Roster } from './roster.ts';
import { foldEntry } from './rules.ts';
import { verifyRosterBytes } from './verify.ts';
import type { WrapRef } from '#wire/rosterAction.ts';

/**
 * The roster with one more entry, or why it is not believed: checks the signature, the place on top of the head and the
 * rules (RULES.md). A null roster expects the founding. `now` (milliseconds) is the hub's clock, held against an invite's
 * expiry when an entry is new; null when reading a chain that was accepted before, or refilling a restored hub.
 */
export async function extendRoster(roster: Roster | null, entryBytes: Bytes, now: number | null): Promise<Result<Roster, RosterRefusal>> {
  const verified = await verifyRosterBytes(roster, entryBytes);
  return verified.ok ? foldEntry(roster, verified.value, now) : verified;
}

/**
 * Folds a whole chain, founding first. With `genesis` (the founding's hash a device has pinned) another association's
 * chain is `forged`. Expiry is held against the entries' own times only: the hub has checked its clock when they were new.
 */
export async function readRoster(entries: readonly Bytes[], genesis?: Bytes): Promise<Result<Roster, RosterRefusal>> {
  return readChain(entries, (roster) => roster.length > 1 || !genesis || equalBytes(roster.genesis, genesis));
}

/**
 * The roster a joiner may believe: its space and founding are the link's, and the invite the link was made with is among
 * its entries, so the hub can serve neither another association's nor one older than the invite. `invite-foreign`: another
 * association; `invite-unknown`: the invite's entry is missing.
 */
export async function readInvitedRoster(entries: readonly Bytes[], link: InviteSecret): Promise<Result<Roster, RosterRefusal | 'invite-foreign'>> {
  let linked = false;
  let foreign = false;
  const read = await readChain(entries, (roster) => {
    foreign = !equalBytes(roster.genesis, link.genesis) || roster.space !== link.space;
    linked ||= equalBytes(roster.head, link.head);
    return !foreign;
  });
  if (foreign) return refuse('invite-foreign');
  return read.ok && !linked ? refuse('invite-unknown') : read;
}

async function readChain(entries: readonly Bytes[], believed: (roster: Roster) => boolean): Promise<Result<Roster, RosterRefusal>> {
  let roster: Roster | null = null;
  for (const entry of entries) {
    const next: Result<Roster, RosterRefusal> = await extendRoster(roster, entry, null);
    if (!next.ok) return next;
    if (!believed(next.value)) return refuse('forged');
    roster = next.value;
  }
  return roster ? { ok: true, value: roster } : refuse('not-on-head');
}

/** Whether the device may read a circle's log: every member the team's and the board's; desks and mentorships come with their own rules. */
export function mayFollow(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  return (circle === TEAM || circle === BOARD) && roster.devices.has(device);
}

/** Whether the device's entries in a circle are believed; the same as following it in this version. */
export function mayAppend(roster: Roster, device: DeviceId, circle: CircleId): boolean {
  return mayFollow(roster, device, circle);
}

/** Leitung invites. */
export function mayInvite(roster: Roster, device: DeviceId): boolean {
  return rolesOf(roster, device).includes('lead');
}

/** The Ed25519 key a device's entries are verified with; null: no such device, believe nothing of it. */
export function signKeyOf(roster: Roster, device: DeviceId): Bytes | null {
  return roster.devices.get(device)?.keys.sign ?? null;
}

/** What a roster entry holds of a wrap: SHA-256 over the purpose and the wrap's bytes. */
export async function wrapHash(bytes: Bytes): Promise<Bytes> {
  return hashFor('wrap', bytes);
}

/** A roster entry's references to these wraps, in their order. */
export async function wrapRefs(wraps: readonly Wrap[]): Promise<readonly WrapRef[]> {
  return Promise.all(wraps.map(async ({ circle, epoch, bytes }) => ({ circle, epoch, hash: await wrapHash(bytes) })));
}

/** Whether the wraps brought beside an entry are the ones its references name: all of them, none besides. */
export async function wrapsMatch(refs: readonly WrapRef[], wraps: readonly Wrap[]): Promise<boolean> {
  const brought = await wrapRefs(wraps);
  const same = (a: WrapRef, b: WrapRef) => a.circle === b.circle && a.epoch === b.epoch && equalBytes(a.hash, b.hash);
  const eachHasOne = (these: readonly WrapRef[], those: readonly WrapRef[]) => these.every((one) => those.filter((other) => same(one, other)).length === 1);
  return eachHasOne(refs, brought) && eachHasOne(brought, refs);
}
