import { Resolver } from 'node:dns/promises';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { refuse, type Result } from '#base/result.ts';
import type { FetchRefusal } from '#wire/feedMessages.ts';
import { isPublicAddress } from './publicAddress.ts';
import { readCalendar } from './readCalendar.ts';

/** What of a calendar was there before, so that its server need not send it again. */
export type Validators = { readonly etag: string | null; readonly modified: string | null };
/** `bytes` null: as before. */
export type Fetched = Validators & { readonly bytes: Buffer | null };
/** Fetches a calendar by its https address. Whatever goes wrong is a refusal. */
export type FetchCalendar = (address: string, known: Validators) => Promise<Result<Fetched, FetchRefusal>>;

/** What is outside: names, and secured connections to addresses. Tests give their own. */
export type Outside = {
  /** All addresses of a host. */
  resolve(host: string): Promise<readonly string[]>;
  /** A connection to exactly this address, secured for the host of this name (empty: the address itself). */
  connect(address: string, port: number, name: string): Duplex;
};
export const theInternet: Outside = {
  resolve: addressesOf,
  connect: (address, port, name) => connect({ host: address, port, servername: name, ALPNProtocols: ['http/1.1'] }),
};

/** By the name server alone: whom the machine's own list of hosts names is its neighbour. Nor does waiting for it take a thread that the hub's other work needs. */
async function addressesOf(host: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 3_000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/** All of it: names, redirects, the last byte. */
const PATIENCE_MS = 10_000;
const MOST_REDIRECTS = 3;
/** The ports of https servers; others on public hosts are none of ours to try. */
const ports: ReadonlySet<string> = new Set(['', '443', '8443']);
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The hub stands in a network that trusts it, and members name addresses: so only https to public hosts. Every address a
 * name has must be public, the connection goes to one that was looked at (a name that turns to another address meanwhile gains
 * nothing), and each redirect is looked at in the same way.
 */
export function calendarFetcher(outside: Outside): FetchCalendar {
  return async (address, known) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    try {
      return await follow(outside, address, known, signal);
    } catch (error) {
      return refuse(signal.aborted ? 'too-slow' : whatWentWrong(error));
    }
  };
}

async function follow(outside: Outside, address: string, known: Validators, signal: AbortSignal): Promise<Result<Fetched, FetchRefusal>> {
  let next = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const url = URL.canParse(next) ? new URL(next) : null;
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return refuse('address-wrong');
    if (!ports.has(url.port)) return refuse('port-unusual');
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const pinned = await pinnedAddress(outside, host, signal);
    if (!pinned.ok) return pinned;
    const response = await ask(outside, url, pinned.value, known, signal);
    const to = redirects.has(response.statusCode ?? 0) ? response.headers.location : undefined;
    if (to === undefined) return readCalendar(response);
    response.destroy();
    next = URL.canParse(to, url.href) ? new URL(to, url.href).href : '';
  }
  return refuse('too-many-redirects');
}

/** The address to connect to. One that is not public among a name's addresses spoils them all. */
async function pinnedAddress(outside: Outside, host: string, signal: AbortSignal): Promise<Result<string, FetchRefusal>> {
  const addresses = isIP(host) ? [host] : await inTime(outside.resolve(host), signal).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return refuse(signal.aborted ? 'too-slow' : 'host-unknown');
  return addresses.every(isPublicAddress) ? { ok: true, value: first } : refuse('address-internal');
}

/** Asks as a stranger would: no cookies, no word of who wants it. */
async function ask(outside: Outside, url: URL, address: string, known: Validators, signal: AbortSignal): Promise<IncomingMessage> {
  const name = isIP(url.hostname.replace(/^\[|\]$/g, '')) ? '' : url.hostname;
  const options: RequestOptions = {
    host: url.hostname,
    path: `${url.pathname}${url.search}`,
    signal,
    // Without an agent: one would look the name up again and dial what it says then.
    createConnection: () => outside.connect(address, Number(url.port || 443), name),
    headers: {
      host: url.host,
      accept: 'text/calendar, text/plain;q=0.5',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'Anlauf',
      connection: 'close',
      ...(known.etag ? { 'if-none-match': known.etag } : {}),
      ...(known.modified ? { 'if-modified-since': known.modified } : {}),
    },
  };
  return new Promise((resolve, reject) => {
    request(options, resolve).on('error', reject).end();
  });
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('too slow'))))]);
}

const wrongCertificate = /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|ERR_SSL|EPROTO)/;

function whatWentWrong(error: unknown): FetchRefusal {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return wrongCertificate.test(code) ? 'certificate-wrong' : 'no-answer';
}
