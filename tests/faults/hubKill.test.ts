import { expect, test } from 'vitest';
import { TEAM, type SpaceId } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { newEntries, type Device } from '../support/association.ts';
import { catchUp, type HubClient } from '../support/hubClient.ts';
import { startHub, temporaryFolder, type HubProcess } from '../support/hubProcess.ts';
import { joined, newAssociation, reconnect } from '../support/hubWorld.ts';
import { seededNumbers } from '../support/random.ts';

const KILLS = 32;
/** Each writer sends this many entries a round, in messages of three; the hub dies somewhere among their acknowledgements. */
const PER_ROUND = 150;
type Writer = { readonly device: Device; acked: number; sent: readonly Entry[] };

/** A connection and what the hub lacks of this writer's next round. */
async function prepare(hub: HubProcess, space: SpaceId, { device, sent }: Writer): Promise<{ client: HubClient; rest: readonly Entry[] }> {
  const client = await reconnect(hub, space, device);
  client.send({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  const { heads } = await client.next('heads');
  const head = heads.find(({ author }) => author === device.id)?.number ?? 0;
  return { client, rest: sent.slice(head, head + PER_ROUND) };
}

/** Sends on without waiting until the connection breaks; notes what was acknowledged. */
async function write(client: HubClient, rest: readonly Entry[], writer: Writer, onAck: () => void): Promise<void> {
  for (let at = 0; at < rest.length; at += 3) client.send({ is: 'append', entries: rest.slice(at, at + 3) });
  for (let ack = await nextAck(client); ack !== null; ack = await nextAck(client)) {
    writer.acked = Math.max(writer.acked, ack);
    onAck();
  }
}

async function nextAck(client: HubClient): Promise<number | null> {
  return client.next('ack').then((ack) => ack.header.number, () => null);
}

test(`H-22 killed ${KILLS} times under load, the hub has lost nothing it acknowledged, and no head covers a gap`, async () => {
  const folder = await temporaryFolder();
  const chance = seededNumbers(22);
  let hub = await startHub({ dataDir: folder.path });
  const association = await newAssociation(hub);
  const { space } = association;
  const devices = [association.device, (await joined(association, 'second')).device, (await joined(association, 'third')).device];
  const writers: Writer[] = await Promise.all(devices.map(async (device) => ({ device, acked: 0, sent: await newEntries(space, device, 1, KILLS * PER_ROUND) })));
  for (let kill = 0; kill < KILLS; kill += 1) {
    let acks = 0;
    const deadline = 1 + Math.floor(chance() * 100);
    let dying: Promise<unknown> = Promise.resolve();
    const present = hub;
    const prepared = await Promise.all(writers.map(async (writer) => ({ writer, ...(await prepare(present, space, writer)) })));
    await Promise.all(prepared.map(({ client, rest, writer }) => write(client, rest, writer, () => {
      acks += 1;
      if (acks === deadline) dying = present.kill('SIGKILL');
    })));
    await dying;
    hub = await startHub({ dataDir: folder.path });
    const reader = await reconnect(hub, space, association.device);
    const { heads, entries } = await catchUp(reader, TEAM);
    for (const { device, acked, sent } of writers) {
      const held = entries.filter(({ header }) => header.author === device.id);
      expect(held.length).toBeGreaterThanOrEqual(acked);
      expect(heads.find(({ author }) => author === device.id)?.number ?? 0).toBe(held.length);
      expect(held.at(-1)).toEqual(held.length > 0 ? sent[held.length - 1] : undefined);
      expect(held.every(({ header }, index) => header.number === index + 1)).toBe(true);
    }
  }
  expect(writers.every(({ acked }) => acked > 0)).toBe(true);
  await hub.kill();
  await folder.remove();
}, 300_000);
