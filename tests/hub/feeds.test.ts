import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARD, type MemberId } from '#base/ids.ts';
import { feedPages } from '#hub/feedPage.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { feedAddressOf } from '#wire/feed.ts';
import { closeCode } from '#wire/limits.ts';
import { newEntries } from '../support/association.ts';
import { appendAll } from '../support/hubClient.ts';
import { act, openEpoch } from '../support/hubEpochs.ts';
import { askFeed, calendarOf, getFeed, getPage, newToken, openFeed, publish, putOf, stateAfter } from '../support/hubFeeds.ts';
import { startHub } from '../support/hubProcess.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

test('H-80 a calendar is served packed as it is asked for, with its tag, its time and the headers of every answer', async () => {
  const association = await newAssociation(world.hub);
  const token = newToken();
  await openFeed(association.client, token, 1);
  expect((await getFeed(world.hub.port, token)).status).toBe(404);
  await publish(association, association.device, association.client, 'Forum Kommunalpolitik', 1);
  const plain = await getFeed(world.hub.port, token);
  expect(plain).toMatchObject({ status: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'no-cache', 'content-disposition': 'inline; filename="termine.ics"', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin', vary: 'accept-encoding' } });
  expect([plain.headers['access-control-allow-origin'], plain.headers['set-cookie'], plain.headers['content-encoding']]).toEqual([undefined, undefined, undefined]);
  expect(plain.body.equals(calendarOf('Forum Kommunalpolitik'))).toBe(true);
  for (const [taken, unpack] of [['gzip, br', brotliDecompressSync], ['gzip', gunzipSync]] as const) {
    const packed = await getFeed(world.hub.port, token, { 'accept-encoding': taken });
    expect(unpack(packed.body).equals(plain.body)).toBe(true);
    expect((await getFeed(world.hub.port, token, { 'accept-encoding': taken, 'if-none-match': packed.headers.etag ?? '' })).status).toBe(304);
  }
  const head = await getFeed(world.hub.port, token, {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(plain.body.length), 0]);
  expect((await getFeed(world.hub.port, token, {}, 'POST')).status).toBe(405);
});

test('H-80 whoever has it is told so: by the tag, a weak one as well, and by the time where no tag is named', async () => {
  const association = await newAssociation(world.hub);
  const token = newToken();
  await openFeed(association.client, token, 1);
  await publish(association, association.device, association.client, 'Erster Stand', 1);
  const { headers } = await getFeed(world.hub.port, token);
  const [etag = '', modified = ''] = [headers.etag, headers['last-modified']];
  const again = await getFeed(world.hub.port, token, { 'if-none-match': `"other", W/${etag}` });
  expect([again.status, again.headers.etag, again.body.length]).toEqual([304, etag, 0]);
  expect((await getFeed(world.hub.port, token, { 'if-modified-since': modified })).status).toBe(304);
  expect((await getFeed(world.hub.port, token, { 'if-modified-since': modified, 'if-none-match': '"other"' })).status).toBe(200);
  expect((await getFeed(world.hub.port, token, { 'if-modified-since': 'never' })).status).toBe(200);
  await publish(association, association.device, association.client, 'Zweiter Stand', 2);
  const changed = await getFeed(world.hub.port, token, { 'if-none-match': etag });
  expect([changed.status, changed.body.toString().includes('Zweiter Stand'), changed.headers.etag === etag]).toEqual([200, true, false]);
});

test('H-81 Leitung opens and withdraws; withdrawn it is 404 at once, and the address that comes next is another', async () => {
  const association = await newAssociation(world.hub);
  const [first, second] = [newToken(), newToken()];
  await openFeed(association.client, first, 1);
  await publish(association, association.device, association.client, 'Kreisverbandssitzung', 1);
  expect((await getFeed(world.hub.port, first)).status).toBe(200);
  const withdrawn = await stateAfter(association.client, { is: 'set', number: 2, address: null });
  expect(withdrawn).toMatchObject({ number: 2, address: null, claim: null });
  expect((await getFeed(world.hub.port, first)).status).toBe(404);
  await openFeed(association.client, second, 3);
  await stateAfter(association.client, await putOf(association.space, association.device, calendarOf('Kreisverbandssitzung'), { heads: [{ author: association.device.id, number: 1 }] }));
  expect([(await getFeed(world.hub.port, first)).status, (await getFeed(world.hub.port, second)).status]).toEqual([404, 200]);
  const late = await openFeed(association.client, first, 2);
  expect([late.number, (await getFeed(world.hub.port, first)).status]).toEqual([3, 404]);
});

test('H-81 whoever does not lead can neither open nor withdraw, but publish', async () => {
  const association = await newAssociation(world.hub);
  const token = newToken();
  await openFeed(association.client, token, 1);
  const other = await joined(association, 'canvasser');
  await publish(association, other.device, other.client, 'Vom Werber', 1);
  expect((await getFeed(world.hub.port, token)).body.toString()).toContain('Vom Werber');
  other.client.send({ is: 'feed', bytes: new Uint8Array([1, 9, 0]) });
  expect(await other.client.closed).toBe(closeCode.forbidden);
  expect((await getFeed(world.hub.port, token)).status).toBe(200);
});

test('H-81 what is no address is answered like one that is withdrawn, and never by the app', async () => {
  for (const path of ['/kalender/', '/kalender/x', `/kalender/${newToken()}`, `/kalender/${newToken()}.ics`, `/kalender/${newToken()}.ics/x`, '/kalender/%2e%2e/index.html']) {
    expect((await getPage(world.hub.port, path)).status, path).toBe(404);
  }
});

test('H-82 a calendar that is forged, of another device or not of what the hub has of the board is not served', async () => {
  const association = await newAssociation(world.hub);
  const { space, device, client } = association;
  const token = newToken();
  await openFeed(client, token, 1);
  const other = await joined(association, 'other');
  await publish(association, device, client, 'Echt', 1);
  const heads = [{ author: device.id, number: 1 }];
  for (const ahead of [{ heads: [{ author: device.id, number: 2 }] }, { heads: [...heads, { author: other.device.id, number: 1 }] }, { heads, epoch: 2 }, { heads: [{ author: device.id, number: Number.MAX_SAFE_INTEGER }] }]) {
    expect((await stateAfter(client, await putOf(space, device, calendarOf('Voraus'), ahead))).claim?.heads).toEqual(heads);
  }
  const forged = [await putOf(space, device, calendarOf('Fremd'), { heads }), await putOf(space, other.device, calendarOf('Falsch'), { heads, claimed: { form: 2 } }), { ...(await putOf(space, other.device, calendarOf('Falsch'), { heads })), deflated: new Uint8Array([1, 2, 3]) }];
  for (const put of forged) {
    const line = await reconnect(world.hub, space, other.device);
    await expect(askFeed(line, put)).rejects.toThrow(`${closeCode.forged}`);
  }
  expect((await getFeed(world.hub.port, token)).body.toString()).toContain('Echt');
});

test('H-82 a removed device publishes nothing any more; what it published stays until somebody publishes', async () => {
  const association = await newAssociation(world.hub);
  const token = newToken();
  await openFeed(association.client, token, 1);
  const other = await joined(association, 'leaving');
  await publish(association, other.device, other.client, 'Vor dem Abschied', 1);
  await act(association, association.device, association.client, { kind: 'remove', member: 'leaving' as MemberId, devices: [] });
  other.client.send({ is: 'feed', bytes: new Uint8Array([0]) });
  expect(await other.client.closed).toBe(closeCode.removed);
  await expect(reconnect(world.hub, association.space, other.device)).rejects.toThrow();
  expect((await getFeed(world.hub.port, token)).body.toString()).toContain('Vor dem Abschied');
  await appendAll(association.client, await newEntries(association.space, association.device, 1, 1, { circle: BOARD }));
  await stateAfter(association.client, await putOf(association.space, association.device, calendarOf('Danach'), { heads: [{ author: association.device.id, number: 1 }, { author: other.device.id, number: 1 }] }));
  expect((await getFeed(world.hub.port, token)).body.toString()).toContain('Danach');
});

test('H-83 of calendars published at once the one that shows more of the board is served, whoever comes last', async () => {
  const association = await newAssociation(world.hub);
  const { space, device, client } = association;
  const token = newToken();
  await openFeed(client, token, 1);
  const other = await joined(association, 'second');
  await publish(association, device, client, 'A', 1);
  const apart = await publish(association, other.device, other.client, 'B', 1);
  expect(apart.claim?.device).toBe(device.id);
  const both = [{ author: device.id, number: 1 }, { author: other.device.id, number: 1 }];
  const puts = await Promise.all([putOf(space, other.device, calendarOf('A und B'), { heads: both }), putOf(space, other.device, calendarOf('nur B'), { heads: both.slice(1) })]);
  for (const put of puts) await stateAfter(other.client, put);
  expect((await getFeed(world.hub.port, token)).body.toString()).toContain('A und B');
  const before = await stateAfter(client, { is: 'pull' });
  const same = await stateAfter(client, await putOf(space, device, calendarOf('A und B'), { heads: both }));
  expect([same.at, same.claim?.device]).toEqual([before.at, device.id]);
  const older = await stateAfter(client, await putOf(space, device, calendarOf('alte Fassung'), { heads: both, form: 0 }));
  expect(older.claim?.form).toBe(1);
});

test('H-83 after the board’s next epoch a calendar of the one before is taken no more', async () => {
  const association = await newAssociation(world.hub);
  const { space, device, client } = association;
  const token = newToken();
  await openFeed(client, token, 1);
  await publish(association, device, client, 'Erste Epoche', 1);
  await openEpoch(association, device, client, { circle: BOARD, epoch: 2, heads: [{ author: device.id, number: 1 }], to: [] });
  expect((await stateAfter(client, await putOf(space, device, calendarOf('Zweite Epoche'), { heads: [], epoch: 2 }))).claim?.epoch).toBe(2);
  expect((await stateAfter(client, await putOf(space, device, calendarOf('Zu spät'), { heads: [{ author: device.id, number: 1 }] }))).claim?.epoch).toBe(2);
});

test('H-84 H-86 killed after its answer the hub serves it again; killed before it serves the one before; no address is on its disk', async () => {
  const hubs = await hubWorld();
  let { hub } = hubs;
  const association = await newAssociation(hub);
  const { space, device } = association;
  let { client } = association;
  const token = newToken();
  await openFeed(client, token, 1);
  for (let number = 1; number <= 6; number += 1) {
    await publish(association, device, client, `Stand ${number}`, number);
    const unanswered = await putOf(space, device, calendarOf(`Stand ${number}, neu geschrieben`), { heads: [{ author: device.id, number }], form: 2 });
    void askFeed(client, unanswered).catch(() => undefined);
    await hub.kill('SIGKILL');
    hub = await startHub({ dataDir: hub.dataDir });
    const { body, headers } = await getFeed(hub.port, token);
    expect([`Stand ${number}`, `Stand ${number}, neu geschrieben`].map((title) => calendarOf(title).toString())).toContain(new Uint8Array(body).toString());
    expect((await getFeed(hub.port, token, { 'if-none-match': headers.etag ?? '' })).status).toBe(304);
    client = await reconnect(hub, space, device);
  }
  await hub.kill();
  const disk = await readFile(join(hub.dataDir, 'hub.sqlite'));
  expect([disk.includes(token), disk.includes(Buffer.from(await feedAddressOf(token)))]).toEqual([false, true]);
  await hubs.stop();
});

test('H-85 associations on one hub see and change their own calendars alone', async () => {
  const [one, two] = [await newAssociation(world.hub), await newAssociation(world.hub)];
  const [first, second] = [newToken(), newToken()];
  await openFeed(one.client, first, 1);
  await publish(one, one.device, one.client, 'Eins', 1);
  expect(await stateAfter(two.client, { is: 'pull' })).toEqual({ number: 0, address: null, claim: null, at: 0 });
  expect((await openFeed(two.client, first, 1)).number).toBe(0);
  await openFeed(two.client, second, 1);
  await publish(two, two.device, two.client, 'Zwei', 1);
  await stateAfter(two.client, { is: 'set', number: 2, address: null });
  expect((await getFeed(world.hub.port, first)).body.toString()).toContain('Eins');
  await expect(askFeed(two.client, await putOf(one.space, two.device, calendarOf('Untergeschoben'), { heads: [] }))).rejects.toThrow(`${closeCode.forged}`);
});

test('H-93 whoever asks more than 600 times in a minute is told to wait; a proxy on the hub’s machine is not, since it asks for everybody', async () => {
  const store = openSqliteStore(join(world.hub.dataDir, 'hub.sqlite'));
  let now = 0;
  const pages = feedPages(store, () => now);
  const ask = async (from: string) => (await pages.answer(newToken(), {}, from)).status;
  for (let count = 0; count < 600; count += 1) expect(await ask('203.0.113.7')).toBe(404);
  expect([await ask('203.0.113.7'), await ask('203.0.113.8')]).toEqual([429, 404]);
  now += 60_000;
  expect(await ask('203.0.113.7')).toBe(404);
  for (let count = 0; count < 700; count += 1) await ask('::ffff:127.0.0.1');
  expect(await ask('::ffff:127.0.0.1')).toBe(404);
  await store.close();
});
