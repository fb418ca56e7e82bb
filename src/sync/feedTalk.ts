import { concatBytes, equalBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { feedAddressOf, feedHashOf, signFeed, verifyFeed, type FeedStand } from '#wire/feed.ts';
import { decodeFeedAnswer, encodeFeedQuestion, type FeedAnswer, type FeedQuestion, type FeedState, type FetchRefusal } from '#wire/feedMessages.ts';
import { MAX_BODY_BYTES, MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import { deflate, inflate } from '#wire/payload.ts';
import type { SyncPorts, Timer } from './ports.ts';
import type { Ask } from './questions.ts';

export type FeedPorts = Pick<SyncPorts, 'space' | 'device' | 'signKey' | 'keyOf'>;
/** What the hub says of the association's calendar. `isForged`: it names one that no device of the association has signed; there is no claim then. */
export type HeardFeed = FeedState & { readonly isForged: boolean };
/** `gone`: other bytes than the hub said. */
export type FollowRefusal = FetchRefusal | 'unreachable' | 'gone';
/** `bytes` null: as before. `at`: when the hub fetched it, in milliseconds since 1970. */
export type FollowedBytes = { readonly at: number; readonly hash: Bytes; readonly bytes: Bytes | null };

/** The hub is asked again after this while it fetches, so often: somewhat longer than it tries itself. */
const AGAIN_MS = 1_000;
const TRIES = 15;

/** What is served of the association's calendar, as its devices signed it. */
export async function heardFeed(ports: FeedPorts, ask: Ask): Promise<Result<HeardFeed, 'unreachable'>> {
  return heard(ports, await put(ask, { is: 'pull' }));
}

/** Opens the calendar or withdraws it; for Leitung's devices. What the hub made of it is in the answer. */
export async function setFeed(ports: FeedPorts, ask: Ask, number: number, token: string | null): Promise<Result<HeardFeed, 'unreachable'>> {
  return heard(ports, await put(ask, { is: 'set', number, address: token === null ? null : await feedAddressOf(token) }));
}

/** Publishes the calendar that shows the board in that state. Refuses `too-large` where it is more than a hub takes. */
export async function putFeed(ports: FeedPorts, ask: Ask, stand: FeedStand, calendar: Bytes): Promise<Result<HeardFeed, 'unreachable' | 'too-large'>> {
  const deflated = await deflate(calendar);
  if (calendar.length > MAX_CALENDAR_BYTES || deflated.length > MAX_BODY_BYTES) return refuse('too-large');
  const claim = await signFeed(ports.space, { ...stand, device: ports.device, hash: await feedHashOf(calendar) }, ports.signKey);
  return heard(ports, await put(ask, { is: 'put', claim, deflated }));
}

/** A followed calendar by way of the hub, checked against the hash it is named by. `known`: hash of what is here of it. */
export async function fetchFollowed(ask: Ask, timer: Timer, address: string, known: Bytes | null): Promise<Result<FollowedBytes, FollowRefusal>> {
  const parts: Bytes[] = [];
  for (let tries = 0; tries < TRIES; ) {
    const answer = await put(ask, { is: 'fetch', address, known, part: parts.length });
    if (!answer.ok) return answer;
    const told = answer.value;
    if (told.is === 'refused') return refuse(told.why);
    if (told.is === 'unchanged' && known) return accept({ at: told.at, hash: known, bytes: null });
    if (told.is === 'fetching') {
      tries += 1;
      await new Promise<void>((resolve) => void timer(AGAIN_MS, resolve));
    } else if (told.is !== 'fetched' || told.part !== parts.length) return refuse('gone');
    else if (parts.push(told.bytes) === told.parts) return whole(told, concatBytes(...parts));
  }
  return refuse('too-slow');
}

async function whole({ at, hash }: Extract<FeedAnswer, { is: 'fetched' }>, deflated: Bytes): Promise<Result<FollowedBytes, 'gone'>> {
  const bytes = await inflate(deflated, MAX_CALENDAR_BYTES);
  return bytes && equalBytes(await feedHashOf(bytes), hash) ? accept({ at, hash, bytes }) : refuse('gone');
}

async function put(ask: Ask, question: FeedQuestion): Promise<Result<FeedAnswer, 'unreachable'>> {
  const told = await ask({ is: 'feed', bytes: encodeFeedQuestion(question) }, 'feed');
  const answer = told.ok ? decodeFeedAnswer(told.value.bytes) : told;
  return answer.ok ? answer : refuse('unreachable');
}

async function heard({ space, keyOf }: FeedPorts, answer: Result<FeedAnswer, 'unreachable'>): Promise<Result<HeardFeed, 'unreachable'>> {
  if (!answer.ok || answer.value.is !== 'state') return refuse('unreachable');
  const { state } = answer.value;
  const key = state.claim && keyOf(state.claim.device);
  const isForged = state.claim !== null && !(key && (await verifyFeed(space, state.claim, key)));
  return accept({ ...state, claim: isForged ? null : state.claim, isForged });
}
