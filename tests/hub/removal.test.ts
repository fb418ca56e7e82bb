import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEAM, type MemberId } from '#base/ids.ts';
import { signHello } from '#wire/hello.ts';
import { closeCode } from '#wire/limits.ts';
import { newEntries, newInvite, newJoin, newDevice, randomBytes } from '../support/association.ts';
import { appendAll, catchUp, greet, proven } from '../support/hubClient.ts';
import { act, openEpoch } from '../support/hubEpochs.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

const second = 'second' as MemberId;
const removeAll = { kind: 'remove', member: second, devices: [] } as const;

test('H-36 a removed device is told so by the entry itself, its connections close with 4410, and its proof is refused', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await joined(association, second);
  const again = await reconnect(world.hub, space, gone.device);
  await catchUp(gone.client, TEAM);
  await act(association, device, client, removeAll);
  for (const theirs of [gone.client, again]) {
    expect((await theirs.next('roster')).total).toBe(4);
    expect(await theirs.closed).toBe(closeCode.removed);
  }
  const { client: late, nonce } = await greet(world.hub.address, 'device', space);
  late.send({ is: 'prove', id: gone.device.id, signature: await signHello(space, 'device', nonce, gone.device.sign) });
  expect(await late.closed).toBe(closeCode.removed);
  const { client: stranger, nonce: other } = await greet(world.hub.address, 'device', space);
  stranger.send({ is: 'prove', id: gone.device.id, signature: await signHello(space, 'device', other, device.sign) });
  expect(await stranger.closed).toBe(closeCode.unproven);
});

test('H-36 what a removed device wrote is taken from nobody, and whoever brings it keeps the connection', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await joined(association, second);
  const entries = await newEntries(space, gone.device, 1, 2);
  await appendAll(gone.client, entries.slice(0, 1));
  await act(association, device, client, removeAll);
  const courier = (await greet(world.hub.address, 'courier', space)).client;
  for (const teller of [client, courier]) {
    teller.send({ is: 'append', entries });
    expect(await teller.next('refused')).toMatchObject({ refusal: 'not-a-member', header: { number: 1 } });
  }
  await openEpoch(association, device, client, { epoch: 2, heads: [{ author: gone.device.id, number: 1 }], to: [device.id] });
  await appendAll(courier, await newEntries(space, device, 1, 1, { epoch: 2 }));
});

test('H-33 while a circle is due nothing is appended, but it is read; opening its next epoch ends that', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await joined(association, second);
  const stays = await joined(association, 'third');
  await appendAll(stays.client, await newEntries(space, stays.device, 1, 2));
  await act(association, device, client, { kind: 'remove', member: second, devices: [gone.device.id] });
  stays.client.send({ is: 'append', entries: await newEntries(space, stays.device, 3, 4) });
  expect(await stays.client.next('refused')).toMatchObject({ refusal: 'epoch-due', header: { number: 3 } });
  const { heads } = await catchUp(stays.client, TEAM);
  expect(heads).toEqual([{ author: stays.device.id, number: 2 }]);
  await openEpoch(association, stays.device, stays.client, { epoch: 2, heads, to: [device.id, stays.device.id] });
  await appendAll(stays.client, await newEntries(space, stays.device, 1, 2, { epoch: 2 }));
});

test('H-36 with a device go its wraps and what it staged', async () => {
  const association = await newAssociation(world.hub);
  const { client, device, space } = association;
  const gone = await joined(association, second);
  gone.client.send({ is: 'put-snapshot', circle: TEAM, epoch: 2, part: 0, parts: 2, bytes: randomBytes(500) });
  await gone.client.next('snapshot-kept');
  expect(rowsOf(space, gone.device.id)).toEqual([1, 1]);
  await act(association, device, client, removeAll);
  expect(rowsOf(space, gone.device.id)).toEqual([0, 0]);
});

/** How many wraps and staged snapshots there are of a device or invite. */
function rowsOf(space: string, recipient: string): number[] {
  const db = new DatabaseSync(join(world.hub.dataDir, 'hub.sqlite'), { readOnly: true });
  const wraps = db.prepare('SELECT * FROM wraps WHERE space = ? AND recipient = ?').all(space, recipient).length;
  const staged = db.prepare('SELECT * FROM snapshots WHERE space = ? AND stager = ?').all(space, recipient).length;
  db.close();
  return [wraps, staged];
}

test('H-37 a withdrawn invite is void, also on a connection it opened before; its wraps are gone', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const invite = await newInvite(device, association.head);
  client.send({ is: 'append-roster', offer: invite.offer });
  association.head = (await client.next('roster-accepted')).head;
  const before = await proven(world.hub.address, 'invite', space, invite.id, invite.sign);
  await act(association, device, client, { kind: 'withdraw', invite: invite.id });
  expect(rowsOf(space, invite.id)).toEqual([0, 0]);
  before.send({ is: 'append-roster', offer: (await newJoin(space, invite, await newDevice(), second, association.head)).offer });
  expect((await before.next('roster-refused')).refusal).toBe('invite-void');
  expect(await before.closed).toBe(closeCode.forbidden);
  const { client: late, nonce } = await greet(world.hub.address, 'invite', space);
  late.send({ is: 'prove', id: invite.id, signature: await signHello(space, 'invite', nonce, invite.sign) });
  expect((await late.next('roster-refused')).refusal).toBe('invite-void');
  expect(await late.closed).toBe(closeCode.forbidden);
});

test('H-37 the invites a removed device made are void with it', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await joined(association, second);
  await act(association, device, client, { kind: 'role', member: second, roles: ['lead'] });
  const invite = await newInvite(gone.device, association.head);
  gone.client.send({ is: 'append-roster', offer: invite.offer });
  association.head = (await gone.client.next('roster-accepted')).head;
  await act(association, device, client, removeAll);
  expect(rowsOf(space, invite.id)).toEqual([0, 0]);
  const { client: late, nonce } = await greet(world.hub.address, 'invite', space);
  late.send({ is: 'prove', id: invite.id, signature: await signHello(space, 'invite', nonce, invite.sign) });
  expect((await late.next('roster-refused')).refusal).toBe('invite-void');
});
