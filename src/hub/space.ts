import type { CircleId, DeviceId, SpaceId } from '#base/ids.ts';
import { extendRoster } from '#roster/fold.ts';
import type { Roster } from '#roster/roster.ts';
import type { Entry } from '#wire/entry.ts';
import type { Follower } from './following.ts';
import type { Peer } from './peer.ts';
import type { HubStore } from './store.ts';
import type { Head } from '#wire/rosterAction.ts';

/** What the hub knows of one author in one log. */
export type AuthorHead = {
  /** On disk, with all numbers before it. */
  committed: number;
  /** Taken for the next commits on top of it, in number order. */
  readonly waiting: Entry[];
};
export type Log = {
  readonly space: SpaceId;
  readonly circle: CircleId;
  readonly epoch: number;
  readonly authors: Map<DeviceId, AuthorHead>;
  readonly followers: Set<Follower>;
  /** The seq of the last entry its heads count. */
  newest: number;
  /** Ends when it is decided whether the next epoch begins; until then nothing more is admitted. */
  closing: Promise<void> | null;
  /** The next epoch is open: nothing more is told of this one. */
  ended: boolean;
};

/** One association while the hub runs: its roster, heads and whoever is connected. */
export type Space = {
  readonly id: SpaceId;
  roster: Roster;
  readonly logs: Map<string, Log>;
  /** Proven devices, by the order they came in. */
  readonly present: Map<DeviceId, Set<Peer>>;
  /** Ends when the last roster entry offered has been decided: one at a time. */
  rosterDecided: Promise<unknown>;
};

export type Spaces = {
  /** The space, or null where no association of that name was founded here. */
  open(id: SpaceId): Promise<Space | null>;
};

/** Reads a space when it is first asked for and keeps it. Unknown names take no memory. */
export function createSpaces(store: HubStore): Spaces {
  const spaces = new Map<SpaceId, Promise<Space>>();
  return {
    open: async (id) => {
      const known = spaces.get(id);
      if (known) return known;
      if (!(await store.hasSpace(id))) return null;
      const reading = spaces.get(id) ?? readSpace(store, id);
      spaces.set(id, reading);
      reading.catch(() => spaces.delete(id));
      return reading;
    },
  };
}

async function readSpace(store: HubStore, id: SpaceId): Promise<Space> {
  const space: Space = { id, roster: await readWholeRoster(store, id), logs: new Map(), present: new Map(), rosterDecided: Promise.resolve() };
  for (const { circle, epoch, heads, newest } of await store.headsOf(id)) {
    const log = logOf(space, circle, epoch);
    log.newest = newest;
    for (const { author, number } of heads) log.authors.set(author, { committed: number, waiting: [] });
  }
  return space;
}

async function readWholeRoster(store: HubStore, id: SpaceId): Promise<Roster> {
  let roster: Roster | null = null;
  for (const bytes of await store.rosterFrom(id, 0, Number.MAX_SAFE_INTEGER)) {
    const next: Awaited<ReturnType<typeof extendRoster>> = await extendRoster(roster, bytes, null);
    if (!next.ok) throw new Error(`roster on disk refused: ${next.refusal}`);
    roster = next.value;
  }
  if (!roster) throw new Error('space without founding');
  return roster;
}

/** The log, made where it is not yet there: ask only for circles and epochs the roster knows. */
export function logOf(space: Space, circle: CircleId, epoch: number): Log {
  const known = knownLog(space, circle, epoch);
  if (known) return known;
  const log: Log = { space: space.id, circle, epoch, authors: new Map(), followers: new Set(), newest: 0, closing: null, ended: false };
  space.logs.set(logName(circle, epoch), log);
  return log;
}

/** The log, where anything was asked of it in its epoch. */
export function knownLog(space: Space, circle: CircleId, epoch: number): Log | undefined {
  return space.logs.get(logName(circle, epoch));
}

/** Forgets a log whose epoch is over. */
export function endLog(space: Space, log: Log): void {
  log.ended = true;
  log.followers.clear();
  space.logs.delete(logName(log.circle, log.epoch));
}

function logName(circle: CircleId, epoch: number): string {
  return `${epoch} ${circle}`;
}

export function committedHeads(log: Log): readonly Head[] {
  return [...log.authors].filter(([, head]) => head.committed > 0).map(([author, head]) => ({ author, number: head.committed }));
}
