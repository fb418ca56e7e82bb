import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEAM, type DeviceId, type SpaceId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub, type Hub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { HubStore } from '#hub/store.ts';
import type { FromHub } from '#wire/messages.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { Bytes } from '#base/bytes.ts';
import { newEntries, newOffer, type Device } from '../support/association.ts';
import { newEpoch } from '../support/hubEpochs.ts';
import { association, proven, slowStore, type Wire } from '../support/hubWire.ts';
import { random } from '../support/hubWorld.ts';
import { seededNumbers } from '../support/random.ts';

/** What everyone would know from the roster: the head, the present epoch, and the heads each epoch was opened on. */
type World = { readonly hub: Hub; readonly space: SpaceId; readonly devices: readonly DeviceId[]; readonly chance: () => number; head: Bytes; epoch: number; readonly heads: Map<number, readonly Head[]> };
type Ack = { readonly author: DeviceId; readonly epoch: number; readonly number: number };

const EDITS = 24;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const headOf = (heads: readonly Head[], author: DeviceId) => heads.find((head) => head.author === author)?.number ?? 0;
const last = <K extends FromHub['is']>(wire: Wire, ...kinds: readonly K[]) => wire.heard.findLast((message): message is Extract<FromHub, { is: K }> => (kinds as readonly string[]).includes(message.is));

/** Looks at the heads, snapshots, offers; answers how the hub decided, null where the connection broke. */
async function tryToOpen(world: World, device: Device): Promise<string | null> {
  const wire = await proven(world.hub, world.space, device);
  const { epoch } = world;
  await wire.say({ is: 'follow', circle: TEAM, epoch, have: [] });
  const heads = last(wire, 'heads')?.heads;
  if (!heads) return null;
  const { action, wraps, parts } = await newEpoch({ epoch: epoch + 1, heads, to: world.devices, parts: [random(40), random(7)] });
  for (const [part, bytes] of parts.entries()) await wire.say({ is: 'put-snapshot', circle: TEAM, epoch: epoch + 1, part, parts: parts.length, bytes });
  const { offer } = await newOffer(device, world.head, action, wraps);
  await wire.say({ is: 'append-roster', offer });
  const answer = last(wire, 'roster-accepted', 'roster-refused');
  if (answer?.is !== 'roster-accepted') return answer?.refusal ?? null;
  world.heads.set(epoch, heads);
  world.head = answer.head;
  world.epoch = epoch + 1;
  return 'accepted';
}

/** Writes its edits, issuing again in each new epoch what its snapshot lacks, until all are acknowledged; answers its edits by epoch, in number order. */
async function writeAll(world: World, device: Device, acks: Ack[], refusals: Set<string>): Promise<Map<number, number[]>> {
  const { chance } = world;
  const logs = new Map<number, number[]>([[1, []]]);
  for (let written = 0; ; ) {
    const { epoch } = world;
    for (let next = logs.size + 1; next <= epoch; next += 1) logs.set(next, (logs.get(next - 1) ?? []).slice(headOf(world.heads.get(next - 1) ?? [], device.id)));
    const mine = logs.get(epoch) as number[];
    const heard = { late: false, acked: 0 };
    const wire = await proven(world.hub, world.space, device, (message) => {
      heard.late ||= message.is === 'refused' && message.refusal === 'wrong-epoch';
      if (message.is === 'refused') refusals.add(message.refusal);
      if (message.is !== 'ack') return;
      heard.acked = Math.max(heard.acked, message.header.number);
      acks.push(message.header);
    });
    await wire.say({ is: 'follow', circle: TEAM, epoch, have: [] });
    const held = headOf(last(wire, 'heads')?.heads ?? [], device.id);
    for (let sent = held; wire.open() && !heard.late; ) {
      if (Math.max(heard.acked, held) === mine.length && written === EDITS) return logs;
      if (written < EDITS && chance() < 0.4) mine.push((written += 1));
      // One that was told already comes again now and then, as after a lost answer.
      const from = chance() < 0.2 ? Math.max(1, sent - 1) : sent + 1;
      if (mine.length >= from) await wire.say({ is: 'append', entries: await entriesOf(world.space, device, epoch, from, mine.length) });
      sent = Math.max(sent, mine.length);
      for (let turns = Math.floor(chance() * (chance() < 0.2 ? 120 : 12)); turns > 0; turns -= 1) await turn();
    }
    while (heard.late && world.epoch === epoch) await turn();
  }
}

const made = new Map<string, ReturnType<typeof newEntries>>();
/** The same entry each time it is told. */
async function entriesOf(space: SpaceId, device: Device, epoch: number, from: number, to: number) {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return (await Promise.all(numbers.map((number) => {
    const name = `${space} ${device.id} ${epoch} ${number}`;
    const entry = made.get(name) ?? newEntries(space, device, number, number, { epoch });
    made.set(name, entry);
    return entry;
  }))).flat();
}

/** Also writing the roster takes its time, and sometimes fails. */
function flaky(store: HubStore, chance: () => number): HubStore {
  const slow = slowStore(store, chance);
  return {
    ...slow,
    addRoster: async (row) => {
      for (let turns = Math.floor(chance() * 9); turns > 0; turns -= 1) await turn();
      if (row.opens && chance() < 0.15) throw new Error('network is broken');
      await slow.addRoster(row);
      for (let turns = Math.floor(chance() * 9); turns > 0; turns -= 1) await turn();
    },
  };
}

test('H-30 H-32 however appends and epochs race, what was acknowledged is in the snapshot or in the present epoch, and no edit is lost', async () => {
  const outcomes = new Map<string | null, number>();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
      const chance = seededNumbers(seed);
      const store = openSqliteStore(':memory:');
      const code = await makeCode(store, random, false);
      const hub = openHub({ store: flaky(store, chance), clock: Date.now, random, soon: setImmediate, failed: () => undefined });
      const { space, head, device, other, reader } = await association(hub, code);
      const world: World = { hub, space, devices: [device.id, other.id, reader.id], chance, head, epoch: 1, heads: new Map() };
      const acks: Ack[] = [];
      const refusals = new Set<string>();
      const writing = Promise.all([device, other].map((writer) => writeAll(world, writer, acks, refusals)));
      const written = { all: false };
      const opening = Promise.all([device, reader].map(async (opener) => {
        while (!written.all) {
          const outcome = await tryToOpen(world, opener);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
          for (let turns = Math.floor(chance() * 60); turns > 0; turns -= 1) await turn();
        }
      }));
      const logs = await writing.finally(() => (written.all = true));
      await opening;
      const [held] = await store.headsOf(space);
      expect(held === undefined || held.epoch === world.epoch).toBe(true);
      world.heads.set(world.epoch, held?.heads ?? []);
      for (const { author, epoch, number } of acks) expect(number).toBeLessThanOrEqual(headOf(world.heads.get(epoch) ?? [], author));
      for (const [index, writer] of [device, other].entries()) {
        const kept = [...(logs[index] ?? [])].flatMap(([epoch, edits]) => edits.slice(0, headOf(world.heads.get(epoch) ?? [], writer.id)));
        expect(kept).toEqual(Array.from({ length: EDITS }, (_, edit) => edit + 1));
      }
      expect(refusals.has('number-reused')).toBe(false);
      await hub.rest();
      await store.close();
    }),
    { numRuns: 40 },
  );
  for (const outcome of ['accepted', 'heads-moved', 'not-on-head']) expect(outcomes.get(outcome)).toBeGreaterThan(10);
});
