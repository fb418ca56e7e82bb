import { equalBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Settle, UsedEpoch } from '#wire/rosterAction.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { hashFor } from '#wire/signing.ts';
import { extendRoster, readRoster } from './fold.ts';
import { mayLead, nextEpochOf } from './rights.ts';
import type { Roster } from './roster.ts';
import { refsOf } from './wraps.ts';

/** Two chains, both signed by members, that have a beginning in common and then differ. */
export type Fork = {
  /** How many entries they have in common. */
  readonly common: number;
  /** What both say of the association up to there. */
  readonly before: Roster;
  readonly own: Roster;
  readonly theirs: Roster;
  /** The entries from there on. */
  readonly ownEntries: readonly Bytes[];
  readonly theirEntries: readonly Bytes[];
};

/**
 * The fork between the chain this device believes and one a hub served whole; null where there is none: one continues the
 * other, it is another association's, or members did not sign it so (a hub alone can make nobody believe in a fork).
 */
export async function findFork(own: readonly Bytes[], theirs: readonly Bytes[]): Promise<Fork | null> {
  const differs = own.findIndex((entry, index) => !theirs[index] || !equalBytes(entry, theirs[index]));
  const common = differs < 0 ? own.length : differs;
  if (common === 0 || common === own.length || common === theirs.length) return null;
  const [before, ours, other] = await Promise.all([readRoster(own.slice(0, common)), readRoster(own), readRoster(theirs)]);
  if (!before.ok || !ours.ok || !other.ok) return null;
  return { common, before: before.value, own: ours.value, theirs: other.value, ownEntries: own.slice(common), theirEntries: theirs.slice(common) };
}

/**
 * Whether the other chain holds by Leitung's word, so that this device leaves its own for it: a settle in it names every own
 * entry since the parting, signed by a device that led at the parting and leads by either chain, and nobody whom the own
 * chain removed is back, nor an invite open that it voided, and the keys it handed out are to be renewed.
 */
export async function isSettled(fork: Fork): Promise<boolean> {
  const hashes = await Promise.all(fork.ownEntries.map((entry) => hashFor('roster', entry)));
  let roster = fork.before;
  for (const bytes of fork.theirEntries) {
    const next = await extendRoster(roster, bytes, null);
    const entry = decodeRosterEntry(bytes);
    if (!next.ok || !entry.ok) return false;
    roster = next.value;
    const { action, author } = entry.value;
    if (action.kind !== 'settle' || action.common !== fork.common) continue;
    const leads = mayLead(fork.before, author) && mayLead(fork.own, author);
    const renewed = handedOut(fork).every(({ circle, epoch }) => action.epochs.some((used) => used.circle === circle && used.epoch >= epoch));
    if (leads && renewed && hashes.every((hash) => action.abandoned.some((named) => equalBytes(named, hash))) && keepsGone(fork.own, roster)) return true;
  }
  return false;
}

/**
 * The settle by which the other chain holds, to be signed on top of it. `not-allowed`: only a device that led at the
 * parting and leads by either chain may; `last-lead`: by the own chain's removals nobody of the other would lead.
 */
export async function settleFor({ common, before, own, theirs, ownEntries }: Fork, author: Parameters<typeof mayLead>[1]): Promise<Result<Settle, 'not-allowed'>> {
  if (![before, own, theirs].every((roster) => mayLead(roster, author))) return refuse('not-allowed');
  return accept({
    kind: 'settle',
    common,
    abandoned: await Promise.all(ownEntries.map((entry) => hashFor('roster', entry))),
    members: [...own.members.values()].filter(({ id, removed }) => removed && theirs.members.get(id)?.removed === false).map(({ id }) => id),
    devices: [...own.devices.values()].filter(({ id, removed }) => removed && theirs.devices.get(id)?.removed === false).map(({ id }) => id),
    invites: [...own.invites.values()].filter(({ id, state }) => state === 'void' && theirs.invites.get(id)?.state === 'open').map(({ id }) => id),
    epochs: handedOut({ own, ownEntries }),
  });
}

/** The circles of which the own chain opened epochs since the parting, with the last of them. */
export function strayed({ before, own }: Pick<Fork, 'before' | 'own'>): readonly UsedEpoch[] {
  return [...own.circles.values()].filter(({ id, epoch }) => epoch > (before.circles.get(id)?.epoch ?? 0)).map(({ id }) => ({ circle: id, epoch: nextEpochOf(own, id) - 1 }));
}

/**
 * The circles whose keys the own chain handed to anybody since the parting, by an epoch, an invite, a join or a grant, with
 * their last epoch: the other chain does not know who holds them.
 */
function handedOut({ own, ownEntries }: Pick<Fork, 'own' | 'ownEntries'>): readonly UsedEpoch[] {
  const circles = new Set(ownEntries.flatMap((bytes) => {
    const entry = decodeRosterEntry(bytes);
    return entry.ok ? [...refsOf(entry.value.action).map(({ circle }) => circle), ...(entry.value.action.kind === 'epoch' ? [entry.value.action.circle] : [])] : [];
  }));
  return [...own.circles.values()].filter(({ id }) => circles.has(id)).map(({ id }) => ({ circle: id, epoch: nextEpochOf(own, id) - 1 }));
}

/** Whoever was removed stays so, and what was void does not open again. */
function keepsGone(own: Roster, after: Roster): boolean {
  const members = [...own.members.values()].every(({ id, removed }) => !removed || after.members.get(id)?.removed !== false);
  const devices = [...own.devices.values()].every(({ id, removed }) => !removed || after.devices.get(id)?.removed !== false);
  return members && devices && [...own.invites.values()].every(({ id, state }) => state !== 'void' || after.invites.get(id)?.state !== 'open');
}
