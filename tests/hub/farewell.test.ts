import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TEAM, type MemberId } from '#base/ids.ts';
import { signHello } from '#wire/hello.ts';
import { closeCode, MAX_MAIL_BYTES, MAX_MAILS } from '#wire/limits.ts';
import type { Mail } from '#wire/messages.ts';
import { signErased } from '#wire/statements.ts';
import { newDevice, newEntries, newInvite, randomBytes } from '../support/association.ts';
import { greet, type HubClient } from '../support/hubClient.ts';
import { act } from '../support/hubEpochs.ts';
import { newMail, partingClient, pullDevices, putMails, removedDevice } from '../support/hubParting.ts';
import { startHub } from '../support/hubProcess.ts';
import { hubWorld, joined, newAssociation, reconnect, type HubWorld } from '../support/hubWorld.ts';

let world: HubWorld;
beforeAll(async () => (world = await hubWorld()));
afterAll(() => world.stop());

/** All mail the hub hands to this connection. */
async function pullMail(client: HubClient): Promise<readonly Mail[]> {
  const mails: Mail[] = [];
  for (let more = true; more; ) {
    client.send({ is: 'pull-mail', after: mails.at(-1)?.id ?? 0 });
    const page = await client.next('mail');
    mails.push(...page.mails);
    more = page.more;
  }
  return mails;
}

test('H-42 a removed device reads the roster up to the entry that removed it, and nothing of what came after', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await removedDevice(association, 'gone');
  const removal = association.head;
  await act(association, device, client, { kind: 'role', member: 'founder' as MemberId, roles: ['lead'] });
  const parting = await partingClient(world.hub, space, gone);
  expect(parting).toMatchObject({ rosterLength: 4, rosterHead: removal });
  parting.client.send({ is: 'pull-roster', from: 2 });
  expect(await parting.client.next('roster')).toMatchObject({ from: 2, total: 4, entries: [{}, {}] });
  parting.client.send({ is: 'pull-roster', from: 4 });
  expect(await parting.client.next('roster')).toMatchObject({ entries: [], total: 4 });
  await act(association, device, client, { kind: 'role', member: 'founder' as MemberId, roles: ['lead', 'treasurer'] });
  parting.client.send({ is: 'ping' });
  expect((await parting.client.nextOf('pong', 'roster')).is).toBe('pong');
});

test('H-42 nobody else takes leave, and a removed device does nothing else', async () => {
  const association = await newAssociation(world.hub);
  const { space, device } = association;
  const gone = await removedDevice(association, 'gone');
  const stranger = await newDevice();
  for (const [who, key, code] of [[device, device.sign, closeCode.forbidden], [stranger, stranger.sign, closeCode.unproven], [gone, device.sign, closeCode.unproven]] as const) {
    const { client, nonce } = await greet(world.hub.address, 'farewell', space);
    client.send({ is: 'prove', id: who.id, signature: await signHello(space, 'farewell', nonce, key) });
    expect(await client.closed).toBe(code);
  }
  const asked = [
    { is: 'follow', circle: TEAM, epoch: 1, have: [] },
    { is: 'pull-wraps' },
    { is: 'pull-devices', from: 0 },
    { is: 'pull-mail', after: 0 },
    { is: 'pull-snapshot', circle: TEAM, epoch: 1, part: 0 },
    { is: 'append', entries: await newEntries(space, gone, 1, 1) },
    { is: 'append-roster', offer: (await newInvite(gone, association.head)).offer },
  ] as const;
  for (const message of asked) {
    const { client } = await partingClient(world.hub, space, gone);
    client.send(message);
    expect(await client.closed).toBe(closeCode.forbidden);
  }
});

test('H-43 a mail is kept once under its number: the same again is fine, other bytes or another count are not', async () => {
  const association = await newAssociation(world.hub);
  const { client, space } = association;
  const gone = await removedDevice(association, 'gone');
  const parting = (await partingClient(world.hub, space, gone)).client;
  const mails = [await newMail(space, gone, 1, 2), await newMail(space, gone, 2, 2)];
  expect(await putMails(parting, mails)).toBe(2);
  expect(await putMails(parting, [...mails, await newMail(space, gone, 2, 2), await newMail(space, gone, 3, 3), await newMail(space, gone, 1, 1)])).toBe(2);
  expect((await pullMail(client)).map(({ id: _, ...mail }) => mail)).toEqual(mails.map((mail) => ({ device: gone.id, ...mail })));
});

test('H-43 a mail that its device did not sign, or not for that place, ends the connection and is not kept', async () => {
  const association = await newAssociation(world.hub);
  const { client, space, device } = association;
  const gone = await removedDevice(association, 'gone');
  const other = await removedDevice(association, 'other');
  for (const forged of [await newMail(space, device), await newMail(space, other), { ...(await newMail(space, gone, 1, 2)), number: 2 }]) {
    const parting = (await partingClient(world.hub, space, gone)).client;
    parting.send({ is: 'put-mail', ...forged });
    expect(await parting.closed).toBe(closeCode.forged);
  }
  const parting = (await partingClient(world.hub, space, gone)).client;
  parting.send({ is: 'put-mail', number: 1, of: MAX_MAILS + 1, bytes: randomBytes(99) });
  expect(await parting.closed).toBe(closeCode.malformed);
  expect(await pullMail(client)).toEqual([]);
});

