import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEAM, type SpaceId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub, type Hub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { Entry } from '#wire/entry.ts';
import { newEntries, type Device } from '../support/association.ts';
import { association, proven, slowStore } from '../support/hubWire.ts';
import { random } from '../support/hubWorld.ts';
import { seededNumbers } from '../support/random.ts';

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
