import { afterAll, beforeAll, expect, test } from 'vitest';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import { newDevice, newEntries } from '../support/association.ts';
import { appendAll, catchUp, greet } from '../support/hubClient.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

test('H-6 what is acknowledged is told to everyone who asks, one acknowledgement for a message', async () => {
  const { client, space, device, hub } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 20);
  client.send({ is: 'append', entries });
  expect((await client.next('ack')).header).toMatchObject({ circle: TEAM, epoch: 1, author: device.id, number: 20 });
  const again = await reconnect(hub, space, device);
  expect(await catchUp(again, TEAM)).toMatchObject({ heads: [{ author: device.id, number: 20 }], entries });
});

test('H-6 messages sent without waiting are acknowledged in their order', async () => {
  const { client, space, device } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 200);
  for (const entry of entries) client.send({ is: 'append', entries: [entry] });
  let last = 0;
  while (last < 200) {
    const { header } = await client.next('ack');
    expect(header.number).toBeGreaterThanOrEqual(last);
    last = header.number;
  }
});

test('H-7 an identical entry told again is acknowledged, by the author, another device or a courier', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const entries = await newEntries(space, device, 1, 3);
  await appendAll(client, entries);
  client.send({ is: 'append', entries: entries.slice(0, 1) });
  expect((await client.next('ack')).header.number).toBe(3);
  await appendAll((await joined(association, 'second')).client, entries);
  await appendAll((await greet(world.hub.address, 'courier', space)).client, entries);
  expect((await catchUp(client, TEAM)).entries).toEqual(entries);
});

test('H-7 other bytes under a number held are refused with the head, and the first bytes stay', async () => {
  const { client, space, device, hub } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 3);
  await appendAll(client, entries);
  client.send({ is: 'append', entries: await newEntries(space, device, 2, 2) });
  expect(await client.next('refused')).toMatchObject({ refusal: 'number-reused', head: 3, header: { number: 2 } });
  expect(await client.closed).toBe(closeCode.numberConflict);
  expect((await catchUp(await reconnect(hub, space, device), TEAM)).entries).toEqual(entries);
});

test('H-7 other bytes under a number that has not been committed yet are refused as well', async () => {
  const { client, space, device } = await newAssociation(world.hub);
  const [first] = await newEntries(space, device, 1, 1);
  const [other] = await newEntries(space, device, 1, 1);
  client.send({ is: 'append', entries: [first, other].flatMap((entry) => entry ?? []) });
  expect((await client.next('ack')).header.number).toBe(1);
  expect(await client.next('refused')).toMatchObject({ refusal: 'number-reused', head: 1 });
});

test('H-7 a skipped number is refused with the head; what came before it is kept', async () => {
  const { client, space, device, hub } = await newAssociation(world.hub);
  const entries = await newEntries(space, device, 1, 4);
  client.send({ is: 'append', entries: entries.filter((entry) => entry.header.number !== 3) });
  expect((await client.next('ack')).header.number).toBe(2);
  expect(await client.next('refused')).toMatchObject({ refusal: 'number-skipped', head: 2, header: { number: 4 } });
  expect(await client.closed).toBe(closeCode.numberConflict);
  expect((await catchUp(await reconnect(hub, space, device), TEAM)).entries).toEqual(entries.slice(0, 2));
});

test('H-9 entries of strangers, for circles one is not in and for other epochs are refused', async () => {
  const { space, device, hub } = await newAssociation(world.hub);
  const stranger = await newDevice();
  const cases = [
    { entries: await newEntries(space, stranger, 1, 1), refusal: 'not-a-member' },
    { entries: await newEntries(space, device, 1, 1, { circle: 'desk:someone' as CircleId }), refusal: 'not-in-circle' },
    { entries: await newEntries(space, device, 1, 1, { epoch: 2 }), refusal: 'wrong-epoch' },
  ];
  for (const { entries, refusal } of cases) {
    const client = await reconnect(hub, space, device);
    client.send({ is: 'append', entries });
    expect(await client.next('refused')).toMatchObject({ refusal, head: 0 });
    expect(await client.closed).toBe(closeCode.forbidden);
  }
});

test('H-9 an entry of another association is forged in this one', async () => {
  const { device } = await newAssociation(world.hub);
  const here = await newAssociation(world.hub);
  const courier = (await greet(world.hub.address, 'courier', here.space)).client;
  courier.send({ is: 'append', entries: await newEntries(here.space, device, 1, 1) });
  expect((await courier.next('refused')).refusal).toBe('not-a-member');
});

test('H-10 a told entry with a wrong signature is refused, also by a proven device and under a number held', async () => {
  const association = await newAssociation(world.hub);
  const { space, device, client } = association;
  const teller = await joined(association, 'second');
  const [good] = await newEntries(space, device, 1, 1);
  if (!good) throw new Error('no entry');
  const forged = { ...good, body: good.body.map((byte) => byte ^ 1) };
  teller.client.send({ is: 'append', entries: [forged] });
  expect(await teller.client.next('refused')).toMatchObject({ refusal: 'forged', head: 0 });
  expect(await teller.client.closed).toBe(closeCode.forged);
  await appendAll(client, [good]);
  const courier = (await greet(world.hub.address, 'courier', space)).client;
  courier.send({ is: 'append', entries: [forged] });
  expect(await courier.next('refused')).toMatchObject({ refusal: 'forged', head: 1 });
  expect(await courier.closed).toBe(closeCode.forged);
});

test('H-9 every member may write on the open board', async () => {
  const association = await newAssociation(world.hub);
  const { device, client } = await joined(association, 'second');
  const entries = await newEntries(association.space, device, 1, 2, { circle: BOARD });
  await appendAll(client, entries);
  expect((await catchUp(association.client, BOARD)).entries).toEqual(entries);
});

test('H-4 a courier is acknowledged, and gets nothing else', async () => {
  const { space, device } = await newAssociation(world.hub);
  const { client } = await greet(world.hub.address, 'courier', space);
  await appendAll(client, await newEntries(space, device, 1, 2));
  client.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  expect(await client.closed).toBe(closeCode.unproven);
});