test('H-44 mail is handed to Leitung alone, however much there is, and dropped by it alone', async () => {
  const association = await newAssociation(world.hub);
  const { client, space } = association;
  const canvasser = await joined(association, 'canvasser');
  const gone = await removedDevice(association, 'gone');
  const parting = (await partingClient(world.hub, space, gone)).client;
  const mails = await Promise.all([MAX_MAIL_BYTES - 64, 100, 70_000, 60_000, 200].map((bytes, at) => newMail(space, gone, at + 1, 5, bytes)));
  expect(await putMails(parting, mails)).toBe(5);
  expect(await pullMail(canvasser.client)).toEqual([]);
  const kept = await pullMail(client);
  expect(kept.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(kept[0]?.bytes).toEqual(mails[0]?.bytes);
  canvasser.client.send({ is: 'drop-mail', ids: kept.map(({ id }) => id) });
  expect(await canvasser.client.closed).toBe(closeCode.forbidden);
  const elsewhere = await newAssociation(world.hub);
  expect(await pullMail(elsewhere.client)).toEqual([]);
  elsewhere.client.send({ is: 'drop-mail', ids: kept.map(({ id }) => id) });
  await elsewhere.client.next('mail-dropped');
  expect(await pullMail(client)).toHaveLength(5);
});

test('H-44 H-43 what was dropped is gone from the hub’s files, and does not come back when it is told again', async () => {
  const association = await newAssociation(world.hub);
  const { client, space } = association;
  const gone = await removedDevice(association, 'gone');
  const parting = (await partingClient(world.hub, space, gone)).client;
  const mails = [await newMail(space, gone, 1, 2, 3_000), await newMail(space, gone, 2, 2, 3_000)];
  expect(await putMails(parting, mails)).toBe(2);
  const ids = (await pullMail(client)).map(({ id }) => id);
  expect(await whatLies(mails.map(({ bytes }) => bytes.subarray(100, 140)))).toEqual([true, true]);
  client.send({ is: 'drop-mail', ids: ids.slice(0, 1) });
  await client.next('mail-dropped');
  expect(await whatLies(mails.map(({ bytes }) => bytes.subarray(100, 140)))).toEqual([false, true]);
  expect(await putMails(parting, mails)).toBe(2);
  expect(await putMails(parting, [await newMail(space, gone, 1, 2)])).toBe(0);
  expect((await pullMail(client)).map(({ number }) => number)).toEqual([2]);
});

/** Which of these bytes are anywhere in the hub's files. */
async function whatLies(wanted: readonly Uint8Array[]): Promise<boolean[]> {
  const files = await Promise.all(['hub.sqlite', 'hub.sqlite-wal'].map((name) => readFile(join(world.hub.dataDir, name))));
  return wanted.map((bytes) => files.some((file) => file.includes(Buffer.from(bytes))));
}

test('H-45 that a device is erased is kept and told to all, in its own words; another’s words are not', async () => {
  const association = await newAssociation(world.hub);
  const { space, device } = association;
  const canvasser = await joined(association, 'canvasser');
  const gone = await removedDevice(association, 'gone');
  const by = { space, device: gone.id };
  const liar = (await partingClient(world.hub, space, gone)).client;
  liar.send({ is: 'erased', signature: await signErased(by, device.sign) });
  expect(await liar.closed).toBe(closeCode.forged);
  const parting = (await partingClient(world.hub, space, gone)).client;
  const signature = await signErased(by, gone.sign);
  parting.send({ is: 'erased', signature });
  await parting.next('erased-kept');
  const reported = await pullDevices(canvasser.client);
  expect(reported.map(({ device: id, erased }) => [id, erased])).toEqual([[device.id, null], [canvasser.device.id, null], [gone.id, signature]]);
});

test('H-45 H-22 killed when mail was kept but not yet told so, the hub has it once, and the device tells it again', async () => {
  const { hub, stop } = await hubWorld();
  const association = await newAssociation(hub);
  const { space, device } = association;
  const gone = await removedDevice(association, 'gone');
  const mails = await Promise.all([1, 2, 3, 4].map((number) => newMail(space, gone, number, 4, 150_000)));
  let running = hub;
  for (const [round, mail] of mails.entries()) {
    const parting = (await partingClient(running, space, gone)).client;
    parting.send({ is: 'put-mail', ...mail });
    if (round % 2 === 0) await parting.next('mail-kept');
    else for (let turns = round * 6; turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
    await running.kill('SIGKILL');
    running = await startHub({ dataDir: hub.dataDir });
    const lead = await reconnect(running, space, device);
    const held = (await pullMail(lead)).map(({ number }) => number);
    expect(held.filter((number) => number !== round + 1)).toEqual(mails.slice(0, round).map(({ number }) => number));
    if (round % 2 === 0) expect(held).toContain(round + 1);
    const again = (await partingClient(running, space, gone)).client;
    expect(await putMails(again, mails.slice(0, round + 1))).toBe(round + 1);
    expect((await pullMail(lead)).map(({ bytes }) => bytes)).toEqual(mails.slice(0, round + 1).map(({ bytes }) => bytes));
  }
  await running.kill();
  await stop();
}, 60_000);
