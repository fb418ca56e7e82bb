import { equalBytes, utf8, type Bytes } from '#base/bytes.ts';
import { BOARD } from '#base/ids.ts';
import { committeesOf } from '#doc/committees.ts';
import { eventViews } from '#doc/events.ts';
import { feedOpening } from '#doc/feeds.ts';
import { spaceName } from '#doc/members.ts';
import type { BoardEvent } from '#domain/event.ts';
import { epochOf, mayLead } from '#roster/rights.ts';
import { heardFeed, putFeed, setFeed, type HeardFeed } from '#sync/feedTalk.ts';
import type { Ask } from '#sync/questions.ts';
import { feedAddressOf, feedHashOf, feedPath, takesPlaceOf, type FeedClaim, type FeedStand } from '#wire/feed.ts';
import type { FeedStanding } from './feedApi.ts';
import { askOf, feedPorts, type FeedDeps } from './feedDeps.ts';

/** Grows whenever `boardFeed` writes the same board otherwise: devices with an older app then leave it alone (wire W-30). */
const FEED_FORM = 2;

export type Publishing = {
  /** Tells the hub what it lacks of the address and the calendar, and looks at what it serves: `now`, or when that is another or was not looked at for a while. Nothing while it is not within reach. */
  round(look: 'now' | 'if-due'): Promise<void>;
  standing(): FeedStanding;
  /** The calendar as it would be published now. */
  file(): Promise<string>;
};
type Hub = Extract<FeedStanding, { is: 'open' }>['hub'];
/** What the hub was last found to do. */
type Seen = { readonly number: number; readonly hub: Hub; readonly at: number | null };
/** What is done once for each state of things: writing the calendar, and looking at what is served. */
type Memory = {
  written: { readonly of: string; readonly calendar: Bytes; readonly hash: Bytes } | null;
  looked: { readonly hash: Bytes; readonly at: number; readonly differs: boolean } | null;
};

/** What is served is looked at again after this, though it should be the same. */
const LOOK_MS = 30 * 60_000;
const PATIENCE_MS = 10_000;

export function openPublishing(at: FeedDeps, tell: () => void): Publishing {
  const { deps, unlocked, circles } = at;
  const opening = () => feedOpening(circles.team.doc());
  const memory: Memory = { written: null, looked: null };
  let seen: Seen | null = null;

  function standing(): FeedStanding {
    const { number, token } = opening();
    if (token === null) return { is: number > 0 && (seen?.number ?? 0) < number ? 'withdrawing' : 'closed' };
    return { is: 'open', link: `${deps.origin}${feedPath(token)}`, hub: seen && seen.number === number ? seen.hub : seen ? 'opening' : 'unknown', at: seen?.at ?? null };
  }
  async function round(look: 'now' | 'if-due'): Promise<void> {
    const ask = askOf(at);
    const { number, token } = opening();
    if (!ask || unlocked.row.demo || number === 0) return;
    const heard = await addressed(at, ask, number, token);
    if (!heard) return;
    const before = JSON.stringify(standing());
    const isOurs = token !== null && heard.number === number && heard.address !== null && equalBytes(heard.address, await feedAddressOf(token));
    if (!isOurs) seen = { number: token === null ? heard.number : -1, hub: 'opening', at: null };
    else {
      if (look === 'now') memory.looked = null;
      seen = { number, ...(await published(at, memory, ask, token, heard)) };
    }
    if (JSON.stringify(standing()) !== before) tell();
  }
  return { round, standing, file: async () => calendarOf(at) };
}

/** Leitung's devices tell the hub of an opening or withdrawing it has not heard of: also one that was put back to before. */
async function addressed(at: FeedDeps, ask: Ask, number: number, token: string | null): Promise<HeardFeed | null> {
  const ports = feedPorts(at);
  const heard = await heardFeed(ports, ask);
  if (!heard.ok) return null;
  if (heard.value.number >= number || !mayLead(at.unlocked.roster.current(), at.unlocked.keys.id)) return heard.value;
  const told = await setFeed(ports, ask, number, token);
  return told.ok ? told.value : null;
}

