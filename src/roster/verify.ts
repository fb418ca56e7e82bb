import type { Bytes } from '#base/bytes.ts';
import type { InviteId, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import { decodeRosterEntry, joinProofBytes, namesItself, rosterHash, spaceIdOf, verifyRosterEntry, type RosterEntry } from '#wire/rosterEntry.ts';
import { inviteIdOf, verifyFor } from '#wire/signing.ts';
import type { Roster } from './roster.ts';

/** An entry whose signatures hold, with the names that only hashing tells. */
export type VerifiedEntry = {
  readonly entry: RosterEntry;
  readonly hash: Bytes;
  /** Of a founding. */
  readonly space: SpaceId | null;
  /** Of an invite. */
  readonly invite: InviteId | null;
};
type Verified = Result<VerifiedEntry, RosterRefusal>;

/**
 * Decodes an entry and verifies its signature by its author's key: a founding and a join name themselves, all other
 * authors are looked up. A join must also prove that it holds the invite's secret, for this space, member and device.
 */
export async function verifyRosterBytes(roster: Roster | null, bytes: Bytes): Promise<Verified> {
  const decoded = decodeRosterEntry(bytes);
  if (!decoded.ok) return refuse(decoded.refusal === 'other-version' ? 'other-version' : 'forged');
  const entry = decoded.value;
  const key = authorKey(roster, entry);
  if (!key) return refuse(roster ? 'not-allowed' : 'not-on-head');
  if (!(await namesItself(entry)).ok || !(await verifyRosterEntry(entry, key))) return refuse('forged');
  return nameVerified(roster, entry);
}

function authorKey(roster: Roster | null, { action, author }: RosterEntry): Bytes | null {
  return 'device' in action ? action.device.sign : (roster?.devices.get(author)?.keys.sign ?? null);
}

/**
 * An entry that was verified here before: decoded and named, nothing checked. Only for bytes whose chain of hashes ends in a head that was kept where nobody
 * else can write.
 */
export async function nameKnownBytes(bytes: Bytes): Promise<Verified> {
  const decoded = decodeRosterEntry(bytes);
  return decoded.ok ? accept(await named(decoded.value)) : refuse('forged');
}

async function nameVerified(roster: Roster | null, entry: RosterEntry): Promise<Verified> {
  const { action } = entry;
  if (action.kind === 'join') {
    const invite = roster?.invites.get(action.invite);
    if (!roster || !invite) return refuse(roster ? 'invite-unknown' : 'not-on-head');
    const proven = await verifyFor('join', joinProofBytes(roster.space, action.member, action.device), action.proof, invite.keys.sign);
    if (!proven) return refuse('forged');
  }
  return accept(await named(entry));
}

async function named(entry: RosterEntry): Promise<VerifiedEntry> {
  const { action } = entry;
  const space = action.kind === 'found' ? await spaceIdOf(action) : null;
  const invite = action.kind === 'invite' ? await inviteIdOf(action.invite.sign) : null;
  return { entry, hash: await rosterHash(entry), space, invite };
}
