import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { decodeRosterEntry } from '#wire/rosterEntry.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { foundedPhone, inviteFrom, joinedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(30);
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
async function office(): Promise<SpacePhone> {
  const phone = await foundedPhone('office', address, founded.code, random, options);
  phones.push(phone);
  return phone;
}
async function joined(name: string, by: SpacePhone): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(by), random, options);
  phones.push(phone);
  return phone;
}
/** Words that no packing makes smaller than 30 KB each. */
async function sayMuch(phone: SpacePhone, words: number): Promise<void> {
  for (let word = 0; word < words; word += 1) must(await say(phone.space.team, Buffer.from(random(30_000)).toString('base64')));
  phone.space.nudge();
}
const counts = (all: readonly SpacePhone[]): readonly number[] => all.map(({ space }) => said(space.team.doc()).length);
async function epochsOpened({ unlocked }: SpacePhone): Promise<readonly string[]> {
  const chain = await unlocked.roster.from(0);
  return chain.flatMap((bytes) => {
    const entry = decodeRosterEntry(bytes);
    return entry.ok && entry.value.action.kind === 'epoch' ? [`${entry.value.action.circle} ${entry.value.action.epoch} ${entry.value.action.reason}`] : [];
  });
}

test('C-36 a circle whose tail has outgrown its snapshot is compacted by itself, once, whoever of those online does it', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  await sayMuch(anna, 7);
  await expect.poll(() => counts(phones), soon).toEqual([7, 7, 7]);
  expect(await epochsOpened(lead)).toEqual([]);
  await sayMuch(bela, 3);
  await expect.poll(() => phones.map(({ space }) => space.team.log().epoch), soon).toEqual([2, 2, 2]);
  await sayMuch(lead, 2);
  await expect.poll(() => counts(phones), soon).toEqual([12, 12, 12]);
  expect(await epochsOpened(anna)).toEqual([`${TEAM} 2 compaction`]);
  await expect.poll(() => phones.map(({ space }) => space.receipts.waiting()), soon).toEqual([0, 0, 0]);
}, 60_000);

test('C-37 to a hub restored from before an epoch the phones tell it again, with its snapshot: whoever joins then has everything', async () => {
  const lead = await office();
  const anna = await joined('Anna', lead);
  must(await say(lead.space.team, 'first'));
  lead.space.nudge();
  await expect.poll(() => [...counts(phones), lead.space.receipts.waiting()], soon).toEqual([1, 1, 0]);
  await hub.backUp();
  expect(await lead.space.epochs?.open({ circle: TEAM, reason: 'compaction', erase: () => [] })).toEqual({ ok: true, value: null });
  await expect.poll(() => anna.space.team.log().epoch, soon).toBe(2);
  must(await say(anna.space.team, 'second'));
  anna.space.nudge();
  await expect.poll(() => [...counts(phones), anna.space.receipts.waiting()], soon).toEqual([2, 2, 0]);
  await hub.restore();
  must(await say(lead.space.team, 'third'));
  for (const { space } of phones) space.nudge();
  await expect.poll(() => [...counts(phones), ...phones.map(({ space }) => space.receipts.waiting())], soon).toEqual([3, 3, 0, 0]);
  const bela = await joined('Bela', lead);
  await expect.poll(() => said(bela.space.team.doc()), soon).toEqual(['first', 'second', 'third']);
}, 60_000);
