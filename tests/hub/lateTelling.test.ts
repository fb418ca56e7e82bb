import { expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { HubStore } from '#hub/store.ts';
import { newEntries, newOffer } from '../support/association.ts';
import { newEpoch } from '../support/hubEpochs.ts';
import { association, proven, wire } from '../support/hubWire.ts';
import { random } from '../support/hubWorld.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Once `slow`, entries are looked up only after the next epoch is written, and that it is written is heard only after the lookup was answered. */
function crossing(store: HubStore) {
  const asked = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<void>();
  const slow: HubStore = {
    ...store,
    entryAt: async (...at) => {
      asked.resolve();
      await written.promise;
      return store.entryAt(...at);
    },
    addRoster: async (row) => {
      await store.addRoster(row);
      if (!row.opens) return;
      written.resolve();
      await heard.promise;
    },
  };
  return { slow, asked: asked.promise, written: written.promise, hear: heard.resolve };
}

test('H-32 H-7 an entry told again while the next epoch deletes it comes too late and is no other entry under its number', async () => {
  const store = openSqliteStore(':memory:');
  const { slow, asked, written, hear } = crossing(store);
  const code = await makeCode(store, random, false);
  const hub = openHub({ store: slow, clock: Date.now, random, soon: setImmediate, failed: () => undefined });
  const { space, head, device, other, reader } = await association(hub, code);
  const writer = await proven(hub, space, other);
  const opener = await proven(hub, space, device);
  const acked = Promise.withResolvers<void>();
  const courier = wire(hub, (message) => message.is === 'ack' && acked.resolve());
  const entries = await newEntries(space, other, 1, 1);
  await courier.say({ is: 'hello', version: 1, purpose: 'courier', space });
  await courier.say({ is: 'append', entries });
  await acked.promise;

  const { action, wraps, parts } = await newEpoch({ epoch: 2, heads: [{ author: other.id, number: 1 }], to: [device.id, other.id, reader.id] });
  for (const [part, bytes] of parts.entries()) await opener.say({ is: 'put-snapshot', circle: TEAM, epoch: 2, part, parts: parts.length, bytes });
  const again = writer.say({ is: 'append', entries });
  await asked;
  const opening = opener.say({ is: 'append-roster', offer: (await newOffer(device, head, action, wraps)).offer });
  await written;
  for (let turns = 20; turns > 0; turns -= 1) await turn();
  hear();
  await Promise.all([again, opening]);
  for (let turns = 20; turns > 0; turns -= 1) await turn();

  expect(opener.heard.findLast(({ is }) => is.startsWith('roster-'))).toMatchObject({ is: 'roster-accepted' });
  expect(writer.heard.filter(({ is }) => is === 'refused')).toMatchObject([{ refusal: 'wrong-epoch' }]);
  expect(writer.open()).toBe(true);
  await hub.rest();
  await store.close();
});
