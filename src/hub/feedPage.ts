import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, inflateRaw } from 'node:zlib';
import { toBase64Url, type Bytes } from '#base/bytes.ts';
import type { Clock } from '#base/ids.ts';
import { feedAddressOf } from '#wire/feed.ts';
import { MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import { encodingFor, type Encoding } from './files.ts';
import { isLoopback } from './gate.ts';
import type { HubStore } from './store.ts';

/** `status` 429: this address asked too often. */
export type FeedReply = { readonly status: 200 | 304 | 404 | 429; readonly headers: OutgoingHttpHeaders; readonly body: Buffer | null };
/** The published calendars, for whoever has an address. */
export type FeedPages = {
  /** `from`: where the asking comes from; bounded, never logged. */
  answer(token: string, request: IncomingHttpHeaders, from: string): Promise<FeedReply>;
};

/** Requests of one address in a minute; a whole office behind one router, or a calendar service, stays far below. */
const MOST_A_MINUTE = 600;
const MINUTE_MS = 60_000;
/** Calendars whose packed forms are kept at hand. */
const KEPT = 32;

type Packed = { readonly hash: string; readonly made: Map<Encoding, Promise<Buffer>> };

/**
 * Serves calendars by their tokens. The token is hashed and the hash looked up, so that the time it takes tells nothing about other
 * tokens. What a calendar asks again for and has already costs one row, no bytes.
 */
export function feedPages(store: HubStore, clock: Clock): FeedPages {
  const crowd = crowds(clock);
  const kept = new Map<string, Packed>();

  async function packed(address: Bytes, hash: Bytes, encoding: Encoding): Promise<Buffer | null> {
    const [place, tag] = [toBase64Url(address), toBase64Url(hash)];
    const known = kept.get(place);
    const form: Packed = known?.hash === tag ? known : { hash: tag, made: new Map() };
    kept.delete(place);
    kept.set(place, form);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    const made = form.made.get(encoding) ?? store.servedBytes(address, hash).then((deflated) => (deflated ? pack(deflated, encoding) : Promise.reject(new Error('replaced'))));
    form.made.set(encoding, made);
    return made.catch(() => {
      form.made.delete(encoding);
      return null;
    });
  }
  async function served(token: string, request: IncomingHttpHeaders): Promise<FeedReply | 'replaced'> {
    const address = await feedAddressOf(token);
    const feed = await store.servedAt(address);
    if (!feed) return words(404, 'Not found\n');
    const encoding = encodingFor(request['accept-encoding'] ?? '');
    const headers = headersOf(`"${toBase64Url(feed.hash)}-${encoding}"`, feed.at);
    if (isKnown(request, headers.etag, feed.at)) return { status: 304, headers, body: null };
    const body = await packed(address, feed.hash, encoding);
    if (!body) return 'replaced';
    const about = { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'inline; filename="termine.ics"', 'content-length': body.length };
    return { status: 200, headers: { ...headers, ...about, ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }) }, body };
  }
  return {
    answer: async (token, request, from) => {
      if (crowd.isTooMany(from)) return words(429, 'Too many requests\n', { 'retry-after': '60' });
      // Another calendar was put in its place between two looks: the next look finds that one.
      for (let look = 0; look < 3; look += 1) {
        const reply = await served(token, request);
        if (reply !== 'replaced') return reply;
      }
      return words(404, 'Not found\n');
    },
  };
}

function headersOf(etag: string, at: number) {
  return { etag, 'last-modified': new Date(at).toUTCString(), 'cache-control': 'no-cache', vary: 'accept-encoding' };
}

/** By its tag, whatever the form (RFC 9110 §13.1.2); by the time only where no tag is named (§13.1.3), which counts in whole seconds. */
function isKnown(request: IncomingHttpHeaders, etag: string, at: number): boolean {
  const tags = request['if-none-match'];
  if (tags !== undefined) return tags.split(/\s*,\s*/).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
  const since = Date.parse(request['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(at / 1_000) * 1_000 <= since;
}

async function pack(deflated: Bytes, encoding: Encoding): Promise<Buffer> {
  const plain = await promisify(inflateRaw)(deflated, { maxOutputLength: MAX_CALENDAR_BYTES });
  if (encoding === 'identity') return plain;
  // Not the best compression, as for the app's files: a calendar changes often, and its subscribers wait for it.
  return encoding === 'gzip' ? promisify(gzip)(plain) : promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } });
}

/** Counts requests of each address in the present minute. A proxy on this machine makes all look alike, so it has no share of its own. */
function crowds(clock: Clock): { isTooMany(from: string): boolean } {
  let minute = 0;
  const counts = new Map<string, number>();
  return {
    isTooMany(from) {
      const now = Math.floor(clock() / MINUTE_MS);
      if (now !== minute) counts.clear();
      minute = now;
      if (isLoopback(from)) return false;
      const count = (counts.get(from) ?? 0) + 1;
      counts.set(from, count);
      return count > MOST_A_MINUTE;
    },
  };
}

function words(status: FeedReply['status'], text: string, headers: OutgoingHttpHeaders = {}): FeedReply {
  const body = Buffer.from(text);
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'content-length': body.length, 'cache-control': 'no-store', ...headers }, body };
}
