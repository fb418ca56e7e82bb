import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { equalBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import type { Clock, SpaceId } from '#base/ids.ts';
import { feedAddressOf, feedHashOf, tokenIn } from '#wire/feed.ts';
import type { FeedAnswer, FeedQuestion, FetchRefusal } from '#wire/feedMessages.ts';
import { CALENDAR_PART_BYTES } from '#wire/limits.ts';
import type { FetchCalendar, Validators } from './fetchCalendar.ts';
import type { HubStore } from './store.ts';

type Ask = Extract<FeedQuestion, { is: 'fetch' }>;
type Calendar = Validators & { readonly hash: Bytes; readonly deflated: Bytes };
/** What is known of one address for one association. `calendar`: as it was last fetched; `failed`: why the last try brought none. */
type Held = { readonly calendar: Calendar | null; readonly failed: FetchRefusal | null; /** When it was last tried, in milliseconds since 1970. */ readonly at: number; readonly running: boolean };

/** Calendars of others, fetched for the associations that follow them; in memory alone, each association's apart. */
export type Followed = { ask(space: SpaceId, question: Ask): Promise<FeedAnswer> };
export type FollowedPorts = { readonly store: HubStore; readonly clock: Clock; readonly publicUrl: string | null; readonly fetchCalendar: FetchCalendar | null; readonly failed: (error: unknown) => void };

/** No address is asked more often; after a failure somebody may be trying to get it right. */
const AGAIN_MS = 15 * 60_000;
const AGAIN_FAILED_MS = 60_000;
/** Addresses of one association within a day. */
const MOST_ADDRESSES = 60;
const DAY_MS = 86_400_000;
const MOST_AT_ONCE = 16;
const MOST_AT_ONCE_EACH = 4;
const MOST_BYTES = 64 * 1024 * 1024;

export function createFollowed({ store, clock, publicUrl, fetchCalendar, failed }: FollowedPorts): Followed {
  const shelf = createShelf(clock);

  async function fetchNow(fetching: FetchCalendar, space: SpaceId, address: string, before: Held | null): Promise<void> {
    const known = before?.calendar ?? null;
    const told = await fetching(address, known ?? { etag: null, modified: null });
    if (!told.ok) return shelf.put(space, address, { calendar: known, failed: told.refusal, at: clock(), running: false });
    const { bytes, etag, modified } = told.value;
    const calendar = bytes ? { etag, modified, ...(await packed(bytes)) } : known;
    shelf.put(space, address, { calendar, failed: calendar ? null : 'server-failed', at: clock(), running: false });
  }
  function outside(space: SpaceId, address: string): Held | FetchRefusal | 'fetching' {
    const held = shelf.get(space, address);
    if (held?.running) return 'fetching';
    if (held && clock() - held.at < (held.failed ? AGAIN_FAILED_MS : AGAIN_MS)) return held;
    if (!fetchCalendar) return 'switched-off';
    if (!held && shelf.countOf(space) >= MOST_ADDRESSES) return 'too-many';
    if (shelf.isBusy(space)) return 'fetching';
    shelf.put(space, address, { calendar: held?.calendar ?? null, failed: null, at: clock(), running: true });
    fetchNow(fetchCalendar, space, address, held).catch((error: unknown) => {
      failed(error);
      shelf.put(space, address, { calendar: null, failed: 'server-failed', at: clock(), running: false });
    });
    return 'fetching';
  }
  return {
    async ask(space, { address, known, part }) {
      const own = ownPath(address, publicUrl);
      const held = own === null ? outside(space, address) : await fromHere(store, own, clock());
      if (held === 'fetching') return { is: 'fetching' };
      if (typeof held === 'string') return { is: 'refused', why: held, at: clock() };
      return answerOf(held, known, part);
    },
  };
}

function answerOf({ calendar, failed, at }: Held, known: Bytes | null, part: number): FeedAnswer {
  if (failed || !calendar) return { is: 'refused', why: failed ?? 'server-failed', at };
  if (known && equalBytes(known, calendar.hash)) return { is: 'unchanged', at };
  const parts = Math.max(1, Math.ceil(calendar.deflated.length / CALENDAR_PART_BYTES));
  const here = Math.min(part, parts - 1);
  return { is: 'fetched', at, hash: calendar.hash, part: here, parts, bytes: calendar.deflated.slice(here * CALENDAR_PART_BYTES, (here + 1) * CALENDAR_PART_BYTES) };
}

/** The path where it is a calendar of this very hub; null: it is elsewhere. */
function ownPath(address: string, publicUrl: string | null): string | null {
  const path = publicUrl !== null && address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address;
  return path.startsWith('/') ? path : null;
}

/** As anybody is served who has the address, only without the way round. */
async function fromHere(store: HubStore, path: string, now: number): Promise<Held | FetchRefusal> {
  const token = tokenIn(path);
  const address = token === null ? null : await feedAddressOf(token);
  const served = address && (await store.servedAt(address));
  const deflated = served && (await store.servedBytes(address, served.hash));
  return served && deflated ? { calendar: { hash: served.hash, deflated, etag: null, modified: null }, failed: null, at: now, running: false } : 'not-found';
}

async function packed(bytes: Buffer): Promise<{ readonly hash: Bytes; readonly deflated: Bytes }> {
  return { hash: await feedHashOf(bytes), deflated: ownBytes(await promisify(deflateRaw)(bytes)) };
}

/** What was fetched, bounded in bytes; the oldest goes first. Addresses nobody asked for in a day are forgotten. */
function createShelf(clock: Clock) {
  const held = new Map<string, Held>();
  const nameOf = (space: SpaceId, address: string): string => `${space} ${address}`;
  const size = ({ calendar }: Held): number => calendar?.deflated.length ?? 0;
  const of = (space: SpaceId): readonly Held[] => [...held].filter(([name]) => name.startsWith(`${space} `)).map(([, one]) => one);

  function tidy(): void {
    let bytes = [...held.values()].reduce((sum, one) => sum + size(one), 0);
    for (const [name, one] of held) {
      if (one.running || (bytes <= MOST_BYTES && clock() - one.at < DAY_MS)) continue;
      held.delete(name);
      bytes -= size(one);
    }
  }
  return {
    get: (space: SpaceId, address: string) => held.get(nameOf(space, address)) ?? null,
    put(space: SpaceId, address: string, one: Held): void {
      held.delete(nameOf(space, address));
      held.set(nameOf(space, address), one);
      tidy();
    },
    countOf(space: SpaceId): number {
      tidy();
      return of(space).length;
    },
    isBusy: (space: SpaceId) => [...held.values()].filter(({ running }) => running).length >= MOST_AT_ONCE || of(space).filter(({ running }) => running).length >= MOST_AT_ONCE_EACH,
  };
}
