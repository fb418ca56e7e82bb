import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addEvent, linkOf, standingOf, subscribed } from '../support/feedPhones.ts';
import { leavingTeam, soon, type LeavingTeam } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(83);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

test('Y-71 a hub put back to before the address was changed is told so by Leitung’s device, and serves everything again', async () => {
  const { mara, kim } = await world.team();
  await addEvent(mara.phone, random, 'Vor der Sicherung');
  must(await mara.phone.engine.openFeed());
  const first = await linkOf(mara.phone);
  await expect.poll(async () => (await subscribed(first)).text, soon).toContain('Vor der Sicherung');
  await world.backUp();
  must(await mara.phone.engine.withdrawFeed());
  must(await mara.phone.engine.openFeed());
  const second = await linkOf(mara.phone);
  await addEvent(kim.phone, random, 'Nach der Sicherung');
  await expect.poll(async () => (await subscribed(second)).text, soon).toContain('Nach der Sicherung');
  for (const { line } of [mara, kim]) line.off();
  await world.putBack();
  expect([(await subscribed(first)).status, (await subscribed(second)).status]).toEqual([200, 404]);
  kim.line.on();
  kim.phone.nudge();
  await expect.poll(async () => kim.phone.status().connection, soon).toBe('online');
  mara.line.on();
  mara.phone.nudge();
  await expect.poll(async () => (await subscribed(first)).status, soon).toBe(404);
  await expect.poll(async () => (await subscribed(second)).text, soon).toContain('Nach der Sicherung');
  for (const { phone } of [mara, kim]) await expect.poll(() => standingOf(phone), soon).toMatchObject({ is: 'open', hub: 'current', link: second });
}, 90_000);
