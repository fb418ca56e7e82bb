import type * as Y from 'yjs';
import type { Bytes } from '#base/bytes.ts';
import { TEAM, type CircleId } from '#base/ids.ts';
import type { Circle, CircleDeps } from '#circle/circle.ts';
import { NOT_BEGUN, type CircleStore, type LogKey } from '#circle/ports.ts';
import { openQueue, type Queue } from '#circle/queue.ts';
import { isSealed } from '#roster/entitled.ts';
import type { Roster } from '#roster/roster.ts';
import { importEpochKey, type EpochKey } from '#seal/body.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { encodeListView, type ListView } from './listView.ts';
import type { Resting } from './resting.ts';

export type CirclesDeps = { readonly deps: Pick<EngineDeps, 'random' | 'timer'>; readonly unlocked: Unlocked; readonly store: CircleStore; readonly listView: (team: Y.Doc) => ListView };
/** One circle on this phone. What stores, opens or begins it takes turns; while somebody uses it, it stays open. `key`: the one it was opened with. */
export type Place = { readonly turn: Queue; circle: Circle | null; key: Bytes | null; users: number };
export type Having = CirclesDeps & { readonly places: Map<CircleId, Place>; readonly begun: Map<CircleId, number>; readonly resting: Resting; closed: boolean };

export function rosterOf({ unlocked }: CirclesDeps): Roster {
  return unlocked.roster.current();
}

export function placeOf({ places }: Having, id: CircleId): Place {
  const place = places.get(id) ?? { turn: openQueue(), circle: null, key: null, users: 0 };
  places.set(id, place);
  return place;
}

/** A first epoch begins with its key alone; the board's has none. */
export function epochHere({ unlocked, begun }: Having, id: CircleId): number {
  const epoch = begun.get(id) ?? NOT_BEGUN;
  if (epoch !== NOT_BEGUN) return epoch;
  return !isSealed(id) || unlocked.ring.get(id, 1) ? 1 : NOT_BEGUN;
}

export function isStray(having: Having, id: CircleId): boolean {
  return having.unlocked.roster.isStray(id, epochHere(having, id));
}

export function logIn(having: Having, circle: CircleId): readonly LogKey[] {
  const epoch = epochHere(having, circle);
  return epoch === NOT_BEGUN ? [] : [{ circle, epoch }];
}

export function depsOf({ deps, unlocked, store, listView }: Having, id: CircleId): Omit<CircleDeps, 'log' | 'key'> {
  return {
    space: unlocked.row.space,
    store,
    author: { id: unlocked.keys.id, sign: unlocked.keys.sign },
    vault: isSealed(id) ? unlocked.vault : null,
    roster: unlocked.roster.current,
    random: deps.random,
    listView: id === TEAM ? (doc): Bytes => encodeListView(listView(doc)) : () => new Uint8Array(),
  };
}

/** Of the epoch this phone is in. */
export function rawKey(having: Having, id: CircleId): Bytes | null {
  return having.unlocked.ring.get(id, epochHere(having, id));
}

export async function keyHere(having: Having, id: CircleId): Promise<EpochKey | null> {
  const key = rawKey(having, id);
  return key ? importEpochKey(key) : null;
}
