import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEAM, type CircleId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { closeCode, MAX_BODY_BYTES, MAX_FRAME_BYTES } from '#wire/limits.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import { newEntries } from '../support/association.ts';
import { appendAll, catchUp, type HubClient } from '../support/hubClient.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

const named = (entries: readonly Entry[]) => entries.map(({ header }) => `${header.author} ${header.number}`);

/** Reads live pages until so many entries have come. */
async function live(client: HubClient, count: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  while (entries.length < count) entries.push(...(await client.next('page')).entries);
  return entries;
}

test('H-11 a long log comes in pages that fit a frame, each entry once and in order', async () => {
  const { client, space, device } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 90, { bytes: 6_000 });
  for (let at = 0; at < entries.length; at += 30) await appendAll(client, entries.slice(at, at + 30));
  const { entries: told, pages } = await catchUp(client, TEAM);
  expect(pages).toBeGreaterThan(3);
  expect(told).toEqual(entries);
});

test('H-11 the largest entry fits a frame on its own', async () => {
  const { client, space, device } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 2, { bytes: MAX_BODY_BYTES });
  for (const entry of entries) await appendAll(client, [entry]);
  client.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  const page = await client.next('page');
  expect(page.entries).toHaveLength(1);
  expect(encodeFromHub(page).length).toBeLessThanOrEqual(MAX_FRAME_BYTES);
  expect(page.more).toBe(true);
});

test('H-11 only what lies above the numbers held comes', async () => {
  const association = await newAssociation(world.hub);
  const { space, device, client } = association;
  const second = await joined(association, 'second');
  await appendAll(client, await newEntries(space, device, 1, 5));
  await appendAll(second.client, await newEntries(space, second.device, 1, 5));
  const have = [{ author: device.id, number: 5 }, { author: second.device.id, number: 3 }];
  const { heads, entries } = await catchUp(client, TEAM, 1, have);
  expect(named(entries)).toEqual([`${second.device.id} 4`, `${second.device.id} 5`]);
  expect([...heads].map(({ number }) => number)).toEqual([5, 5]);
});

test('H-11 who holds everything gets one empty page, who holds more than the hub learns its heads', async () => {
  const { client, space, device } = await newAssociation(world.hub);
  expect(await catchUp(client, TEAM)).toEqual({ heads: [], entries: [], pages: 1 });
  await appendAll(client, await newEntries(space, device, 1, 2));
  expect(await catchUp(client, TEAM, 1, [{ author: device.id, number: 9 }])).toEqual({ heads: [{ author: device.id, number: 2 }], entries: [], pages: 1 });
});

test('H-11 entries committed while a device still pages come after its last page, none twice and none left out', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const reader = await joined(association, 'reader');
  const entries = await newEntries(space, device, 1, 400, { bytes: 4_000 });
  await appendAll(client, entries.slice(0, 50));
  await appendAll(client, entries.slice(50, 100));
  for (const entry of entries.slice(100)) client.send({ is: 'append', entries: [entry] });
  const { entries: told } = await catchUp(reader.client, TEAM);
  const rest = await live(reader.client, 400 - told.length);
  expect(named([...told, ...rest])).toEqual(named(entries));
});

test('H-11 following again starts over from what is then held', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const reader = await joined(association, 'reader');
  await appendAll(client, await newEntries(space, device, 1, 3));
  await catchUp(reader.client, TEAM);
  expect(named((await catchUp(reader.client, TEAM, 1, [{ author: device.id, number: 2 }])).entries)).toEqual([`${device.id} 3`]);
  await appendAll(client, await newEntries(space, device, 4, 4));
  expect(named((await reader.client.next('page')).entries)).toEqual([`${device.id} 4`]);
  reader.client.send({ is: 'ping' });
  await reader.client.next('pong');
});

test('H-12 what a courier brings reaches all who follow, but not on a connection of its author', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const reader = await joined(association, 'reader');
  await catchUp(client, TEAM);
  await catchUp(reader.client, TEAM);
  await appendAll(await reconnect(world.hub, space, device), await newEntries(space, device, 1, 2));
  expect(named(await live(reader.client, 2))).toEqual([`${device.id} 1`, `${device.id} 2`]);
  await appendAll(reader.client, await newEntries(space, reader.device, 1, 1));
  expect(named(await live(client, 1))).toEqual([`${reader.device.id} 1`]);
});

test('H-9 nobody follows a circle or epoch that is not theirs', async () => {
  const { space, device, hub } = await newAssociation(world.hub);
  const client = await reconnect(hub, space, device);
  client.send({ is: 'follow', circle: TEAM, epoch: 2, have: [] });
  expect(await client.next('refused')).toMatchObject({ refusal: 'wrong-epoch', header: { circle: TEAM, epoch: 2 } });
  client.send({ is: 'follow', circle: 'desk:someone' as CircleId, epoch: 1, have: [] });
  expect(await client.closed).toBe(closeCode.forbidden);
});

test('H-4 pages are asked for only of a log one follows', async () => {
  const { client } = await newAssociation(world.hub);
  client.send({ is: 'more', circle: TEAM, epoch: 1 });
  expect(await client.closed).toBe(closeCode.malformed);
});
