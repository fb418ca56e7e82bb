import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { accept } from '#base/result.ts';
import { TEAM } from '#base/ids.ts';
import { waitToGoOn } from '#app/unreadable.ts';
import { actOnRoster } from '#app/rosterActing.ts';
import { entitledRecipients } from '#roster/entitled.ts';
import { epochOf } from '#roster/rights.ts';
import { wrapKey } from '#seal/wraps.ts';
import { readUnreadable } from '#store/unreadableStore.ts';
import type { Wrap } from '#wire/messages.ts';
import { snapshotHash, splitSnapshot } from '#wire/snapshot.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(71);
const soon = { timeout: 40_000, interval: 20 };
const address = { address: 'http://here' };
let founded: Founded & { readonly code: string };
let hub: Office;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

const options = { open: ((events) => hub.open(events)) as Office['open'], timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) };
async function team(): Promise<readonly [SpacePhone, SpacePhone, SpacePhone]> {
  const mara = await foundedPhone('mara', address, founded.code, random, options);
  const [kim, eve] = [await joinedPhone('kim', address, await inviteFrom(mara), random, options), await joinedPhone('eve', address, await inviteFrom(mara), random, options)];
  phones.push(mara, kim, eve);
  for (const one of phones) await expect.poll(() => [one.unlocked.roster.current().devices.size, one.space.receipts.waiting()], soon).toEqual([3, 0]);
  return [mara, kim, eve];
}
const words = ({ space }: SpacePhone) => said(space.team.doc()).toSorted();
const epochAt = ({ space }: SpacePhone) => space.circles.epochHere(TEAM);
async function says(phone: SpacePhone, ...all: readonly string[]): Promise<void> {
  for (const word of all) must(await say(phone.space.team, word));
  phone.space.nudge();
}

type Lie = { readonly snapshot: Bytes; readonly wraps?: (wraps: readonly Wrap[]) => readonly Wrap[] };
/** What a hostile member's device puts on the roster as the team's next epoch. */
async function opens(eve: SpacePhone, { snapshot, wraps: twist = (all) => all }: Lie): Promise<void> {
  const { connection } = eve.space.line;
  const roster = eve.unlocked.roster.current();
  const present = epochOf(roster, TEAM);
  const log = { circle: TEAM, epoch: present + 1 };
  if (!connection) throw new Error('no line');
  must(await connection.putSnapshot(log, snapshot));
  const wraps = twist(await Promise.all(entitledRecipients(roster, TEAM).map((to) => wrapKey(to, { space: roster.space, ...log }, random(32)))));
  const heads = eve.space.team.heads();
  const hash = await snapshotHash(splitSnapshot(snapshot));
  must(await actOnRoster({ deps: eve.deps, unlocked: eve.unlocked, connection }, async () => accept({ wraps, action: (refs) => ({ kind: 'epoch', ...log, reason: 'rotation', members: [], snapshot: hash, heads, wraps: refs }) })));
}

test('C-53 an epoch that nobody can read is passed over: somebody opens the next one from the state they are in, and nothing anybody wrote is lost', async () => {
  const [mara, kim, eve] = await team();
  await says(mara, 'before');
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['before']);
  await opens(eve, { snapshot: random(5_000) });
  await says(mara, 'meanwhile, mara');
  await says(kim, 'meanwhile, kim');
  for (const one of phones) await expect.poll(() => epochAt(one), soon).toBeGreaterThan(2);
  await says(kim, 'afterwards');
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['afterwards', 'before', 'meanwhile, kim', 'meanwhile, mara']);
  for (const one of [mara, kim]) {
    expect(await readUnreadable(one.database)).toMatchObject([{ circle: TEAM, epoch: 2, by: eve.unlocked.keys.id }]);
    await expect.poll(() => one.space.receipts.waiting(), soon).toBe(0);
  }
  await restart(kim);
  expect(words(kim)).toEqual(['afterwards', 'before', 'meanwhile, kim', 'meanwhile, mara']);
}, 60_000);

test('C-54 so is an epoch whose key is none, for whoever it was to be for', async () => {
  const [mara, kim, eve] = await team();
  await says(mara, 'before');
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['before']);
  await opens(eve, { snapshot: random(5_000), wraps: (all) => all.map((wrap) => ({ ...wrap, bytes: random(80) })) });
  await says(kim, 'meanwhile');
  for (const one of phones) await expect.poll(() => epochAt(one), soon).toBeGreaterThan(2);
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['before', 'meanwhile']);
  expect(await readUnreadable(mara.database)).toMatchObject([{ epoch: 2, by: eve.unlocked.keys.id }]);
}, 60_000);

test('C-56 the more of a circle’s epochs nobody could read, the longer the devices wait before they open the next one', async () => {
  expect([1, 2, 3, 9, 99].map((before) => waitToGoOn(before).most / 1_000)).toEqual([6, 12, 24, 1_536, 1_536]);
  const [mara, kim, eve] = await team();
  await says(mara, 'before');
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['before']);
  for (const epoch of [2, 4]) {
    await opens(eve, { snapshot: random(500) });
    await says(kim, `meanwhile ${epoch}`);
    for (const one of phones) await expect.poll(() => epochAt(one), soon).toBe(epoch + 1);
    // The next lie has to name the heads that the hub has.
    for (const one of phones) await expect.poll(() => [words(one).includes(`meanwhile ${epoch}`), one.space.receipts.waiting()], soon).toEqual([true, 0]);
  }
  for (const one of phones) await expect.poll(() => words(one), soon).toEqual(['before', 'meanwhile 2', 'meanwhile 4']);
  expect((await readUnreadable(mara.database)).map(({ by }) => by)).toEqual([eve.unlocked.keys.id, eve.unlocked.keys.id]);
}, 90_000);
