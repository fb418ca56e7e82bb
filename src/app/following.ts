import { type Bytes } from '#base/bytes.ts';
import type { FollowId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { followsOf } from '#doc/committees.ts';
import type { Follow } from '#domain/follow.ts';
import type { ReadCalendar } from '#domain/icsRead.ts';
import { openAtRest, sealAtRest } from '#seal/vault.ts';
import { allFollowed, deleteFollowed, putFollowed } from '#store/followedStore.ts';
import { fetchFollowed } from '#sync/feedTalk.ts';
import { decode, encode, readBytes, readText, readUint, writeBytes, writeText, writeUint } from '#wire/codec.ts';
import { tokenIn } from '#wire/feed.ts';
import { MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import { deflate, inflate } from '#wire/payload.ts';
import type { FollowedEvent } from './calendarRows.ts';
import type { FollowedStanding, FollowTried, FollowTrouble } from './feedApi.ts';
import { askOf, type FeedDeps } from './feedDeps.ts';

export type Following = {
  /** Fetches what was not asked for in a while, and forgets what is followed no more. */
  round(): Promise<void>;
  /** The same for whoever is waiting. */
  refresh(): Promise<void>;
  events(): Promise<readonly FollowedEvent[]>;
  standings(): Promise<readonly FollowedStanding[]>;
  tried(address: string): Promise<Result<FollowTried, FollowTrouble>>;
};

/** A followed calendar as it is kept here. */
type Copy = { readonly address: string; readonly at: number; readonly hash: Bytes; readonly deflated: Bytes };
/** With its events, read once. */
type Held = { readonly copy: Copy; readonly events: readonly FollowedEvent[] };

const AGAIN_MS = 30 * 60_000;
const AGAIN_ASKED_MS = 60_000;

export function openFollowing(at: FeedDeps, tell: () => void): Following {
  const { deps } = at;
  const follows = (): readonly Follow[] => followsOf(at.circles.team.doc());
  const asked = new Map<FollowId, { readonly at: number; readonly address: string; readonly trouble: FollowTrouble | null }>();
  const shelf = openShelf(at);

  async function fetchOne({ id, address }: Follow, older: number): Promise<void> {
    const last = asked.get(id);
    const ask = askOf(at);
    if (!ask || (last?.address === address && deps.now() - last.at < older)) return;
    const held = await shelf.of(id);
    const known = held?.copy.address === address ? held.copy.hash : null;
    const fetched = await fetchFollowed(ask, deps.timer, address, known);
    const trouble = fetched.ok ? await shelf.keep(id, { address, ...fetched.value }) : fetched.refusal;
    asked.set(id, { at: deps.now(), address, trouble });
    tell();
    if (fetched.ok && fetched.value.bytes) deps.show({ of: 'calendar' });
  }
  async function fetchAll(older: number): Promise<void> {
    const kept = follows();
    await shelf.only(kept.map(({ id }) => id));
    for (const one of kept) await fetchOne(one, older);
  }
  return {
    round: () => fetchAll(AGAIN_MS),
    refresh: () => fetchAll(AGAIN_ASKED_MS),
    events: () => shelf.events(follows()),
    standings: async () =>
      Promise.all(follows().map(async ({ id, address }) => {
        const held = await shelf.of(id);
        const last = asked.get(id);
        const isHere = held?.copy.address === address;
        return { id, at: isHere ? held.copy.at : null, trouble: last?.address === address ? last.trouble : null, events: isHere ? held.events.length : 0 };
      })),
    async tried(typed) {
      const address = followedAddress(typed, deps.origin);
      const ask = askOf(at);
      if (address === null) return refuse('address-wrong');
      if (!ask) return refuse('unreachable');
      const fetched = await fetchFollowed(ask, deps.timer, address, null);
      if (!fetched.ok) return fetched;
      const read = fetched.value.bytes && (await readBytesOf(fetched.value.bytes));
      return read ? accept({ address, name: read.name, events: read.events.length }) : refuse('unreadable');
    },
  };
}

/** The address as it is kept: without its host where it is the own hub's. Null: none that can be followed. */
export function followedAddress(typed: string, origin: string): string | null {
  const text = typed.trim().replace(/^webcals?:/i, 'https:');
  if (text.startsWith('/')) return tokenIn(text) ? text : null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.origin === origin && tokenIn(url.pathname)) return url.pathname;
  return url?.protocol === 'https:' ? url.href : null;
}

/** The copies on this disk, sealed, each opened and read once. */
function openShelf({ deps, lease, unlocked }: FeedDeps) {
  let loaded: Promise<Map<FollowId, Held>> | null = null;
  let list: { readonly names: string; readonly events: readonly FollowedEvent[] } = { names: '', events: [] };
  const all = (): Promise<Map<FollowId, Held>> => (loaded ??= load());

  async function load(): Promise<Map<FollowId, Held>> {
    const shelf = new Map<FollowId, Held>();
    for (const { id, sealed } of await allFollowed(deps.database)) {
      const opened = await openAtRest(unlocked.vault, contextOf(id), sealed);
      const copy = opened.ok ? decode(opened.value, readCopy) : opened;
      const bytes = copy.ok ? await inflate(copy.value.deflated, MAX_CALENDAR_BYTES) : null;
      const read = bytes && (await readBytesOf(bytes));
      if (copy.ok && read) shelf.set(id, { copy: copy.value, events: eventsOf(id, read) });
    }
    return shelf;
  }
  /** What is wrong with it, if anything. */
  async function keep(id: FollowId, { address, at, hash, bytes }: Omit<Copy, 'deflated'> & { readonly bytes: Bytes | null }): Promise<FollowTrouble | null> {
    const shelf = await all();
    const before = shelf.get(id);
    const read = bytes && (await readBytesOf(bytes));
    if (bytes && !read) return 'unreadable';
    const deflated = bytes ? await deflate(bytes) : before?.copy.deflated;
    if (!deflated) return 'gone';
    const copy: Copy = { address, at, hash, deflated };
    const kept = await putFollowed(deps.database, lease, { id, sealed: await sealAtRest(unlocked.vault, contextOf(id), encode((to) => writeCopy(to, copy)), deps.random) });
    shelf.set(id, { copy, events: read ? eventsOf(id, read) : (before?.events ?? []) });
    if (read) list = { names: '', events: [] };
    return kept.ok ? null : 'gone';
  }
  return {
    of: async (id: FollowId) => (await all()).get(id) ?? null,
    keep,
    async only(ids: readonly FollowId[]): Promise<void> {
      const shelf = await all();
      const gone = [...shelf.keys()].filter((id) => !ids.includes(id));
      if (gone.length > 0) await deleteFollowed(deps.database, lease, gone);
      for (const id of gone) shelf.delete(id);
    },
    /** The same list until something of it changes: whoever reads it works out its days once. */
    async events(follows: readonly Follow[]): Promise<readonly FollowedEvent[]> {
      const shelf = await all();
      const here = follows.flatMap(({ id, address }) => (shelf.get(id)?.copy.address === address ? [id] : []));
      const names = here.join(' ');
      if (list.names !== names || list.events.length === 0) list = { names, events: here.flatMap((id) => shelf.get(id)?.events ?? []) };
      return list.events;
    },
  };
}

async function readBytesOf(bytes: Bytes): Promise<ReadCalendar | null> {
  const [{ decodeIcs }, { readCalendar }] = await Promise.all([import('#domain/icsParts.ts'), import('#domain/icsRead.ts')]);
  const read = readCalendar(decodeIcs(bytes));
  return read.ok ? read.value : null;
}

function eventsOf(follow: FollowId, { events }: ReadCalendar): readonly FollowedEvent[] {
  return events.map(({ uid, cancelled, title, place, online, text, time, repeats, changes }) => ({ follow, uid, event: { title, place, online, text, time, repeats, changes, standing: cancelled ? 'cancelled' : 'planned' } }));
}

function contextOf(id: FollowId): string {
  return `followed ${id}`;
}
function writeCopy(to: Parameters<typeof writeText>[0], { address, at, hash, deflated }: Copy): void {
  writeText(to, address);
  writeUint(to, at);
  writeBytes(to, hash);
  writeBytes(to, deflated);
}
function readCopy(from: Parameters<typeof readText>[0]): Copy {
  return { address: readText(from), at: readUint(from), hash: readBytes(from), deflated: readBytes(from) };
}
