import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { concatBytes, toBase64Url, type Bytes } from '#base/bytes.ts';
import type { SpaceId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { calendarFetcher } from '#hub/fetchCalendar.ts';
import { createFollowed, type Followed } from '#hub/followed.ts';
import { openHub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { HubStore } from '#hub/store.ts';
import { feedHashOf, feedPath } from '#wire/feed.ts';
import { decodeFeedAnswer, encodeFeedQuestion, type FeedAnswer } from '#wire/feedMessages.ts';
import { randomBytes } from '../support/association.ts';
import { calendarServers, PUBLIC, type CalendarServers } from '../support/calendarServers.ts';
import { askFeed, calendarOf, getFeed, newToken, openFeed, publish } from '../support/hubFeeds.ts';
import { temporaryFolder } from '../support/hubProcess.ts';
import { association as smallAssociation, proven } from '../support/hubWire.ts';
import { hubWorld, newAssociation, random } from '../support/hubWorld.ts';

const MINUTE = 60_000;
const ADDRESS = 'https://kalender.example.org/offen.ics';
const [one, two] = ['one', 'two'] as unknown as [SpaceId, SpaceId];
let outside: CalendarServers;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let store: HubStore;
let followed: Followed;
let now = 0;
beforeEach(async () => {
  outside = await calendarServers();
  outside.names.set('kalender.example.org', [[PUBLIC]]);
  outside.answer = (request, response) => (request.headers['if-none-match'] === '"1"' ? response.writeHead(304, { etag: '"1"' }).end() : response.setHeader('etag', '"1"').end(calendarOf('Sommerfest')));
  folder = await temporaryFolder();
  store = openSqliteStore(join(folder.path, 'hub.sqlite'));
  now = Date.UTC(2027, 0, 1);
  followed = createFollowed({ store, clock: () => now, publicUrl: 'https://anlauf.example.org', fetchCalendar: calendarFetcher(outside), failed: (error) => expect(error).toBeUndefined() });
});
afterEach(async () => {
  await store.close();
  await folder.remove();
  await outside.stop();
});

/** Asks until it is no longer under way. */
async function settled(space: SpaceId, address = ADDRESS, known: Bytes | null = null, part = 0): Promise<FeedAnswer> {
  for (;;) {
    const answer = await followed.ask(space, { is: 'fetch', address, known, part });
    if (answer.is !== 'fetching') return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('H-89 an address is asked at most once in a quarter of an hour, then with what its server named it by', async () => {
  const first = await settled(one);
  expect(first).toMatchObject({ is: 'fetched', at: now, part: 0, parts: 1, hash: await feedHashOf(calendarOf('Sommerfest')) });
  if (first.is !== 'fetched') return;
  expect(new Uint8Array(inflateRawSync(first.bytes))).toEqual(calendarOf('Sommerfest'));
  now += 14 * MINUTE;
  expect(await settled(one, ADDRESS, first.hash)).toEqual({ is: 'unchanged', at: now - 14 * MINUTE });
  expect(outside.asked).toHaveLength(1);
  now += 2 * MINUTE;
  expect(await settled(one, ADDRESS, first.hash)).toEqual({ is: 'unchanged', at: now });
  expect(outside.asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"']);
  outside.answer = (_, response) => response.end(calendarOf('Herbstfest'));
  now += 16 * MINUTE;
  expect(await settled(one, ADDRESS, first.hash)).toMatchObject({ is: 'fetched', hash: await feedHashOf(calendarOf('Herbstfest')) });
});

test('H-89 after a failure it is asked again within a minute, and what was fetched before is not lost', async () => {
  await settled(one);
  now += 16 * MINUTE;
  outside.answer = (_, response) => response.writeHead(503).end();
  expect(await settled(one)).toEqual({ is: 'refused', why: 'server-failed', at: now });
  now += 30_000;
  expect(await settled(one)).toMatchObject({ is: 'refused' });
  expect(outside.asked).toHaveLength(2);
  now += 31_000;
  outside.answer = (request, response) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end();
  expect(await settled(one)).toMatchObject({ is: 'fetched', at: now, hash: await feedHashOf(calendarOf('Sommerfest')) });
});

test('H-89 an association has its number of addresses, and room again when some were not asked for in a day', async () => {
  for (let count = 0; count < 60; count += 1) await settled(one, `https://kalender.example.org/${count}.ics`);
  expect(await settled(one)).toMatchObject({ is: 'refused', why: 'too-many' });
  expect(await settled(two)).toMatchObject({ is: 'fetched' });
  now += 25 * 60 * MINUTE;
  expect(await settled(one)).toMatchObject({ is: 'fetched' });
});

test('H-88 a calendar larger than a frame comes in parts, which are together what was fetched', async () => {
  const large = Buffer.concat([Buffer.from(calendarOf('Groß')), Buffer.from(Array.from({ length: 20 }, () => toBase64Url(randomBytes(60_000))).join('\r\n'))]);
  outside.answer = (_, response) => response.end(large);
  const parts: Bytes[] = [];
  for (let total = 1; parts.length < total; ) {
    const answer = await settled(one, ADDRESS, null, parts.length);
    if (answer.is !== 'fetched') throw new Error(answer.is);
    expect(answer.part).toBe(parts.length);
    total = answer.parts;
    parts.push(answer.bytes);
  }
  expect(parts.length).toBeGreaterThan(2);
  expect(inflateRawSync(concatBytes(...parts)).equals(large)).toBe(true);
  expect(outside.asked).toHaveLength(1);
});

test('H-92 what one association follows nobody else learns, not even by the time it takes', async () => {
  await settled(one);
  expect(await followed.ask(two, { is: 'fetch', address: ADDRESS, known: null, part: 0 })).toEqual({ is: 'fetching' });
  await settled(two);
  expect(outside.asked).toHaveLength(2);
});

test('H-90 a calendar of this hub is answered without fetching, by its path or the hub’s own address, and nothing else of the hub', async () => {
  const { hub, stop } = await hubWorld({ env: { PUBLIC_URL: '' } });
  const [publisher, follower] = [await newAssociation(hub), await newAssociation(hub)];
  const token = newToken();
  await openFeed(publisher.client, token, 1);
  await publish(publisher, publisher.device, publisher.client, 'Landesforum', 1);
  const ask = (address: string, known: Bytes | null = null) => askFeed(follower.client, { is: 'fetch', address, known, part: 0 });
  const first = await ask(feedPath(token));
  if (first.is !== 'fetched') throw new Error(first.is);
  expect(Buffer.from(inflateRawSync(first.bytes)).equals((await getFeed(hub.port, token)).body)).toBe(true);
  expect(await ask(feedPath(token), first.hash)).toMatchObject({ is: 'unchanged' });
  await publish(publisher, publisher.device, publisher.client, 'Landesforum, später', 2);
  expect(await ask(feedPath(token), first.hash)).toMatchObject({ is: 'fetched' });
  for (const path of ['/health', '/metrics', '/', feedPath(newToken()), '/kalender/../health', '//localhost/x.ics']) expect(await ask(path)).toMatchObject({ is: 'refused', why: 'not-found' });
  expect(await followed.ask(one, { is: 'fetch', address: `https://anlauf.example.org${feedPath(token)}`, known: null, part: 0 })).toMatchObject({ is: 'refused', why: 'not-found' });
  expect(outside.dialled).toEqual([]);
  await stop();
});

test('H-91 while a calendar is fetched its asker’s connection goes on, and a hub that fetches none says so', async () => {
  const waiting: (() => void)[] = [];
  outside.answer = (_, response) => void waiting.push(() => response.end(calendarOf('Endlich')));
  const ports = { store, clock: () => now, random, soon: setImmediate, failed: (error: unknown) => expect(error).toBeUndefined() };
  const hub = openHub({ ...ports, fetchCalendar: calendarFetcher(outside) });
  const { space, device } = await smallAssociation(hub, await makeCode(store, random, false));
  const line = await proven(hub, space, device);
  const question = { is: 'feed', bytes: encodeFeedQuestion({ is: 'fetch', address: ADDRESS, known: null, part: 0 }) } as const;
  const answers = () => line.heard.flatMap((message) => (message.is === 'feed' ? [decodeFeedAnswer(message.bytes)] : []));
  await line.say(question);
  await line.say({ is: 'ping' });
  expect([answers(), line.heard.at(-1)]).toEqual([[{ ok: true, value: { is: 'fetching' } }], { is: 'pong' }]);
  while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
  waiting[0]?.();
  for (let told = answers().at(-1); told?.ok && told.value.is === 'fetching'; told = answers().at(-1)) {
    await new Promise((resolve) => setImmediate(resolve));
    await line.say(question);
  }
  expect(answers().at(-1)).toMatchObject({ value: { is: 'fetched' } });
  const without = openHub(ports);
  const deaf = await proven(without, space, device);
  await deaf.say(question);
  expect(deaf.heard.flatMap((message) => (message.is === 'feed' ? [decodeFeedAnswer(message.bytes)] : []))).toMatchObject([{ value: { is: 'refused', why: 'switched-off' } }]);
  await hub.rest();
  await without.rest();
});
