import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEAM, type MemberId } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import { hashOf, newDevice, newEntries, newInvite, newJoin } from '../support/association.ts';
import { appendAll, catchUp, greet, proven } from '../support/hubClient.ts';
import { startHub, temporaryFolder } from '../support/hubProcess.ts';
import { signHello } from '#wire/hello.ts';
import { hubWorld, joined, newAssociation, reconnect, type Association, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

const MEMBER = 'second' as MemberId;

async function invited(association: Association, options: { at?: number; expires?: number } = {}) {
  const invite = await newInvite(association.device, association.head, options);
  association.client.send({ is: 'append-roster', offer: invite.offer });
  association.head = (await association.client.next('roster-accepted')).head;
  return invite;
}

function wrapsHeld(recipient: string): number {
  const db = new DatabaseSync(join(world.hub.dataDir, 'hub.sqlite'), { readOnly: true });
  const { count } = db.prepare('SELECT COUNT(*) AS count FROM wraps WHERE recipient = ?').get(recipient) as { count: number };
  db.close();
  return count;
}

test('H-14 an invite is joined while the inviter is away; its wraps are handed to it alone and then deleted', async () => {
  const association = await newAssociation(world.hub);
  const invite = await invited(association);
  await association.client.close();
  const client = await proven(world.hub.address, 'invite', association.space, invite.id, invite.sign);
  client.send({ is: 'pull-wraps' });
  expect((await client.next('wraps')).wraps).toEqual(invite.offer.wraps);
  expect(wrapsHeld(invite.id)).toBe(1);
  const device = await newDevice();
  const join = await newJoin(association.space, invite, device, MEMBER, association.head);
  client.send({ is: 'append-roster', offer: join.offer });
  expect(await client.next('roster-accepted')).toEqual({ is: 'roster-accepted', index: 2, head: await hashOf(join.entry) });
  expect(wrapsHeld(invite.id)).toBe(0);
  client.send({ is: 'pull-wraps' });
  expect((await client.next('wraps')).wraps).toEqual(join.offer.wraps);
  await appendAll(client, await newEntries(association.space, device, 1, 1));
});

test('H-13 every proven device is told a new roster entry, before anything its author writes', async () => {
  const association = await newAssociation(world.hub);
  const onlooker = await reconnect(world.hub, association.space, association.device);
  await catchUp(onlooker, TEAM);
  const second = await joined(association, 'second');
  expect(await onlooker.next('roster')).toMatchObject({ from: 1, total: 2 });
  expect(await onlooker.next('roster')).toMatchObject({ from: 2, total: 3 });
  await appendAll(second.client, await newEntries(association.space, second.device, 1, 1));
  expect((await onlooker.next('page')).entries).toHaveLength(1);
});

test('H-13 of two entries on the same head one is taken, the other must look again', async () => {
  const association = await newAssociation(world.hub);
  const [one, two] = await Promise.all([newInvite(association.device, association.head), newInvite(association.device, association.head)]);
  const other = await reconnect(world.hub, association.space, association.device);
  association.client.send({ is: 'append-roster', offer: one.offer });
  other.send({ is: 'append-roster', offer: two.offer });
  const answers = await Promise.all([association.client, other].map(async (client) => Promise.race([client.next('roster-accepted'), client.next('roster-refused')])));
  expect(answers.map((answer) => answer.is).sort()).toEqual(['roster-accepted', 'roster-refused']);
  expect(answers.find((answer) => answer.is === 'roster-refused')).toMatchObject({ refusal: 'not-on-head' });
});

test('H-13 wraps that are not the ones named are refused', async () => {
  const association = await newAssociation(world.hub);
  const [one, two] = await Promise.all([newInvite(association.device, association.head), newInvite(association.device, association.head)]);
  association.client.send({ is: 'append-roster', offer: { ...one.offer, wraps: two.offer.wraps } });
  expect((await association.client.next('roster-refused')).refusal).toBe('wraps-missing');
});

test('H-13 a device tells a hub restored from a backup the entries it lost, without their wraps', async () => {
  const association = await newAssociation(world.hub);
  const invite = await newInvite(association.device, association.head);
  association.client.send({ is: 'append-roster', offer: { ...invite.offer, wraps: [] } });
  expect((await association.client.next('roster-accepted')).index).toBe(1);
});

test('H-13 a canvasser can not invite', async () => {
  const association = await newAssociation(world.hub);
  const second = await joined(association, 'second');
  second.client.send({ is: 'append-roster', offer: (await newInvite(second.device, association.head)).offer });
  expect((await second.client.next('roster-refused')).refusal).toBe('not-allowed');
});

test('H-4 an invite can offer its own join and nothing else', async () => {
  const association = await newAssociation(world.hub);
  const first = await invited(association);
  const second = await invited(association);
  const client = await proven(world.hub.address, 'invite', association.space, first.id, first.sign);
  const foreign = await newJoin(association.space, second, await newDevice(), MEMBER, association.head);
  client.send({ is: 'append-roster', offer: foreign.offer });
  expect((await client.next('roster-refused')).refusal).toBe('not-allowed');
  client.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  expect(await client.closed).toBe(closeCode.forbidden);
});

test('H-15 who holds a used or expired invite is told so, a stranger is not', async () => {
  const association = await newAssociation(world.hub);
  const used = await invited(association);
  const client = await proven(world.hub.address, 'invite', association.space, used.id, used.sign);
  const join = await newJoin(association.space, used, await newDevice(), MEMBER, association.head);
  client.send({ is: 'append-roster', offer: join.offer });
  association.head = (await client.next('roster-accepted')).head;
  const at = Date.now() - 9 * 86_400_000;
  const expired = await invited(association, { at, expires: at + 86_400_000 });
  for (const [invite, refusal] of [[used, 'invite-used'], [expired, 'invite-expired']] as const) {
    const { client: late, nonce } = await greet(world.hub.address, 'invite', association.space);
    late.send({ is: 'prove', id: invite.id, signature: await signHello(association.space, 'invite', nonce, invite.sign) });
    expect((await late.next('roster-refused')).refusal).toBe(refusal);
    expect(await late.closed).toBe(closeCode.forbidden);
  }
  await expect(proven(world.hub.address, 'invite', association.space, used.id, expired.sign)).rejects.toThrow(String(closeCode.unproven));
});

test('H-13 the roster is the same after a restart, and a long one comes in pages', async () => {
  const folder = await temporaryFolder();
  const hub = await startHub({ dataDir: folder.path });
  const association = await newAssociation(hub);
  for (let count = 0; count < 30; count += 1) await joined(association, `member-${count}`);
  await hub.kill();
  const again = await startHub({ dataDir: folder.path });
  const client = await reconnect(again, association.space, association.device);
  let held = 0;
  for (let total = 1; held < total; ) {
    client.send({ is: 'pull-roster', from: held });
    const page = await client.next('roster');
    held += page.entries.length;
    total = page.total;
  }
  expect(held).toBe(61);
  client.send({ is: 'pull-roster', from: 1_000 });
  expect(await client.next('roster')).toMatchObject({ entries: [], total: 61 });
  await again.kill();
  await folder.remove();
});
