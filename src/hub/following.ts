import type { Bytes } from '#base/bytes.ts';
import type { DeviceId } from '#base/ids.ts';
import { mayFollow } from '#roster/rights.ts';
import type { Entry } from '#wire/entry.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import { inPages } from './pages.ts';
import { send, type Peer } from './peer.ts';
import { committedHeads, type Log, type Space } from './space.ts';
import type { HubStore, Stored } from './store.ts';
import type { Head } from '#wire/rosterAction.ts';

/**
 * A device that reads a log. While `paging` it asks for page after page and new entries wait on disk for it; once `live`
 * it is sent what is committed. `through` is the seq up to which it was served, so nothing is sent twice or left out where
 * the two meet.
 */
export type Follower = { readonly peer: Peer; readonly device: DeviceId; state: 'paging' | 'live'; through: number; newest: number; have: ReadonlyMap<DeviceId, number> };
const nothing: ReadonlyMap<DeviceId, number> = new Map();

/** Answers the hub's heads and the first page of what the device lacks. */
export async function follow(store: HubStore, log: Log, peer: Peer, device: DeviceId, have: readonly Head[]): Promise<Follower> {
  const held = new Map(have.map(({ author, number }) => [author, number]));
  const heads = committedHeads(log);
  const missing = heads.flatMap(({ author, number }) => ((held.get(author) ?? 0) < number ? [{ author, number: held.get(author) ?? 0 }] : []));
  const follower: Follower = { peer, device, state: 'paging', through: 0, newest: 0, have: held };
  follower.through = log.newest;
  log.followers.add(follower);
  if (missing.length > 0) follower.through = await store.seqBefore(log, missing);
  send(peer, { is: 'heads', circle: log.circle, epoch: log.epoch, heads });
  await sendPage(store, log, follower);
  return follower;
}

/** Sends the next page; with the last one the follower goes live. Nothing to whoever ceased to follow meanwhile: the roster tells why. */
export async function sendPage(store: HubStore, log: Log, follower: Follower): Promise<void> {
  const page = await store.page(log, follower.through, follower.have);
  if (!log.followers.has(follower)) return;
  follower.through = page.through;
  const more = page.more || follower.newest > page.through;
  if (!more) {
    follower.state = 'live';
    follower.have = nothing;
  }
  send(follower.peer, { is: 'page', circle: log.circle, epoch: log.epoch, entries: page.entries, more });
}

/** Tells nothing more to whoever the roster no longer lets read. */
export function dropFormerFollowers(space: Space): void {
  for (const log of space.logs.values()) {
    for (const follower of log.followers) {
      if (!mayFollow(space.roster, follower.device, log.circle)) log.followers.delete(follower);
    }
  }
}

/** Passes newly committed entries on to whoever is live, each frame encoded once; nobody is sent its own. */
export function deliver(log: Log, stored: readonly Stored[]): void {
  const newest = stored.at(-1)?.seq ?? 0;
  const oldest = stored[0]?.seq ?? 0;
  const authors = new Set(stored.map(({ entry }) => entry.header.author));
  let shared: readonly Bytes[] | null = null;
  for (const follower of log.followers) {
    if (follower.state === 'paging') {
      follower.newest = newest;
      continue;
    }
    const whole = oldest > follower.through && !authors.has(follower.device);
    const frames: readonly Bytes[] = whole ? (shared ??= pageFrames(log, stored.map(({ entry }) => entry))) : pageFrames(log, fresh(follower, stored));
    follower.through = Math.max(follower.through, newest);
    for (const frame of frames) follower.peer.sendFrame(frame);
  }
}

function fresh(follower: Follower, stored: readonly Stored[]): readonly Entry[] {
  return stored.filter(({ seq, entry }) => seq > follower.through && entry.header.author !== follower.device).map(({ entry }) => entry);
}

function pageFrames(log: Log, entries: readonly Entry[]): readonly Bytes[] {
  return inPages(entries).map((page) => encodeFromHub({ is: 'page', circle: log.circle, epoch: log.epoch, entries: page, more: false }));
}