/** Publishes where this device has more of the board than is served; then compares what is served with what was signed. */
async function published(at: FeedDeps, memory: Memory, ask: Ask, token: string, heard: HeardFeed): Promise<Omit<Seen, 'number'>> {
  const mine = await presentStand(at);
  let state = heard;
  if (mine) {
    const { calendar, hash } = await written(at, memory, mine);
    // Entries that came while it was written are in it and not in its stand, or the other way round: the next look finds it quiet.
    if (sameStand(mine, await presentStand(at)) && (!state.claim || takesPlaceOf(mine, state.claim)) && !(state.claim && sameStand(mine, state.claim) && equalBytes(state.claim.hash, hash))) {
      const put = await putFeed(feedPorts(at), ask, mine, calendar);
      if (!put.ok) return { hub: put.refusal === 'too-large' ? 'too-large' : 'waiting', at: state.at || null };
      state = put.value;
      if (!state.isForged && !(state.claim && takesPlaceOf(state.claim, mine))) return { hub: 'waiting', at: state.at || null };
    }
  }
  if (state.isForged) return { hub: 'differs', at: state.at };
  if (!state.claim) return { hub: 'waiting', at: null };
  if (await looksOther(at, memory, ask, token, state.claim)) return { hub: 'differs', at: state.at };
  return { hub: at.receipts.waitingIn(BOARD) > 0 ? 'waiting' : 'current', at: state.at };
}

/** What of the board is here, as far as it is the hub's as well; null: not all of it is, or the other way round. */
async function presentStand({ circles, receipts, store, unlocked, isLevel }: FeedDeps): Promise<FeedStand | null> {
  const epoch = circles.epochHere(BOARD);
  if (epoch < 1 || epoch !== epochOf(unlocked.roster.current(), BOARD) || circles.isStray(BOARD)) return null;
  if (receipts.waitingIn(BOARD) > 0 || !(await isLevel(BOARD))) return null;
  const heads = (await store.heads({ circle: BOARD, epoch })).toSorted((a, b) => (a.author < b.author ? -1 : 1));
  return { epoch, heads, form: FEED_FORM };
}

function sameStand(one: FeedStand, other: FeedStand | null): boolean {
  return other !== null && takesPlaceOf(one, other) && takesPlaceOf(other, one);
}

/** Written once for each state of the board. */
async function written(at: FeedDeps, memory: Memory, stand: FeedStand): Promise<NonNullable<Memory['written']>> {
  const of = JSON.stringify([stand, spaceName(at.circles.team.doc())]);
  if (memory.written?.of === of) return memory.written;
  const calendar = utf8(await calendarOf(at));
  return (memory.written = { of, calendar, hash: await feedHashOf(calendar) });
}

/** The same text on every device that has the same of the board. */
async function calendarOf({ circles, unlocked }: FeedDeps): Promise<string> {
  const { boardFeed } = await import('#domain/icsWrite.ts');
  const board = circles.board.doc();
  const events = eventViews(board, 'event').map(({ event }) => event as BoardEvent);
  return boardFeed(events, committeesOf(board), { name: spaceName(circles.team.doc()) ?? '', space: unlocked.row.space });
}

/** Everybody's devices would otherwise fetch the whole calendar at every word that is written. */
async function looksOther(at: FeedDeps, memory: Memory, ask: Ask, token: string, claim: FeedClaim): Promise<boolean> {
  const { looked } = memory;
  const now = at.deps.now();
  if (looked && equalBytes(looked.hash, claim.hash) && now - looked.at < LOOK_MS) return looked.differs;
  const differs = await servesOther(at, ask, token, claim);
  memory.looked = { hash: claim.hash, at: now, differs };
  return differs;
}

/** Looked at as a subscriber would. Where it is another, the hub may just have been told of it: what it says then has to fit. */
async function servesOther(at: FeedDeps, ask: Ask, token: string, claim: FeedClaim): Promise<boolean> {
  const hash = await servedHash(`${at.deps.origin}${feedPath(token)}`);
  if (hash === null || (hash !== 'nothing' && equalBytes(hash, claim.hash))) return false;
  const again = await heardFeed(feedPorts(at), ask);
  if (!again.ok) return false;
  if (again.value.isForged) return true;
  return again.value.claim !== null && (hash === 'nothing' || !equalBytes(again.value.claim.hash, hash));
}

/** Null: it does not answer, which says nothing. */
async function servedHash(link: string): Promise<Bytes | 'nothing' | null> {
  try {
    const response = await fetch(link, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 404) return 'nothing';
    return response.ok ? await feedHashOf(new Uint8Array(await response.arrayBuffer())) : null;
  } catch {
    return null;
  }
}
