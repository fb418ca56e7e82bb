import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendarFetcher, theInternet, type FetchCalendar } from '#hub/fetchCalendar.ts';
import { isPublicAddress } from '#hub/publicAddress.ts';
import { MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import { calendarServers, PUBLIC, type CalendarServers } from '../support/calendarServers.ts';
import { calendarOf } from '../support/hubFeeds.ts';

const CALENDAR = Buffer.from(calendarOf('Sommerfest'));
const fresh = { etag: null, modified: null };
let outside: CalendarServers;
let fetchCalendar: FetchCalendar;
beforeEach(async () => {
  outside = await calendarServers();
  outside.names.set('kalender.example.org', [[PUBLIC]]);
  outside.answer = (_, response) => response.setHeader('etag', '"1"').end(CALENDAR);
  fetchCalendar = calendarFetcher(outside);
});
afterEach(() => outside.stop());

const get = async (address: string) => {
  const fetched = await fetchCalendar(address, fresh);
  return fetched.ok ? (fetched.value.bytes?.toString() ?? 'unchanged') : fetched.refusal;
};

test('H-87 a calendar comes by https from the address that was looked at, asked for as by a stranger', async () => {
  expect(await fetchCalendar('https://kalender.example.org/offen.ics?a=1', { etag: '"0"', modified: 'Wed, 01 Jan 2025 00:00:00 GMT' })).toEqual({ ok: true, value: { etag: '"1"', modified: null, bytes: CALENDAR } });
  expect(outside.dialled).toEqual([`${PUBLIC}:443`]);
  const [asked] = outside.asked;
  expect([asked?.url, asked?.headers.host, asked?.headers['if-none-match'], asked?.headers.cookie, asked?.headers.referer, asked?.headers.origin]).toEqual(['/offen.ics?a=1', 'kalender.example.org', '"0"', undefined, undefined, undefined]);
  outside.answer = (_, response) => response.writeHead(304).end();
  expect(await get('https://kalender.example.org/offen.ics')).toBe('unchanged');
});

test.each([
  ['0.0.0.0'], ['10.1.2.3'], ['100.64.0.1'], ['127.0.0.1'], ['127.255.255.254'], ['169.254.169.254'], ['172.16.0.1'], ['172.31.255.255'], ['192.0.0.1'], ['192.168.178.1'], ['198.18.0.1'], ['224.0.0.1'], ['239.255.255.250'], ['240.0.0.1'], ['255.255.255.255'],
  ['::'], ['::1'], ['::ffff:127.0.0.1'], ['::ffff:7f00:1'], ['::ffff:93.184.215.14'], ['::127.0.0.1'], ['64:ff9b::7f00:1'], ['64:ff9b:1::a00:1'], ['100::1'], ['2001::1'], ['2001:db8::1'], ['2002:7f00:1::'], ['2002:a00:1::1'], ['fc00::1'], ['fd12:3456::1'], ['fe80::1'], ['fe80::1%eth0'], ['fec0::1'], ['ff02::1'], ['3fff::1'], ['4000::1'], ['nonsense'], [''],
])('H-87 %s is no public host, and a name that leads there is refused before anything is dialled', async (address) => {
  expect(isPublicAddress(address)).toBe(false);
  outside.names.set('innen.example.org', [[address]]);
  outside.names.set('beides.example.org', [[PUBLIC, address]]);
  expect(await get('https://innen.example.org/x.ics')).toBe('address-internal');
  expect(await get('https://beides.example.org/x.ics')).toBe('address-internal');
  expect(outside.dialled).toEqual([]);
});

test('H-87 public hosts are public', () => {
  for (const address of [PUBLIC, '1.1.1.1', '100.63.255.255', '100.128.0.1', '172.15.255.255', '172.32.0.1', '192.167.255.255', '223.255.255.255', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4001::1']) expect(isPublicAddress(address), address).toBe(true);
});

test.each(['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '169.254.169.254', '[fd00::1]', '192.168.1.1'])('H-87 https://%s is refused however it is written', async (host) => {
  expect(await get(`https://${host}/latest/meta-data`)).toBe('address-internal');
  expect(outside.dialled).toEqual([]);
});

test('H-87 the machine’s own names lead nowhere', async () => {
  const real = calendarFetcher({ ...outside, resolve: theInternet.resolve });
  expect(await real('https://localhost/x.ics', fresh)).toMatchObject({ refusal: 'host-unknown' });
  expect(outside.dialled).toEqual([]);
});

test('H-87 a name that turns to another address after it was looked at gains nothing', async () => {
  outside.names.set('dreht.example.org', [[PUBLIC], ['127.0.0.1']]);
  expect(await get('https://dreht.example.org/x.ics')).toBe(CALENDAR.toString());
  expect(outside.dialled).toEqual([`${PUBLIC}:443`]);
  expect(await get('https://dreht.example.org/x.ics')).toBe('address-internal');
  expect(outside.dialled).toHaveLength(1);
});

test.each([
  ['https://127.0.0.1/', 'address-internal'], ['https://[::1]/', 'address-internal'], ['https://innen.example.org/', 'address-internal'], ['http://kalender.example.org/', 'address-wrong'], ['file:///etc/passwd', 'address-wrong'],
  ['gopher://kalender.example.org/', 'address-wrong'], ['https://du:geheim@kalender.example.org/', 'address-wrong'], ['https://kalender.example.org:22/', 'port-unusual'], ['https://[', 'address-wrong'], ['//127.0.0.1/x', 'address-internal'],
])('H-87 a redirect to %s is refused as such an address is', async (to, refusal) => {
  outside.names.set('innen.example.org', [['192.168.0.10']]);
  outside.answer = (request, response) => (request.url === '/start.ics' ? response.writeHead(302, { location: to }).end() : response.end(CALENDAR));
  expect(await get('https://kalender.example.org/start.ics')).toBe(refusal);
  expect(outside.asked).toHaveLength(1);
});

test('H-87 three redirects are followed, a fourth is not', async () => {
  outside.answer = (request, response) => {
    const left = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
    if (left > 0) response.writeHead(left % 2 ? 301 : 307, { location: `/noch/${left - 1}` }).end();
    else response.end(CALENDAR);
  };
  expect(await get('https://kalender.example.org/noch/3')).toBe(CALENDAR.toString());
  expect(await get('https://kalender.example.org/noch/4')).toBe('too-many-redirects');
});

test.each([['http://kalender.example.org/x.ics'], ['webcal://kalender.example.org/x.ics'], ['ftp://kalender.example.org/x.ics'], ['https://name:wort@kalender.example.org/x.ics'], ['kalender.example.org/x.ics'], ['javascript:alert(1)'], ['']])('H-87 %s is no address to fetch from', async (address) => {
  expect(await get(address)).toBe('address-wrong');
});

test('H-87 a server that is not who its name says, unknown names, other ports and closed doors are said apart', async () => {
  expect(await get('https://niemand.example.org/x.ics')).toBe('host-unknown');
  expect(await get('https://kalender.example.org:9200/x.ics')).toBe('port-unusual');
  outside.names.set('kalender.example.net', [[PUBLIC]]);
  expect(await get('https://kalender.example.net/x.ics')).toBe('certificate-wrong');
  outside.trusted = false;
  expect(await get('https://kalender.example.org/x.ics')).toBe('certificate-wrong');
  outside.trusted = true;
  outside.answer = (_, response) => response.destroy();
  expect(await get('https://kalender.example.org/x.ics')).toBe('no-answer');
  for (const [status, refusal] of [[404, 'not-found'], [403, 'not-found'], [410, 'not-found'], [500, 'server-failed'], [503, 'server-failed']] as const) {
    outside.answer = (_, response) => response.writeHead(status).end(CALENDAR);
    expect(await get('https://kalender.example.org/x.ics')).toBe(refusal);
  }
});

test.each([['gzip', gzipSync], ['br', brotliCompressSync], ['deflate', deflateSync], ['', (bytes: Buffer) => bytes]] as const)('H-88 packed as “%s” a calendar is unpacked, and one that unpacks beyond the limit is given up', async (encoding, pack) => {
  outside.answer = (_, response) => response.writeHead(200, encoding ? { 'content-encoding': encoding } : {}).end(pack(CALENDAR));
  expect(await get('https://kalender.example.org/x.ics')).toBe(CALENDAR.toString());
  const bomb = pack(Buffer.concat([CALENDAR, Buffer.alloc(64 * 1024 * 1024)]));
  outside.answer = (_, response) => {
    response.writeHead(200, encoding ? { 'content-encoding': encoding } : {});
    response.write(bomb);
    response.end();
  };
  const before = process.memoryUsage().rss;
  expect(await get('https://kalender.example.org/x.ics')).toBe('too-large');
  if (encoding) expect(process.memoryUsage().rss - before).toBeLessThan(48 * 1024 * 1024);
});

test('H-88 what says beforehand that it is too large is not read, what breaks off or is no calendar is not handed on', async () => {
  outside.answer = (_, response) => response.writeHead(200, { 'content-length': MAX_CALENDAR_BYTES + 1 }).flushHeaders();
  expect(await get('https://kalender.example.org/x.ics')).toBe('too-large');
  outside.answer = (_, response) => {
    response.writeHead(200, { 'content-length': CALENDAR.length });
    response.write(CALENDAR.subarray(0, 50), () => response.destroy());
  };
  expect(await get('https://kalender.example.org/x.ics')).toBe('no-answer');
  outside.answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(CALENDAR).subarray(0, 60));
  expect(await get('https://kalender.example.org/x.ics')).toBe('no-answer');
  for (const words of ['<!doctype html><title>Anmelden</title>', 'root:x:0:0', '', `<!-- BEGIN:VCALENDAR -->${'x'.repeat(300)}`]) {
    outside.answer = (_, response) => response.end(words);
    expect(await get('https://kalender.example.org/x.ics')).toBe('no-calendar');
  }
  outside.answer = (_, response) => response.end(`\uFEFF${CALENDAR.toString()}`);
  expect(await get('https://kalender.example.org/x.ics')).toContain('Sommerfest');
});

test('H-88 a server, a name or a handshake that takes its time is given up after ten seconds', async () => {
  outside.answer = (_, response) => {
    response.write('BEGIN:VCALENDAR\r\n');
    const drip = setInterval(() => response.write('X-SLOW:1\r\n'), 500);
    response.on('close', () => clearInterval(drip));
  };
  const silent = calendarFetcher({ ...outside, resolve: () => new Promise(() => undefined) });
  const start = Date.now();
  expect(await Promise.all([get('https://kalender.example.org/x.ics'), silent('https://kalender.example.org/x.ics', fresh)])).toEqual(['too-slow', { ok: false, refusal: 'too-slow' }]);
  expect(Date.now() - start).toBeLessThan(13_000);
}, 20_000);
