import { equalBytes, type Bytes } from '#base/bytes.ts';
import type { Clock, DeviceId, InviteId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { extendRoster, wrapsMatch } from '#roster/fold.ts';
import type { RosterOffer, RosterRefusal } from '#wire/messages.ts';
import { decodeRosterEntry, type RosterEntry } from '#wire/rosterEntry.ts';
import { inviteIdOf } from '#wire/signing.ts';
import { codeHash } from './codes.ts';
import { send, type Peer } from './peer.ts';
import type { Space, Spaces } from './space.ts';
import type { HubStore, RosterRow } from './store.ts';

export type BelongingPorts = { readonly store: HubStore; readonly spaces: Spaces; readonly clock: Clock };
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
  if (!(await wrapsMatch(entry.value.action.wraps, offer.wraps))) return refuse('wraps-missing');
  const row: RosterRow = { space: roster.space, index: 0, bytes: offer.entry, wraps: { recipient: entry.value.author, wraps: offer.wraps }, voids: null };
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
 * Puts an entry on top of the space's roster, one at a time: verified, its wraps the ones it names, written with them in
 * one transaction. A device may tell an entry again without its wraps, since a hub
 * restored from a backup lacks both and nobody else keeps the wraps.
 */
export async function extendSpace(ports: BelongingPorts, space: Space, offerer: Offerer, offer: RosterOffer): Promise<Result<Extended, RosterRefusal>> {
  const deciding = space.rosterDecided.then(() => decide(ports, space, offerer, offer));
  space.rosterDecided = deciding.catch(() => null);
  return deciding;
}

async function decide(ports: BelongingPorts, space: Space, offerer: Offerer, offer: RosterOffer): Promise<Result<Extended, RosterRefusal>> {
  const decoded = decodeRosterEntry(offer.entry);
  if (!decoded.ok) return refuse(decoded.refusal === 'malformed' ? 'forged' : decoded.refusal);
  const entry = decoded.value;
  if (offerer.is === 'invite' && (entry.action.kind !== 'join' || entry.action.invite !== offerer.invite)) return refuse('not-allowed');
  const toldAgain = offerer.is === 'device' && entry.action.kind === 'join';
  const extended = await extendRoster(space.roster, offer.entry, toldAgain ? null : ports.clock());
  if (!extended.ok) return extended;
  const withoutWraps = offerer.is === 'device' && offer.wraps.length === 0;
  if (!withoutWraps && !(await wrapsMatch(entry.action.wraps, offer.wraps))) return refuse('wraps-missing');
  const index = space.roster.length;
  await ports.store.addRoster(await rowOf(space, index, entry, offer));
  space.roster = extended.value;
  return accept({ index, head: extended.value.head, joined: entry.action.kind === 'join' ? entry.author : null });
}

async function rowOf(space: Space, index: number, entry: RosterEntry, offer: RosterOffer): Promise<RosterRow> {
  const { action } = entry;
  const recipient = action.kind === 'invite' ? await inviteIdOf(action.invite.sign) : entry.author;
  return { space: space.id, index, bytes: offer.entry, wraps: { recipient, wraps: offer.wraps }, voids: action.kind === 'join' ? action.invite : null };
}

/** Tells every proven device but the one that brought it. */
export function announce(space: Space, index: number, offer: RosterOffer, except: Peer): void {
  for (const peers of space.present.values()) {
    for (const peer of peers) {
      if (peer !== except) send(peer, { is: 'roster', from: index, entries: [offer.entry], total: space.roster.length });
    }
  }
}
