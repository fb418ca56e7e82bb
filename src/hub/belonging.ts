import { equalBytes, type Bytes } from '#base/bytes.ts';
import type { Clock, DeviceId, InviteId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { extendRoster } from '#roster/fold.ts';
import { signKeyOf } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { refsOf, wrapsMatch } from '#roster/wraps.ts';
import { closeCode } from '#wire/limits.ts';
import type { RosterOffer, RosterRefusal } from '#wire/messages.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import type { RecipientId } from '#wire/rosterAction.ts';
import { codeHash } from './codes.ts';
import { dropFormerFollowers } from './following.ts';
import type { Journal } from './journal.ts';
import { beginEpoch } from './opening.ts';
import { send, type Peer } from './peer.ts';
import type { Space, Spaces } from './space.ts';
import type { HubStore, OpenedEpoch, RosterRow } from './store.ts';

export type BelongingPorts = { readonly store: HubStore; readonly journal: Journal; readonly spaces: Spaces; readonly clock: Clock };
/** Who offers a roster entry: a device that belongs, or the holder of an open invite. */
export type Offerer = { readonly is: 'device'; readonly device: DeviceId } | { readonly is: 'invite'; readonly invite: InviteId };
/** `again`: this very founding was written before, its answer was lost. */
export type Founded = { readonly space: Space; readonly device: DeviceId; readonly again: boolean };

/** Founds an association with a code that is still good; the code is used up in the same transaction. */
export async function foundSpace(ports: BelongingPorts, code: string, offer: RosterOffer): Promise<Result<Founded, RosterRefusal>> {
  const hash = codeHash(code);
  const state = await ports.store.codeState(hash);
  if (state === 'unknown') return refuse('code-wrong');
  const extended = await extendRoster(null, offer.entry, ports.clock());
  const entry = decodeRosterEntry(offer.entry);
  if (!extended.ok) return extended;
  if (!entry.ok) return refuse('forged');
  const roster = extended.value;
  const existing = await ports.spaces.open(roster.space);
  if (existing) return state === 'used' && equalBytes(existing.roster.genesis, roster.genesis) ? accept({ space: existing, device: entry.value.author, again: true }) : refuse('space-exists');
  if (state === 'used') return refuse('code-used');
  if (!(await wrapsMatch(refsOf(entry.value.action), offer.wraps))) return refuse('wraps-missing');
  const row: RosterRow = { space: roster.space, index: 0, bytes: offer.entry, wraps: offer.wraps, voids: [], opens: null };
  try {
    await ports.store.found(hash, row);
  } catch (error) {
    if ((await ports.store.codeState(hash)) === 'used') return refuse('code-used');
    throw error;
  }
  const space = await ports.spaces.open(roster.space);
  return space ? accept({ space, device: entry.value.author, again: false }) : refuse('failed');
}

/** The entry accepted on top of the roster; `joined`: the device that belongs from now on. */
export type Extended = { readonly index: number; readonly head: Bytes; readonly joined: DeviceId | null };

/**
 * Puts an entry on top of the space's roster, one at a time: verified, its wraps the ones it names, written in one
 * transaction with all that goes with it. A device may tell an entry again without its wraps, since a hub restored from a
 * backup lacks both and nobody else keeps the wraps.
 */
export async function extendSpace(ports: BelongingPorts, space: Space, offerer: Offerer, offer: RosterOffer): Promise<Result<Extended, RosterRefusal>> {
  const deciding = space.rosterDecided.then(() => decide(ports, space, offerer, offer));
  space.rosterDecided = deciding.catch(() => null);
  return deciding;
}

async function decide(ports: BelongingPorts, space: Space, offerer: Offerer, offer: RosterOffer): Promise<Result<Extended, RosterRefusal>> {
  const decoded = decodeRosterEntry(offer.entry);
  if (!decoded.ok) return refuse(decoded.refusal === 'malformed' ? 'forged' : decoded.refusal);
  const { action, author } = decoded.value;
  if (offerer.is === 'invite' && (action.kind !== 'join' || action.invite !== offerer.invite)) return refuse('not-allowed');
  if (offerer.is === 'device' && !signKeyOf(space.roster, offerer.device)) return refuse('not-allowed');
  const toldAgain = offerer.is === 'device' && action.kind === 'join';
  const extended = await extendRoster(space.roster, offer.entry, toldAgain ? null : ports.clock());
  if (!extended.ok) return extended;
  const bare = offerer.is === 'device' && offer.wraps.length === 0;
  if (!bare && !(await wrapsMatch(refsOf(action), offer.wraps))) return refuse('wraps-missing');
  const index = space.roster.length;
  const write = (opens: OpenedEpoch | null) => writeEntry(ports, space, extended.value, offer, opens);
  if (offerer.is === 'device' && action.kind === 'epoch') {
    const refusal = await beginEpoch(ports, space, action, { device: offerer.device, bare }, write);
    if (refusal) return refuse(refusal);
  } else await write(null);
  return accept({ index, head: extended.value.head, joined: action.kind === 'join' ? author : null });
}

async function writeEntry({ store }: BelongingPorts, space: Space, roster: Roster, { entry, wraps }: RosterOffer, opens: OpenedEpoch | null): Promise<void> {
  await store.addRoster({ space: space.id, index: space.roster.length, bytes: entry, wraps, voids: voided(space.roster, roster), opens });
  space.roster = roster;
  dropFormerFollowers(space);
}

/** Invites that are open no more and devices that were removed. */
function voided(before: Roster, after: Roster): readonly RecipientId[] {
  const invites = [...before.invites.values()].filter(({ id, state }) => state === 'open' && after.invites.get(id)?.state !== 'open');
  const devices = [...before.devices.values()].filter(({ id, removed }) => !removed && !signKeyOf(after, id));
  return [...invites, ...devices].map(({ id }) => id);
}

/** Tells every proven device but the one that brought it, those it removes as well; then parts from these. */
export function announce(space: Space, index: number, offer: RosterOffer, except: Peer): void {
  for (const peers of space.present.values()) {
    for (const peer of peers) {
      if (peer !== except) send(peer, { is: 'roster', from: index, entries: [offer.entry], total: space.roster.length });
    }
  }
  partFromRemoved(space);
}

function partFromRemoved(space: Space): void {
  for (const [device, peers] of space.present) {
    if (signKeyOf(space.roster, device)) continue;
    for (const peer of peers) peer.close(closeCode.removed);
  }
}
