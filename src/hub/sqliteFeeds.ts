import type { DatabaseSync } from 'node:sqlite';
import { equalBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { SpaceId } from '#base/ids.ts';
import { decode, encode } from '#wire/codec.ts';
import { takesPlaceOf, type FeedClaim } from '#wire/feed.ts';
import { readClaim, writeClaim, type FeedState } from '#wire/feedMessages.ts';
import type { Atomically } from './sqliteStore.ts';
import type { ServedFeed } from './store.ts';

type Row = { number: number; address: Uint8Array | null; claim: Uint8Array | null; at: number };

/** The part of the store that holds the calendars associations publish. */
export function sqliteFeeds(db: DatabaseSync, atomically: Atomically) {
  const row = db.prepare('SELECT number, address, claim, at FROM feeds WHERE space = ?');
  const elsewhere = db.prepare('SELECT 1 FROM feeds WHERE address = ? AND space <> ?');
  const open = db.prepare('INSERT INTO feeds (space, number, address, at) VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET number = excluded.number, address = excluded.address');
  const withdraw = db.prepare('INSERT INTO feeds (space, number, at) VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET number = excluded.number, address = NULL, claim = NULL, hash = NULL, deflated = NULL, at = 0');
  const put = db.prepare('UPDATE feeds SET claim = ?, hash = ?, deflated = ?, at = ? WHERE space = ?');
  const served = db.prepare('SELECT hash, at FROM feeds WHERE address = ? AND hash IS NOT NULL');
  const bytes = db.prepare('SELECT deflated FROM feeds WHERE address = ? AND hash = ?');
  const held = (space: SpaceId): FeedState => stateOf(row.get(space) as Row | undefined);

  function set(space: SpaceId, number: number, address: Bytes | null): boolean {
    if (held(space).number >= number) return false;
    if (address && elsewhere.get(address, space)) return false;
    if (address) open.run(space, number, address);
    else withdraw.run(space, number);
    return true;
  }

  function replace(space: SpaceId, claim: FeedClaim, deflated: Bytes, now: number): boolean {
    const { address, claim: before, at } = held(space);
    if (!address || (before && !takesPlaceOf(claim, before))) return false;
    const same = before !== null && equalBytes(before.hash, claim.hash);
    put.run(encode((to) => writeClaim(to, claim)), claim.hash, deflated, same ? at : now, space);
    return true;
  }
  return {
    setFeed: async (space: SpaceId, number: number, address: Bytes | null) => atomically(() => set(space, number, address)),
    putFeed: async (space: SpaceId, claim: FeedClaim, deflated: Bytes, at: number) => atomically(() => replace(space, claim, deflated, at)),
    feedOf: async (space: SpaceId) => held(space),
    servedAt: async (address: Bytes) => servedOf(served.get(address) as { hash: Uint8Array; at: number } | undefined),
    servedBytes: async (address: Bytes, hash: Bytes) => {
      const found = bytes.get(address, hash) as { deflated: Uint8Array } | undefined;
      return found ? ownBytes(found.deflated) : null;
    },
  };
}

function stateOf(row: Row | undefined): FeedState {
  if (!row) return { number: 0, address: null, claim: null, at: 0 };
  const claim = row.claim ? decode(row.claim, readClaim) : null;
  return { number: row.number, address: row.address ? ownBytes(row.address) : null, claim: claim?.ok ? claim.value : null, at: row.at };
}

function servedOf(row: { hash: Uint8Array; at: number } | undefined): ServedFeed | null {
  return row ? { hash: ownBytes(row.hash), at: row.at } : null;
}
