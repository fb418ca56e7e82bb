import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyIdFrom, type InviteId, type MemberId } from '#base/ids.ts';
import { signHello, verifyHello } from '#wire/hello.ts';
import { closeCode, PROTOCOL_VERSION } from '#wire/limits.ts';
import type { KeyObject } from '#wire/signing.ts';
import { newDevice, newEntries, newInvite, newJoin, newOffer, type Invite } from '../support/association.ts';
import { appendAll, connect, greet, type HubClient } from '../support/hubClient.ts';
import { hubWorld, newAssociation, type Association, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

async function invited(association: Association): Promise<Invite> {
  const invite = await newInvite(association.device, association.head);
  association.client.send({ is: 'append-roster', offer: invite.offer });
  association.head = (await association.client.next('roster-accepted')).head;
  return invite;
}

async function proveWithoutSpace(id: InviteId, key: KeyObject): Promise<HubClient> {
  const { client, nonce } = await greet(world.hub.address, 'invite', null);
  client.send({ is: 'prove', id, signature: await signHello(null, 'invite', nonce, key) });
  return client;
}

test('H-61 of several associations the one is found whose invite is proven; its roster, wraps and join are as with a link', async () => {
  const [one, two] = [await newAssociation(world.hub), await newAssociation(world.hub)];
  await invited(one);
  const invite = await invited(two);
  const client = await proveWithoutSpace(invite.id, invite.sign);
  expect(await client.next('welcome')).toMatchObject({ rosterLength: 2, rosterHead: two.head });
  client.send({ is: 'pull-roster', from: 0 });
  expect((await client.next('roster')).entries[0]).toEqual(two.offer.entry);
  client.send({ is: 'pull-wraps' });
  expect((await client.next('wraps')).wraps).toEqual(invite.offer.wraps);
  const device = await newDevice();
  client.send({ is: 'append-roster', offer: (await newJoin(two.space, invite, device, 'back' as MemberId, two.head)).offer });
  await client.next('roster-accepted');
  await appendAll(client, await newEntries(two.space, device, 1, 1));
});

test('H-62 unknown, used, withdrawn and forged invites are told the same, and nothing else', async () => {
  const association = await newAssociation(world.hub);
  const [used, withdrawn, open] = [await invited(association), await invited(association), await invited(association)];
  const joining = await proveWithoutSpace(used.id, used.sign);
  await joining.next('welcome');
  joining.send({ is: 'append-roster', offer: (await newJoin(association.space, used, await newDevice(), 'second' as MemberId, association.head)).offer });
  association.head = (await joining.next('roster-accepted')).head;
  const { offer } = await newOffer(association.device, association.head, { kind: 'withdraw', invite: withdrawn.id });
  association.client.send({ is: 'append-roster', offer });
  await association.client.next('roster-accepted');
  const unknown = keyIdFrom<InviteId>(crypto.getRandomValues(new Uint8Array(16)));
  for (const [id, key] of [[unknown, open.sign], [used.id, used.sign], [withdrawn.id, withdrawn.sign], [open.id, used.sign]] as const) {
    const client = await proveWithoutSpace(id, key);
    expect(await client.closed).toBe(closeCode.unproven);
    await expect(client.nextOf('welcome', 'roster-refused'), 'told nothing').rejects.toThrow();
  }
});

test('H-63 a device or a courier that names no association is sent away', async () => {
  for (const purpose of ['device', 'courier'] as const) {
    const client = await connect(world.hub.address);
    client.send({ is: 'hello', version: PROTOCOL_VERSION, purpose, space: null });
    expect(await client.closed).toBe(closeCode.unknownSpace);
  }
});

test('W-16 a proof without an association passes for none, and one for an association not without', async () => {
  const association = await newAssociation(world.hub);
  const invite = await invited(association);
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const without = await signHello(null, 'invite', nonce, invite.sign);
  const within = await signHello(association.space, 'invite', nonce, invite.sign);
  expect(await verifyHello(null, 'invite', nonce, without, invite.keys.sign)).toBe(true);
  expect(await verifyHello(association.space, 'invite', nonce, without, invite.keys.sign)).toBe(false);
  expect(await verifyHello(null, 'invite', nonce, within, invite.keys.sign)).toBe(false);
  expect(await verifyHello(null, 'device', nonce, without, invite.keys.sign)).toBe(false);
});
