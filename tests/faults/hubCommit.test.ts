import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { closeCode } from '#wire/limits.ts';
import { newEntries, newInvite } from '../support/association.ts';
import { appendAll, catchUp, type HubClient } from '../support/hubClient.ts';
import { startHub } from '../support/hubProcess.ts';
import { hubWorld, joined, newAssociation, reconnect } from '../support/hubWorld.ts';

/** The disk refuses entries or roster entries whenever `when` holds, as SQLite itself reports it. */
function breakDisk(dataDir: string, table: 'entries' | 'roster', when = 'TRUE'): () => void {
  const db = new DatabaseSync(join(dataDir, 'hub.sqlite'), { timeout: 5_000 });
  db.exec(`CREATE TRIGGER broken BEFORE INSERT ON ${table} WHEN ${when} BEGIN SELECT RAISE(ABORT, 'disk is broken'); END`);
  return () => {
    db.exec('DROP TRIGGER broken');
    db.close();
  };
}

/** Reads acknowledgements until the connection ends; answers the highest number. */
async function lastAck(client: HubClient): Promise<number> {
  let last = 0;
  for (;;) {
    const ack = await client.next('ack').catch(() => null);
    if (!ack) return last;
    last = Math.max(last, ack.header.number);
  }
}

test('H-8 a failed commit is told to its senders and covered by no later acknowledgement', async () => {
  const { hub, stop } = await hubWorld();
  const { client, space, device } = await newAssociation(hub);
  const entries = await newEntries(space, device, 1, 12);
  await appendAll(client, entries.slice(0, 4));
  const mend = breakDisk(hub.dataDir, 'entries');
  client.send({ is: 'append', entries: entries.slice(4, 8) });
  expect(await client.next('refused')).toMatchObject({ refusal: 'failed', head: 4 });
  expect(await client.closed).toBe(closeCode.failed);
  mend();
  const gap = await reconnect(hub, space, device);
  gap.send({ is: 'append', entries: entries.slice(8) });
  expect(await gap.next('refused')).toMatchObject({ refusal: 'number-skipped', head: 4 });
  const again = await reconnect(hub, space, device);
  await appendAll(again, entries.slice(4));
  expect((await catchUp(again, TEAM)).entries).toEqual(entries);
  await hub.kill('SIGKILL');
  const restarted = await startHub({ dataDir: hub.dataDir });
  expect((await catchUp(await reconnect(restarted, space, device), TEAM)).entries).toEqual(entries);
  await restarted.kill();
  await stop();
});

test('H-8 what waits on a failing commit fails with it, whoever sent it, and each can send it again', async () => {
  const { hub, stop } = await hubWorld();
  const association = await newAssociation(hub);
  const second = await joined(association, 'second');
  const writers = [association, { ...second, space: association.space }];
  const mend = breakDisk(hub.dataDir, 'entries', 'NEW.number = 40');
  const acked = await Promise.all(writers.map(async ({ client, space, device }) => {
    const entries = await newEntries(space, device, 1, 80);
    for (const entry of entries) client.send({ is: 'append', entries: [entry] });
    return { entries, device, last: await lastAck(client) };
  }));
  for (const { last } of acked) expect(last).toBeLessThan(40);
  mend();
  for (const { entries, device, last } of acked) {
    const client = await reconnect(hub, association.space, device);
    const held = (await catchUp(client, TEAM)).heads.find(({ author }) => author === device.id)?.number ?? 0;
    expect(held).toBeGreaterThanOrEqual(last);
    await appendAll(client, entries.slice(held));
    const told = (await catchUp(client, TEAM)).entries.filter(({ header }) => header.author === device.id);
    expect(told).toEqual(entries);
  }
  await stop();
});

test('H-8 nobody is sent an entry whose commit failed', async () => {
  const { hub, stop } = await hubWorld();
  const association = await newAssociation(hub);
  const reader = await joined(association, 'reader');
  await catchUp(reader.client, TEAM);
  const mend = breakDisk(hub.dataDir, 'entries');
  association.client.send({ is: 'append', entries: await newEntries(association.space, association.device, 1, 3) });
  await association.client.closed;
  mend();
  const [first] = await newEntries(association.space, association.device, 1, 1);
  await appendAll(await reconnect(hub, association.space, association.device), first ? [first] : []);
  expect((await reader.client.next('page')).entries).toEqual([first]);
  await stop();
});

test('H-13 a roster entry that could not be written was not accepted', async () => {
  const { hub, stop } = await hubWorld();
  const { client, device, space, head } = await newAssociation(hub);
  const invite = await newInvite(device, head);
  const mend = breakDisk(hub.dataDir, 'roster');
  client.send({ is: 'append-roster', offer: invite.offer });
  expect(await client.closed).toBe(closeCode.failed);
  mend();
  const again = await reconnect(hub, space, device);
  again.send({ is: 'append-roster', offer: invite.offer });
  expect((await again.next('roster-accepted')).index).toBe(1);
  await stop();
});
