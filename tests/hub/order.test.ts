import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import type { Entry } from '#wire/entry.ts';
import { signHello } from '#wire/hello.ts';
import { decodeFromHub, encodeToHub, type FromHub, type ToHub } from '#wire/messages.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub, type Hub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { HubStore } from '#hub/store.ts';
import type { MemberId, SpaceId } from '#base/ids.ts';
import { hashOf, newDevice, newEntries, newFounding, newInvite, newJoin, type Device } from '../support/association.ts';
import { random } from '../support/hubWorld.ts';
import { seededNumbers } from '../support/random.ts';

/** A store whose answers take their time and whose commits sometimes fail, as one over a network does. */
function slowStore(store: HubStore, chance: () => number): HubStore {
  const turns = async () => {
    for (let turn = Math.floor(chance() * 6); turn > 0; turn -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const slowly = <A extends readonly unknown[], T>(work: (...args: A) => Promise<T>) => async (...args: A) => {
    await turns();
    const result = await work(...args);
    await turns();
    return result;
  };
  const commit: HubStore['commit'] = async (entries) => {
    await turns();
    if (chance() < 0.15) throw new Error('network is broken');
    const seqs = await store.commit(entries);
    await turns();
    return seqs;
  };
  return { ...store, commit, page: slowly(store.page), seqBefore: slowly(store.seqBefore), entryAt: slowly(store.entryAt) };
}

type Wire = { say(message: ToHub): Promise<void>; readonly heard: FromHub[]; readonly open: () => boolean };

function wire(hub: Hub, listen: (message: FromHub) => void = () => undefined): Wire {
  const heard: FromHub[] = [];
  let open = true;
  const line = hub.connect({
    address: 'test',
    stands: () => undefined,
    close: () => {
      open = false;
      void line.closed();
    },
    sendFrame: (frame) => {
      const message = decodeFromHub(frame);
      if (!message.ok) throw new Error('malformed');
      heard.push(message.value);
      listen(message.value);
    },
  });
  return { say: (message) => line.frame(encodeToHub(message)), heard, open: () => open };
}

async function proven(hub: Hub, space: SpaceId, device: Device, listen?: (message: FromHub) => void): Promise<Wire> {
  const connection = wire(hub, listen);
  await connection.say({ is: 'hello', version: 1, purpose: 'device', space });
  const challenge = connection.heard[0];
  if (challenge?.is !== 'challenge') throw new Error('no challenge');
  await connection.say({ is: 'prove', id: device.id, signature: await signHello(space, 'device', challenge.nonce, device.sign) });
  return connection;
}

/** Sends all entries, coming back after every refusal, until the last is acknowledged. */
async function writeAll(hub: Hub, space: SpaceId, device: Device, entries: readonly Entry[], chance: () => number, acked: (number: number) => void): Promise<void> {
  for (let held = 0; held < entries.length; ) {
    const connection = await proven(hub, space, device, (message) => {
      if (message.is !== 'ack') return;
      held = Math.max(held, message.header.number);
      acked(held);
    });
    for (let at = held; at < entries.length && connection.open(); at += 2) {
      await connection.say({ is: 'append', entries: entries.slice(at, at + 2) });
      if (chance() < 0.5) await new Promise((resolve) => setImmediate(resolve));
    }
    while (connection.open() && held < entries.length) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Follows from nothing, paging on at once; collects what it is told. */
async function read(hub: Hub, space: SpaceId, device: Device): Promise<Entry[]> {
  const told: Entry[] = [];
  const connection = await proven(hub, space, device, (message) => {
    if (message.is !== 'page') return;
    told.push(...message.entries);
    if (message.more) void connection.say({ is: 'more', circle: TEAM, epoch: 1 });
  });
  void connection.say({ is: 'follow', circle: TEAM, epoch: 1, have: [] });
  return told;
}

test('H-11 H-8 however slowly the store answers and whichever commits fail, each follower is told every entry once, in one order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const chance = seededNumbers(seed);
      const store = openSqliteStore(':memory:');
      const code = await makeCode(store, random, false);
      const hub = openHub({ store: slowStore(store, chance), clock: Date.now, random, soon: setImmediate, failed: () => undefined });
      const { space, device: writer, other, reader } = await association(hub, code);
      const plans = await Promise.all([writer, other].map(async (device) => ({ device, entries: await newEntries(space, device, 1, 40, { bytes: 9_000 }) })));
      const readers: Promise<Entry[]>[] = [];
      await Promise.all(plans.map(({ device, entries }) => writeAll(hub, space, device, entries, chance, (number) => {
        if (readers.length < 6 && number % 7 === 0) readers.push(read(hub, space, reader));
      })));
      const all = await Promise.all([...readers, read(hub, space, reader)]);
      for (let turn = 0; turn < 400; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      const named = all.map((entries) => entries.map(({ header }) => `${header.author} ${header.number}`));
      expect(named.at(-1)).toHaveLength(80);
      for (const names of named) expect(names).toEqual(named.at(-1));
      await hub.rest();
      await store.close();
    }),
    { numRuns: 40 },
  );
});

async function association(hub: Hub, code: string): Promise<{ space: SpaceId; device: Device; other: Device; reader: Device }> {
  const founding = await newFounding();
  const founder = wire(hub);
  await founder.say({ is: 'hello', version: 1, purpose: 'found', space: null });
  await founder.say({ is: 'found', code, offer: founding.offer });
  let head = await hashOf(founding.entry);
  const devices: Device[] = [];
  for (const member of ['other', 'reader'] as MemberId[]) {
    const invite = await newInvite(founding.device, head);
    await founder.say({ is: 'append-roster', offer: invite.offer });
    const device = await newDevice();
    const join = await newJoin(founding.space, invite, device, member, await hashOf(invite.entry));
    await founder.say({ is: 'append-roster', offer: join.offer });
    head = await hashOf(join.entry);
    devices.push(device);
  }
  const [other, reader] = devices;
  if (!other || !reader) throw new Error('no devices');
  return { space: founding.space, device: founding.device, other, reader };
}
