import { equalBytes } from '#base/bytes.ts';
import { epochOf, mayFollow, mayOpenEpoch, nextEpochOf } from '#roster/rights.ts';
import { closeCode, MAX_SNAPSHOT_PARTS, STAGED_BYTES } from '#wire/limits.ts';
import type { ToHub } from '#wire/messages.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { snapshotHashOf, snapshotPartHash } from '#wire/snapshot.ts';
import { send, type Peer } from './peer.ts';
import { end, tooLate, type Session } from './session.ts';
import type { Space } from './space.ts';
import type { EpochKey, HubStore } from './store.ts';

type Put = Extract<ToHub, { is: 'put-snapshot' }>;
type Pull = Extract<ToHub, { is: 'pull-snapshot' }>;
type Device = Extract<Session, { is: 'device' }>;
type Ports = { readonly store: HubStore };

/**
 * Stages a part for the circle's next epoch. One for the present epoch is taken as well where the hub lost its snapshot:
 * whole and with the hash the roster names, it becomes the epoch's own; where the hub has it, it is answered as kept.
 */
export async function putSnapshot({ store }: Ports, peer: Peer, session: Device, put: Put): Promise<Session> {
  const { space, device } = session;
  const { circle, epoch, part, bytes } = put;
  if (bytes.length === 0) return end(peer, closeCode.malformed);
  const hash = await snapshotPartHash(bytes);
  const present = epochOf(space.roster, circle);
  if (epoch !== nextEpochOf(space.roster, circle) && epoch !== present) return tooLate(peer, session, put);
  if (!(epoch > present ? mayOpenEpoch : mayFollow)(space.roster, device, circle)) return tooLate(peer, session, put);
  const key = { space: space.id, circle, epoch };
  if (epoch > present || (await isLost(store, space, key))) {
    if (!(await store.stagePart(space.id, device, put, hash, STAGED_BYTES))) return end(peer, closeCode.tooLarge);
    if (await isWhole(store, space, key, session)) await store.adoptSnapshot(key, device);
  }
  send(peer, { is: 'snapshot-kept', circle, epoch, part });
  return session;
}

async function isLost(store: HubStore, space: Space, key: EpochKey): Promise<boolean> {
  const named = space.roster.circles.get(key.circle)?.snapshot ?? noHash;
  return !equalBytes(named, noHash) && (await store.snapshotPart(key, 0)) === null;
}

/** Whether what the device staged is the snapshot of the present epoch. */
async function isWhole(store: HubStore, space: Space, key: EpochKey, { device }: Device): Promise<boolean> {
  const circle = space.roster.circles.get(key.circle);
  if (circle?.epoch !== key.epoch) return false;
  const hashes = await store.stagedHashes(key, device);
  return hashes !== null && hashes !== 'none' && equalBytes(await snapshotHashOf(hashes), circle.snapshot);
}

/** Answers a part of the present epoch's snapshot; one without bytes where it has no such part, began without one, or this hub lost it. */
export async function pullSnapshot({ store }: Ports, peer: Peer, session: Device, pull: Pull): Promise<Session> {
  const { space, device } = session;
  const { circle, epoch, part } = pull;
  if (part >= MAX_SNAPSHOT_PARTS) return end(peer, closeCode.malformed);
  if (!mayFollow(space.roster, device, circle) || epoch !== epochOf(space.roster, circle)) return tooLate(peer, session, pull);
  const held = await store.snapshotPart({ space: space.id, circle, epoch }, part);
  send(peer, { is: 'snapshot', circle, epoch, part, parts: Math.max(held?.parts ?? 0, part + 1), bytes: held?.bytes ?? new Uint8Array() });
  return session;
}
