import type { Bytes } from '#base/bytes.ts';
import { keyIdBytes, keyIdFrom, type DeviceId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { decode, encode, readBytes, readFixed, readList, readText, readUint, readWord, writeBytes, writeFixed, writeList, writeText, writeUint, writeWord, type Reader, type Writer } from './codec.ts';
import type { FeedClaim } from './feed.ts';
import { CALENDAR_PART_BYTES, MAX_ADDRESS_LENGTH, MAX_BODY_BYTES, MAX_CALENDAR_PARTS } from './limits.ts';
import { readHead, writeHead } from './rosterAction.ts';
import { HASH_BYTES, SIGNATURE_BYTES } from './signing.ts';

/** What the hub says of the association's own calendar. `number` counts up with every opening and withdrawing; `address`: SHA-256 of its token, null: withdrawn, or never open. `at`: since when these bytes are served, in milliseconds since 1970. */
export type FeedState = { readonly number: number; readonly address: Bytes | null; readonly claim: FeedClaim | null; readonly at: number };

/** A device's question about calendars; they travel inside one message each, so that a phone loads this only where it is needed. */
export type FeedQuestion =
  | { readonly is: 'pull' }
  /** Opens the calendar under this address, or withdraws it (null): by Leitung. Taken where its number is higher than the hub's. */
  | { readonly is: 'set'; readonly number: number; readonly address: Bytes | null }
  /** Publishes: the bytes, raw DEFLATE (RFC 1951). Taken where it takes the place of what is served and the hub has all of the board it shows. */
  | { readonly is: 'put'; readonly claim: FeedClaim; readonly deflated: Bytes }
  /** Has the hub fetch a calendar (https, or `/kalender/…` of this hub). `known`: hash of what the device has of it. */
  | { readonly is: 'fetch'; readonly address: string; readonly known: Bytes | null; readonly part: number };

/** Why the hub does not hand out a calendar; `features` have a sentence for each. */
export const fetchRefusals = ['address-wrong', 'address-internal', 'port-unusual', 'host-unknown', 'no-answer', 'certificate-wrong', 'not-found', 'server-failed', 'too-large', 'too-slow', 'no-calendar', 'too-many-redirects', 'too-many', 'switched-off'] as const;
export type FetchRefusal = (typeof fetchRefusals)[number];

/** `at`: when the hub fetched it, in milliseconds since 1970. `part` of `parts` is of the calendar's raw DEFLATE; its `hash` (feed.ts) of the whole, inflated. */
export type FeedAnswer =
  | { readonly is: 'state'; readonly state: FeedState }
  /** The hub is fetching it: ask again in a second. */
  | { readonly is: 'fetching' }
  | { readonly is: 'unchanged'; readonly at: number }
  | { readonly is: 'refused'; readonly why: FetchRefusal; readonly at: number }
  | { readonly is: 'fetched'; readonly at: number; readonly hash: Bytes; readonly part: number; readonly parts: number; readonly bytes: Bytes };

const questions = ['pull', 'set', 'put', 'fetch'] as const;
const answers = ['state', 'fetching', 'unchanged', 'refused', 'fetched'] as const;

/** PROTOCOL.md, Calendars. */
export function encodeFeedQuestion(question: FeedQuestion): Bytes {
  return encode((to) => {
    writeWord(to, questions, question.is);
    if (question.is === 'set') {
      writeUint(to, question.number);
      writeHash(to, question.address);
    } else if (question.is === 'put') {
      writeClaim(to, question.claim);
      writeBytes(to, question.deflated);
    } else if (question.is === 'fetch') {
      writeText(to, question.address);
      writeHash(to, question.known);
      writeUint(to, question.part);
    }
  });
}

/** `malformed`: an unknown kind, an address or bytes beyond their limits, bytes left over. Never throws. */
export function decodeFeedQuestion(bytes: Uint8Array): Result<FeedQuestion, 'malformed'> {
  return decode(bytes, readQuestion);
}

function readQuestion(from: Reader): FeedQuestion {
  const is = readWord(from, questions);
  switch (is) {
    case 'pull':
      return { is };
    case 'set':
      return { is, number: readUint(from), address: readHash(from) };
    case 'put':
      return { is, claim: readClaim(from), deflated: atMost(readBytes(from), MAX_BODY_BYTES) };
    case 'fetch':
      return { is, address: shortText(from), known: readHash(from), part: readUint(from) };
  }
}

/** PROTOCOL.md, Calendars. */
export function encodeFeedAnswer(answer: FeedAnswer): Bytes {
  return encode((to) => {
    writeWord(to, answers, answer.is);
    if (answer.is === 'state') writeState(to, answer.state);
    else if (answer.is === 'unchanged') writeUint(to, answer.at);
    else if (answer.is === 'refused') {
      writeWord(to, fetchRefusals, answer.why);
      writeUint(to, answer.at);
    } else if (answer.is === 'fetched') {
      writeUint(to, answer.at);
      writeFixed(to, answer.hash);
      writeUint(to, answer.part);
      writeUint(to, answer.parts);
      writeBytes(to, answer.bytes);
    }
  });
}

/** `malformed`: an unknown kind, a part beyond its limits, bytes left over. Never throws; signatures and hashes are still to be checked. */
export function decodeFeedAnswer(bytes: Uint8Array): Result<FeedAnswer, 'malformed'> {
  return decode(bytes, readAnswer);
}

function readAnswer(from: Reader): FeedAnswer {
  const is = readWord(from, answers);
  switch (is) {
    case 'state':
      return { is, state: { number: readUint(from), address: readHash(from), claim: readUint(from) === 1 ? readClaim(from) : null, at: readUint(from) } };
    case 'fetching':
      return { is };
    case 'unchanged':
      return { is, at: readUint(from) };
    case 'refused':
      return { is, why: readWord(from, fetchRefusals), at: readUint(from) };
    case 'fetched': {
      const fetched = { is, at: readUint(from), hash: readFixed(from, HASH_BYTES), part: readUint(from), parts: readUint(from), bytes: atMost(readBytes(from), CALENDAR_PART_BYTES) } as const;
      if (fetched.part >= fetched.parts || fetched.parts > MAX_CALENDAR_PARTS) throw new Error('part');
      return fetched;
    }
  }
}

function writeState(to: Writer, { number, address, claim, at }: FeedState): void {
  writeUint(to, number);
  writeHash(to, address);
  writeUint(to, claim ? 1 : 0);
  if (claim) writeClaim(to, claim);
  writeUint(to, at);
}

/** As it is kept and sent: who, which state of the board, the hash, the signature. */
export function writeClaim(to: Writer, { device, epoch, heads, form, hash, signature }: FeedClaim): void {
  writeFixed(to, keyIdBytes(device));
  writeUint(to, epoch);
  writeList(to, heads, writeHead);
  writeUint(to, form);
  writeFixed(to, hash);
  writeFixed(to, signature);
}
/** Throws where bytes are missing. */
export function readClaim(from: Reader): FeedClaim {
  return { device: keyIdFrom<DeviceId>(readFixed(from, 16)), epoch: readUint(from), heads: readList(from, readHead), form: readUint(from), hash: readFixed(from, HASH_BYTES), signature: readFixed(from, SIGNATURE_BYTES) };
}

/** Empty: none. */
function writeHash(to: Writer, hash: Bytes | null): void {
  writeBytes(to, hash ?? new Uint8Array());
}
function readHash(from: Reader): Bytes | null {
  const hash = readBytes(from);
  if (hash.length !== 0 && hash.length !== HASH_BYTES) throw new Error('hash');
  return hash.length === 0 ? null : hash;
}
function atMost(bytes: Bytes, most: number): Bytes {
  if (bytes.length > most) throw new Error('too large');
  return bytes;
}
function shortText(from: Reader): string {
  const text = readText(from);
  if (text.length > MAX_ADDRESS_LENGTH) throw new Error('too long');
  return text;
}
