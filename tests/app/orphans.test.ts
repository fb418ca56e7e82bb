import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CircleId, MemberId } from '#base/ids.ts';
import { ORPHAN_WAIT_MS } from '#app/unreadable.ts';
import { isOrphaned, orphansOf } from '#roster/orphans.ts';
import { readUnreadable } from '#store/unreadableStore.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { deskOf, must } from '../support/rosterActs.ts';
import { act, foundedPhone, inviteFrom, joinedPhone, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(75);
const soon = { timeout: 40_000, interval: 20 };
const address = { address: 'http://here' };
let founded: Founded & { readonly code: string };
let hub: Office;
let ahead = 0;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  ahead = 0;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

const options = { open: ((events) => hub.open(events)) as Office['open'], timer: fastTimer(20), now: () => Math.round(performance.now()) + ahead };
async function office(): Promise<SpacePhone> {
  const phone = await foundedPhone('mara', address, founded.code, random, options);
  phones.push(phone);
  return phone;
}
async function joined(name: string, by: SpacePhone, member?: MemberId): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(by, member), random, options);
  phones.push(phone);
  return phone;
}
const rosterOf = ({ unlocked }: SpacePhone) => unlocked.roster.current();
const memberOf = ({ unlocked }: SpacePhone) => unlocked.row.member;
const epochAt = ({ space }: SpacePhone, circle: CircleId) => space.circles.epochHere(circle);

async function opened(by: SpacePhone, circle: CircleId, word: string): Promise<void> {
  must(await say(must(await by.space.circle(circle)), word));
  by.space.nudge();
  await expect.poll(() => by.space.receipts.waiting(), soon).toBe(0);
}

test('R-38 R-39 a desk whose key nobody has any more is said, and a day later begun anew by Leitung; nobody else does', async () => {
  const mara = await office();
  const [ben, kim] = [await joined('ben', mara), await joined('kim', mara)];
  const desk = deskOf(memberOf(mara));
  await opened(mara, desk, 'of mara');
  await act(mara, { kind: 'role', member: memberOf(ben), roles: ['lead'] });
  mara.space.line.connection?.close();
  await expect.poll(() => rosterOf(ben).members.get(memberOf(ben))?.roles, soon).toEqual(['lead']);
  await act(ben, { kind: 'remove', member: memberOf(mara), devices: [mara.unlocked.keys.id] });
  await expect.poll(() => isOrphaned(rosterOf(ben), desk), soon).toBe(true);
  expect([orphansOf(rosterOf(ben), ben.unlocked.keys.id), orphansOf(rosterOf(kim), kim.unlocked.keys.id)]).toEqual([[desk], []]);
  await expect.poll(() => readUnreadable(ben.database), soon).toMatchObject([{ circle: desk, epoch: 1, why: 'key-lost' }]);
  expect(epochAt(ben, desk)).toBe(0);
  ahead = ORPHAN_WAIT_MS;
  ben.space.epochs?.look();
  await expect.poll(() => epochAt(ben, desk), soon).toBe(2);
  await opened(ben, desk, 'begun anew');
  ben.space.epochs?.look();
  await expect.poll(() => readUnreadable(ben.database), soon).toEqual([]);
  expect(await readUnreadable(kim.database)).toEqual([]);
}, 60_000);

test('R-39 a mentorship’s circle whose key nobody has any more is begun anew by its mentor alone, on a new device', async () => {
  const mara = await office();
  const ben = await joined('ben', mara);
  const circle = 'mentor:m1' as CircleId;
  await ben.space.line.settled();
  must(await ben.space.epochs!.begin(circle));
  await opened(ben, circle, 'lost with the phone');
  ben.space.line.connection?.close();
  await act(mara, { kind: 'remove', member: memberOf(ben), devices: [ben.unlocked.keys.id] });
  const again = await joined('ben again', mara, memberOf(ben));
  await expect.poll(() => isOrphaned(rosterOf(mara), circle), soon).toBe(true);
  expect([orphansOf(rosterOf(mara), mara.unlocked.keys.id), orphansOf(rosterOf(again), again.unlocked.keys.id)]).toEqual([[], [circle]]);
  await expect.poll(() => readUnreadable(again.database), soon).toMatchObject([{ circle, why: 'key-lost' }]);
  ahead = ORPHAN_WAIT_MS;
  again.space.epochs?.look();
  await expect.poll(() => epochAt(again, circle), soon).toBe(2);
  expect(said(must(await again.space.circle(circle)).doc())).toEqual([]);
  await opened(again, circle, 'begun anew');
}, 60_000);

test('R-38 a key that an open invite or a sheet still holds is not lost', async () => {
  const mara = await office();
  const ben = await joined('ben', mara);
  const desk = deskOf(memberOf(ben));
  await inviteFrom(ben, memberOf(ben));
  await opened(ben, desk, 'of ben');
  const roster = rosterOf(ben);
  const gone = { ...roster, devices: new Map([...roster.devices].map(([id, device]) => [id, { ...device, removed: true }])) };
  expect(isOrphaned(gone, desk)).toBe(false);
  expect(isOrphaned({ ...gone, invites: new Map() }, desk)).toBe(true);
});
