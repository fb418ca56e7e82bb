import { equalBytes, type Bytes } from '#base/bytes.ts';
import { refuse, type Result } from '#base/result.ts';
import type { InviteSecret } from '#wire/inviteLink.ts';
import type { RosterRefusal } from '#wire/messages.ts';
import type { Roster } from './roster.ts';
import { foldEntry } from './rules.ts';
import { nameKnownBytes, verifyRosterBytes } from './verify.ts';

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

/** How far this device has verified a chain: so many entries, the last of which has this hash. */
export type KnownPoint = { readonly length: number; readonly head: Bytes };

/**
 * Folds a chain of which this device has verified the beginning before. Each entry names the one before it by its hash, so the same head means the same
 * entries, and their signatures are not checked again; what comes after is. Where the head is another, all of it is verified.
 */
export async function readKnownRoster(entries: readonly Bytes[], known: KnownPoint | null): Promise<Result<Roster, RosterRefusal>> {
  const familiar = known && (await foldKnown(entries.slice(0, known.length)));
  if (!familiar || familiar.length !== known.length || !equalBytes(familiar.head, known.head)) return readRoster(entries);
  return readChain(entries.slice(known.length), () => true, familiar);
}

async function foldKnown(entries: readonly Bytes[]): Promise<Roster | null> {
  let roster: Roster | null = null;
  for (const bytes of entries) {
    const named = await nameKnownBytes(bytes);
    const next: Result<Roster, RosterRefusal> = named.ok ? foldEntry(roster, named.value, null) : named;
    if (!next.ok) return null;
    roster = next.value;
  }
  return roster;
}

async function readChain(entries: readonly Bytes[], believed: (roster: Roster) => boolean, start: Roster | null = null): Promise<Result<Roster, RosterRefusal>> {
  let roster = start;
  for (const entry of entries) {
    const next: Result<Roster, RosterRefusal> = await extendRoster(roster, entry, null);
    if (!next.ok) return next;
    if (!believed(next.value)) return refuse('forged');
    roster = next.value;
  }
  return roster ? { ok: true, value: roster } : refuse('not-on-head');
}
