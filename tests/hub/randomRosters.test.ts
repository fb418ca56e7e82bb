import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DeviceId, InviteId } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub, type Hub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import { epochOf, mayAppend, mayFollow, mayOpenEpoch } from '#roster/rights.ts';
import type { RosterCircle } from '#roster/roster.ts';
import type { DeviceKeys, KeysOf } from '#seal/deviceKeys.ts';
import { signEntry } from '#wire/entry.ts';
import { signHello } from '#wire/hello.ts';
import type { FromHub, RosterOffer, ToHub } from '#wire/messages.ts';
import { wire, type Wire } from '../support/hubWire.ts';
import { seededRandom } from '../support/random.ts';
import { NOON } from '../support/rosterActs.ts';
import { belongs } from '../support/rosterModel.ts';
import { actOf, anySnapshot, kinds, newWorld, offerOf, start, step, take, type Act, type Step, type World } from '../support/rosterSteps.ts';

/** A fork is for the devices to settle; this hub has one chain. */
const here = step.filter(({ kind }) => kind !== 'backup' && kind !== 'settle');

/** Chance seldom finds somebody who is entitled and lacks the key. */
const granting: readonly Step[] = (['desk', 'promote', 'grant'] as const).map((kind, at) => ({ kind, by: 0, who: at % 2, what: 0 }));

/** A connection of its own, proven where the hub believes it. */
async function connected(hub: Hub, { association: { roster: { space } } }: World, purpose: 'device' | 'invite', keys: KeysOf<DeviceId | InviteId>): Promise<Wire> {
  const line = wire(hub);
  await line.say({ is: 'hello', version: 1, purpose, space });
  const challenge = line.heard[0];
  if (challenge?.is === 'challenge') await line.say({ is: 'prove', id: keys.id, signature: await signHello(space, purpose, challenge.nonce, keys.sign) });
  return line;
}

/** What the hub answers, of these kinds; null: it closed the line without. An acknowledgement comes after the commit. */
async function answered(line: Wire, message: ToHub, ...wanted: readonly FromHub['is'][]): Promise<FromHub['is'] | null> {
  const from = line.heard.length;
  if (line.open()) await line.say(message);
  for (;;) {
    const answer = line.heard.slice(from).find(({ is }) => wanted.includes(is));
    if (answer || !line.open()) return answer?.is ?? null;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Offered by whoever signed it, a join by its invite; by another device where the hub knows neither, for it must not matter. */
async function hubTakes(hub: Hub, world: World, { author, action }: Act, offer: RosterOffer): Promise<boolean> {
  const { roster } = world.association;
  const invite = action.kind === 'join' ? world.invites.find(({ id }) => id === action.invite) : undefined;
  const line = invite ? await connected(hub, world, 'invite', invite) : await connected(hub, world, 'device', roster.devices.get(author.id)?.removed === false ? author : teller(world));
  if (action.kind === 'epoch' && action.epoch > 1 && mayOpenEpoch(roster, author.id, action.circle)) {
    await answered(line, { is: 'put-snapshot', circle: action.circle, epoch: action.epoch, part: 0, parts: 1, bytes: anySnapshot }, 'snapshot-kept', 'refused');
  }
  return (await answered(line, { is: 'append-roster', offer }, 'roster-accepted', 'roster-refused')) === 'roster-accepted';
}

function teller({ association: { roster }, devices }: World): DeviceKeys {
  return devices.find(({ id }) => roster.devices.get(id)?.removed === false)!;
}

/** By the real hub's answers: who reads and writes where, and whose key it hands to whom. */
async function rightsAgree(hub: Hub, world: World): Promise<void> {
  const { association: { roster }, devices, model } = world;
  for (const device of devices) {
    const circles = [...roster.circles.values()];
    for (const { id: circle } of circles) {
      const epoch = epochOf(roster, circle);
      const reads = await answered(await connected(hub, world, 'device', device), { is: 'follow', circle, epoch, have: [] }, 'heads', 'refused');
      expect(reads === 'heads', `${device.id} reads ${circle}`).toBe(mayFollow(roster, device.id, circle));
      expect(reads === 'heads').toBe(belongs(model, device.id, circle));
      const entry = await signEntry(roster.space, { circle, epoch, author: device.id, number: 1 }, new Uint8Array(64), device.sign);
      const writes = await answered(await connected(hub, world, 'device', device), { is: 'append', entries: [entry] }, 'ack', 'refused');
      expect(writes === 'ack', `${device.id} writes to ${circle}`).toBe(mayAppend(roster, device.id, circle));
    }
    const line = await connected(hub, world, 'device', device);
    await answered(line, { is: 'pull-wraps' }, 'wraps');
    const handed = line.heard.flatMap((message) => (message.is === 'wraps' ? message.wraps.map(({ circle, epoch }) => `${circle} ${epoch}`) : []));
    const names = (which: readonly RosterCircle[]) => which.map(({ id, epoch }) => `${id} ${epoch}`);
    const readable = circles.filter(({ id }) => mayFollow(roster, device.id, id));
    expect(handed).toEqual(expect.arrayContaining(names(readable.filter(({ wraps }) => wraps.has(device.id)))));
    // Who lost a role and has it again knows the key that is about to change: that old wrap may still lie there.
    expect(names(readable.filter(({ due, wraps }) => due || wraps.has(device.id)))).toEqual(expect.arrayContaining(handed));
  }
}

test('R-11 H-9 H-13 in random associations the hub takes just what the devices take, and lets everybody read and write just where they say', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(here, { minLength: 20, maxLength: 40 }), async (seed, steps) => {
      const random = seededRandom(seed);
      const store = openSqliteStore(':memory:');
      const failures: unknown[] = [];
      const hub = openHub({ store, clock: () => NOON, random, soon: setImmediate, failed: (error) => failures.push(error) });
      const world = await newWorld(random);
      const founding = wire(hub);
      await founding.say({ is: 'hello', version: 1, purpose: 'found', space: null });
      const [entry] = world.association.chain;
      await founding.say({ is: 'found', code: await makeCode(store, random, false), offer: { entry: entry!, wraps: world.association.wraps } });
      for (const one of [...start, ...granting, ...steps]) {
        const act = await actOf(world, one);
        if (!act) continue;
        const offer = await offerOf(world, act);
        const atHub = await hubTakes(hub, world, act, offer);
        const taken = await take(world, act, offer);
        expect(atHub, `${one.kind} at the hub`).toBe(taken);
        if (taken) seen.add(one.kind);
      }
      await rightsAgree(hub, world);
      expect(failures).toEqual([]);
      await hub.rest();
      await store.close();
    }),
    { numRuns: 25, seed: Number(process.env['SEED'] ?? 29) },
  );
  expect(kinds.filter((kind) => kind !== 'backup' && kind !== 'settle' && !seen.has(kind)), 'every kind of step was taken at least once').toEqual([]);
}, 180_000);
