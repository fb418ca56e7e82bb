import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, TEAM, type ContactId } from '#base/ids.ts';
import { contactIds } from '#doc/contacts.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { seededNumbers, seededRandom } from '../support/random.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(28);
/** An epoch takes its opener about so many, and everybody else fewer. */
const FRAMES = 14;
const soon = { timeout: 30_000, interval: 20 };
let founded: Founded & { readonly code: string };
let hub: Office;

beforeEach(async () => {
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
});
afterEach(async () => {
  await hub.close();
  founded.remove();
});

/** A line whose frames are counted down; at zero somebody is told. */
function watchedLine() {
  const watch = { left: Infinity, reached: (): void => undefined };
  const passed = (): void => {
    watch.left -= 1;
    if (watch.left === 0) watch.reached();
  };
  const open: Office['open'] = (events) => {
    const line = hub.open({ ...events, frame: (bytes) => { passed(); events.frame(bytes); } });
    return { ...line, send: (bytes) => { passed(); line.send(bytes); } };
  };
  return { open, after: (frames: number) => new Promise<void>((resolve) => Object.assign(watch, { left: frames, reached: resolve })) };
}
type Watched = SpacePhone & { after(frames: number): Promise<void> };

/** Their clocks run fast, so that nobody measures how much stretching this machine could bear. */
const now = (): number => Math.round(performance.now() * 1_000);

async function team(): Promise<readonly [Watched, Watched]> {
  const address = { address: 'http://here' };
  const [one, two] = [watchedLine(), watchedLine()];
  const office = await foundedPhone('office', address, founded.code, random, { open: one.open, timer: fastTimer(20), now });
  const village = await joinedPhone('village', address, await inviteFrom(office), random, { open: two.open, timer: fastTimer(20), now });
  return [Object.assign(office, { after: one.after }), Object.assign(village, { after: two.after })];
}
async function contact(by: SpacePhone): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await by.space.run({ do: 'createContact', id, contact: { name: 'Jörg Müller' } }, null)).ok).toBe(true);
  return id;
}
const known = ({ space }: SpacePhone): readonly string[] => contactIds(space.team.doc()).toSorted();
const compact = ({ space }: SpacePhone) => space.epochs?.open({ circle: TEAM, reason: 'compaction', erase: () => [] });
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('C-31 whatever moment a phone is stopped at while an epoch opens or begins, all end in one epoch and nothing saved is lost', async () => {
  const phones = await team();
  const [office, village] = phones;
  const saved: string[] = [];
  const chance = seededNumbers(5);
  for (let round = 2; round < 2 + 2 * FRAMES; round += 1) {
    for (const one of phones) saved.push(await contact(one));
    const stopped = round % 2 === 0 ? office : village;
    const reached = stopped.after(Math.floor(round / 2));
    const opening = compact(office);
    await Promise.race([reached, opening]);
    // Most frames are followed by work on the disk: sometimes it is cut short, sometimes done.
    await turns(Math.floor(chance() * 1_500));
    await restart(stopped);
    await opening;
    saved.push(await contact(stopped));
    for (const one of phones) {
      await expect.poll(() => [one.space.receipts.waiting(), known(one)], soon).toEqual([0, saved.toSorted()]);
      await expect.poll(() => one.space.team.log(), soon).toEqual({ circle: TEAM, epoch: one.unlocked.roster.current().circles.get(TEAM)?.epoch });
    }
    expect(office.unlocked.roster.current().length).toBe(village.unlocked.roster.current().length);
  }
  expect(village.space.team.log().epoch).toBeGreaterThan(10);
  for (const one of phones) {
    await expect.poll(() => one.database.checkpoints.where(':id').between([TEAM], [TEAM, []]).count(), soon).toBeLessThan(2);
    expect([await one.database.rescues.count(), await one.database.setAside.count()]).toEqual([0, 0]);
    await one.space.close();
  }
}, 120_000);
