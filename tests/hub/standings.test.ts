import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARD, TEAM, type CircleId, type MemberId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { closeCode, MAX_FRAME_BYTES, MAX_STANDINGS } from '#wire/limits.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import type { SignedStanding } from '#wire/messages.ts';
import { signStanding } from '#wire/statements.ts';
import { randomBytes, type Device } from '../support/association.ts';
import type { HubClient } from '../support/hubClient.ts';
import { act, openEpoch, pullSnapshot } from '../support/hubEpochs.ts';
import { pullDevices } from '../support/hubParting.ts';
import { startHub } from '../support/hubProcess.ts';
import { association as smallAssociation, proven } from '../support/hubWire.ts';
import { hubWorld, joined, newAssociation, random, reconnect, type Association, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

async function signed({ space }: Pick<Association, 'space'>, device: Device, epoch: number, circle = TEAM): Promise<SignedStanding> {
  return { circle, epoch, signature: await signStanding({ space, device: device.id }, { circle, epoch }, device.sign) };
}
async function report(client: HubClient, standing: SignedStanding): Promise<void> {
  client.send({ is: 'report-standing', ...standing });
  await client.next('standing-kept');
}

test('H-39 what a device reports is told to all as it signed it; the latest epoch counts, in whatever order it comes', async () => {
  const association = await newAssociation(world.hub);
  const { client, device } = association;
  const second = await joined(association, 'second');
  const [first, later] = [await signed(association, device, 1), await signed(association, device, 2)];
  await openEpoch(association, device, client, { epoch: 2, heads: [], to: [device.id, second.device.id] });
  await report(client, later);
  await report(client, first);
  await report(client, await signed(association, device, 1, BOARD));
  const reported = await pullDevices(second.client);
  expect(reported.map(({ device: id, standings }) => [id, standings.map(({ circle, epoch }) => [circle, epoch])])).toEqual([[device.id, [[TEAM, 2], [BOARD, 1]]], [second.device.id, []]]);
  expect(reported[0]?.standings[0]).toEqual(later);
});

test('H-39 nobody reports for another, of a circle that is none or of an epoch yet to come', async () => {
  const association = await newAssociation(world.hub);
  const { space, device } = association;
  const second = await joined(association, 'second');
  const fresh = () => reconnect(world.hub, space, second.device);
  for (const [wrong, code] of [[await signed(association, device, 1), closeCode.forged], [await signed(association, second.device, 1, 'desk:nobody' as CircleId), closeCode.forbidden], [await signed(association, second.device, 0), closeCode.forbidden]] as const) {
    const client = await fresh();
    client.send({ is: 'report-standing', ...wrong });
    expect(await client.closed).toBe(code);
  }
  const client = await fresh();
  client.send({ is: 'report-standing', ...(await signed(association, second.device, 2)) });
  expect(await client.next('refused')).toMatchObject({ refusal: 'wrong-epoch', header: { circle: TEAM, epoch: 2 } });
  expect((await pullDevices(client)).every(({ standings }) => standings.length === 0)).toBe(true);
});

test('H-39 of more circles than are kept the latest reported stay, and they fit a frame', async () => {
  const store = openSqliteStore(':memory:');
  const hub = openHub({ store, clock: Date.now, random, soon: setImmediate, failed: () => undefined });
  const { space, device } = await smallAssociation(hub, await makeCode(store, random, false));
  const circle = (at: number) => `mentor:${'x'.repeat(28)}${1_000 + at}` as CircleId;
  for (let at = 0; at < MAX_STANDINGS + 5; at += 1) await store.keepStanding({ space, device: device.id }, { circle: circle(at), epoch: 1, signature: randomBytes(64) }, MAX_STANDINGS);
  const [kept] = await store.devicesOf(space);
  expect([kept?.standings.length, kept?.standings.at(0)?.circle]).toEqual([MAX_STANDINGS, circle(5)]);
  const wire = await proven(hub, space, device);
  await wire.say({ is: 'pull-devices', from: 0 });
  const page = wire.heard.find((message) => message.is === 'devices');
  expect(page && encodeFromHub(page).length).toBeLessThan(MAX_FRAME_BYTES);
  expect(page).toMatchObject({ total: 3, devices: [{ device: device.id }] });
  await wire.say({ is: 'pull-devices', from: 1 });
  expect(wire.heard.findLast((message) => message.is === 'devices')).toMatchObject({ devices: [{}, {}] });
  await hub.rest();
  await store.close();
});

test('H-40 a device was last heard of now while it is connected, else when it went, by the hub’s clock; written at most once a minute and when it stops', async () => {
  const store = openSqliteStore(':memory:');
  let now = Date.now();
  let writes = 0;
  const counting = { ...store, keepContacts: async (contacts: Parameters<typeof store.keepContacts>[0]) => { writes += 1; await store.keepContacts(contacts); } };
  const hub = openHub({ store: counting, clock: () => now, random, soon: setImmediate, failed: () => undefined });
  const { space, device, other, reader } = await smallAssociation(hub, await makeCode(store, random, false));
  const reading = await proven(hub, space, reader);
  const lastContacts = async () => {
    await reading.say({ is: 'pull-devices', from: 0 });
    const page = reading.heard.findLast((message) => message.is === 'devices');
    return page?.is === 'devices' ? new Map(page.devices.map(({ device: id, lastContact }) => [id, lastContact])) : new Map();
  };
  expect((await lastContacts()).get(other.id)).toBeNull();
  const before = writes;
  const wire = await proven(hub, space, other);
  now += 30_000;
  expect((await lastContacts()).get(other.id)).toBe(now);
  await wire.say({ is: 'found', code: '', offer: { entry: randomBytes(1), wraps: [] } });
  expect(wire.open()).toBe(false);
  const gone = now;
  now += 20_000;
  expect((await lastContacts()).get(other.id)).toBe(gone);
  expect(writes).toBe(before);
  now += 20_000;
  await reading.say({ is: 'ping' });
  expect(writes).toBe(before + 1);
  expect((await store.devicesOf(space)).find((row) => row.device === other.id)?.lastContact).toBe(gone);
  await reading.say({ is: 'ping' });
  now += 5_000;
  await hub.rest();
  const stored = new Map((await store.devicesOf(space)).map((row) => [row.device, row.lastContact]));
  expect([stored.get(reader.id), stored.get(other.id), writes]).toEqual([now, gone, before + 2]);
  expect(stored.has(device.id)).toBe(true);
  await store.close();
});

test('H-46 a database of an earlier hub is made whole by opening it: all in it stays, and what is new works', async () => {
  const { hub, stop } = await hubWorld();
  const association = await newAssociation(hub);
  const { space, device, client } = association;
  const { parts } = await openEpoch(association, device, client, { epoch: 2, heads: [], to: [device.id] });
  await hub.kill();
  const db = new DatabaseSync(join(hub.dataDir, 'hub.sqlite'));
  // As version 2 left it.
  db.exec('DROP TABLE devices; DROP TABLE standings; DROP TABLE mail; PRAGMA user_version = 2');
  db.close();
  const again = await startHub({ dataDir: hub.dataDir });
  const back = await reconnect(again, space, device);
  expect(await pullSnapshot(back, 2)).toEqual(parts);
  await report(back, await signed(association, device, 2));
  expect((await pullDevices(back)).map(({ standings }) => standings.length)).toEqual([1]);
  await again.kill();
  await stop();
});

test('H-41 who is removed is told of no device any more, and stays in the list of those who belong', async () => {
  const association = await newAssociation(world.hub);
  const { client, device } = association;
  const gone = await joined(association, 'gone');
  expect(await pullDevices(gone.client)).toHaveLength(2);
  await act(association, device, client, { kind: 'remove', member: 'gone' as MemberId, devices: [] });
  expect(await gone.client.closed).toBe(closeCode.removed);
  const [, listed] = await pullDevices(client);
  expect(listed).toMatchObject({ device: gone.device.id, erased: null });
  expect(listed?.lastContact).toBeGreaterThan(Date.now() - 60_000);
});
