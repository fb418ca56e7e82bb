import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM, type CircleId, type MemberId } from '#base/ids.ts';
import { adoptInto } from '#app/adopting.ts';
import { openRescueRoom } from '#app/rescueRoom.ts';
import { readRecord } from '#doc/records.ts';
import type { Adopted } from '#domain/adoption.ts';
import { circleStore } from '#store/circleStore.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { readDevice } from '#store/deviceStore.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { deskOf, must } from '../support/rosterActs.ts';
import { act, foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(34);
const soon = { timeout: 30_000, interval: 20 };
const address = { address: 'http://here' };
let founded: Founded & { readonly code: string };
let hub: Office;
let online = true;
const phones: SpacePhone[] = [];

beforeEach(async () => {
  online = true;
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});

const open: Office['open'] = (events) => {
  if (online) return hub.open(events);
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
};
const options = { open, timer: fastTimer(20), now: () => Math.round(performance.now() * 1_000) };
async function office(): Promise<SpacePhone> {
  const phone = await foundedPhone('office', address, founded.code, random, options);
  phones.push(phone);
  return phone;
}
async function joined(name: string, by: SpacePhone, member?: MemberId): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(by, member), random, options);
  phones.push(phone);
  return phone;
}
const memberOf = ({ unlocked }: SpacePhone) => unlocked.row.member;
const deskBy = (phone: SpacePhone): CircleId => deskOf(memberOf(phone));
async function words(phone: SpacePhone, desk: CircleId): Promise<readonly unknown[] | null> {
  return phone.space.circles.borrow(desk, async (circle) => said(circle.doc()));
}
/** Says a word at a desk, as a screen would: the line is nudged. */
async function sayAt(phone: SpacePhone, desk: CircleId, word: string): Promise<void> {
  const circle = must(await phone.space.circle(desk));
  must(await say(circle, word));
  phone.space.nudge();
}

test('C-34 one’s own desk is opened when it is first asked for; Leitung reads it, another member does not', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await sayAt(anna, desk, 'agreed');
  await expect.poll(() => words(lead, desk), soon).toEqual(['agreed']);
  await expect.poll(() => bela.unlocked.roster.current().circles.has(desk), soon).toBe(true);
  expect([await words(bela, desk), await bela.space.circle(desk)]).toEqual([null, { ok: false, refusal: 'not-allowed' }]);
  expect(must(await anna.space.circle(desk)).log()).toEqual({ circle: desk, epoch: 1 });
});

test('C-34 without the hub a desk nobody has opened says so, and one that is open here goes on', async () => {
  const lead = await office();
  const anna = await joined('Anna', lead);
  await sayAt(lead, deskBy(lead), 'mine');
  online = false;
  for (const phone of [lead, anna]) await restart(phone);
  expect(await anna.space.circle(deskBy(anna))).toEqual({ ok: false, refusal: 'hub-unreachable' });
  await sayAt(lead, deskBy(lead), 'offline');
  expect(await words(lead, deskBy(lead))).toEqual(['mine', 'offline']);
});

test('C-33 whoever becomes Kasse is handed the keys of every desk, with what was written before', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await sayAt(anna, desk, 'before');
  await expect.poll(() => words(lead, desk), soon).toEqual(['before']);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser', 'treasurer'] });
  await expect.poll(() => words(bela, desk), soon).toEqual(['before']);
  expect(bela.unlocked.ring.get(desk, 1)).toEqual(anna.unlocked.ring.get(desk, 1));
});

test('C-32 where somebody loses a role each desk is opened anew, without them; the desk of a removed member too', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['treasurer'] });
  await sayAt(anna, desk, 'one');
  await expect.poll(() => words(bela, desk), soon).toEqual(['one']);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser'] });
  await expect.poll(() => anna.space.circles.epochHere(desk), soon).toBe(2);
  await sayAt(anna, desk, 'two');
  await expect.poll(() => words(lead, desk), soon).toEqual(['one', 'two']);
  expect([bela.unlocked.ring.get(desk, 2), await words(bela, desk)]).toEqual([null, null]);

  await act(lead, { kind: 'remove', member: memberOf(anna), devices: [] });
  await expect.poll(() => [lead.space.circles.epochHere(desk), lead.space.circles.epochHere(TEAM)], soon).toEqual([3, 2]);
  expect(await words(lead, desk)).toEqual(['one', 'two']);
});

test('C-32 where the device that made a circle due lacks its key, one that has it opens it', async () => {
  const lead = await office();
  const anna = await joined('Anna', lead);
  const circle = 'mentor:first' as CircleId;
  await anna.space.line.settled();
  must((await anna.space.epochs?.begin(circle)) ?? { ok: false, refusal: 'no epochs' });
  expect(anna.unlocked.roster.current().circles.get(circle)?.members).toEqual([memberOf(anna)]);
  await sayAt(anna, circle, 'going well');
  const tablet = await joined('tablet', anna, memberOf(anna));
  await expect.poll(() => words(tablet, circle), soon).toEqual(['going well']);

  await act(lead, { kind: 'remove', member: memberOf(anna), devices: [tablet.unlocked.keys.id] });
  await expect.poll(() => anna.space.circles.epochHere(circle), soon).toBe(2);
  await sayAt(anna, circle, 'better still');
  expect([await words(anna, circle), await words(lead, circle), tablet.unlocked.ring.get(circle, 2)]).toEqual([['going well', 'better still'], null, null]);
});

/** Every row and key of a circle on the phone's disk, and whether it holds a key in memory. */
async function keptOf({ database, unlocked }: SpacePhone, circle: CircleId): Promise<Readonly<Record<string, number>>> {
  const { entries, confirmed, checkpoints, snapshots, setAside, rescues } = database;
  const of = async (rows: Promise<readonly { readonly circle: CircleId }[]>): Promise<number> => (await rows).filter((row) => row.circle === circle).length;
  const keys = (await readDevice(database))?.epochKeys.filter((key) => key.circle === circle).length ?? 0;
  const inMemory = [1, 2, 3].filter((epoch) => unlocked.ring.get(circle, epoch)).length;
  return {
    entries: await of(entries.toArray()), confirmed: await of(confirmed.toArray()), checkpoints: await of(checkpoints.toArray()), snapshots: await of(snapshots.toArray()),
    setAside: await of(setAside.toArray()), rescues: await of(rescues.toArray()), keys, inMemory,
  };
}
const nothing = { entries: 0, confirmed: 0, checkpoints: 0, snapshots: 0, setAside: 0, rescues: 0, keys: 0, inMemory: 0 };

test('C-52 whoever is not Kasse any more keeps nothing of others’ desks, the own one stays; as Kasse again everything is back', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['treasurer'] });
  await sayAt(anna, desk, 'one');
  await sayAt(bela, deskBy(bela), 'own');
  await expect.poll(() => words(bela, desk), soon).toEqual(['one']);
  await sayAt(bela, desk, 'by Kasse');
  await expect.poll(() => words(anna, desk), soon).toEqual(['one', 'by Kasse']);
  must(await (must(await bela.space.circle(desk))).checkpoint('now'));
  expect(await keptOf(bela, desk)).toMatchObject({ entries: 2, checkpoints: 1, keys: 1, inMemory: 1 });

  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser'] });
  await expect.poll(() => keptOf(bela, desk), soon).toEqual(nothing);
  expect([await words(bela, desk), await words(bela, deskBy(bela)), bela.space.receipts.waiting()]).toEqual([null, ['own'], 0]);
  await expect.poll(() => anna.space.circles.epochHere(desk), soon).toBe(2);

  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['treasurer'] });
  await expect.poll(() => words(bela, desk), soon).toEqual(['one', 'by Kasse']);
  await sayAt(bela, desk, 'again');
  await expect.poll(() => words(anna, desk), soon).toEqual(['one', 'by Kasse', 'again']);
});

/** What the rescue room tells of what was left behind: whether it is one's own, why it can not be read, how much is of unknown kinds. */
async function toldOf({ deps, lease, unlocked, space }: SpacePhone) {
  const room = openRescueRoom({ deps, lease, unlocked, store: circleStore(deps.database, lease), space });
  const { rescues } = await room.rescues();
  room.close();
  return rescues.flatMap(({ self, entries }) => entries.map(({ unreadable, newer }) => [self, unreadable, newer]));
}

test('C-52 D-47 of a desk that was lost only own words the hub never had stay, sealed and told, and are there again with the role', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['treasurer'] });
  await sayAt(anna, desk, 'one');
  await expect.poll(() => words(bela, desk), soon).toEqual(['one']);
  online = false;
  await restart(bela);
  await sayAt(bela, desk, 'never delivered');
  const { row } = bela.unlocked;
  await bela.space.close();
  online = true;
  await restart(lead);
  await act(lead, { kind: 'role', member: row.member, roles: ['canvasser'] });
  await restart(bela);
  await expect.poll(() => keptOf(bela, desk), soon).toEqual({ ...nothing, rescues: 1 });
  expect(bela.space.receipts.waiting()).toBe(0);
  expect(await toldOf(bela)).toEqual([[true, 'not-in-circle', 0]]);
  await act(lead, { kind: 'role', member: row.member, roles: ['treasurer'] });
  await expect.poll(() => words(bela, desk), soon).toEqual(['one']);
  expect((await bela.space.circles.borrow(desk, (circle) => circle.rescues()))?.map(({ author }) => author)).toEqual([bela.unlocked.keys.id]);
  expect(await toldOf(bela), 'a word is of no kind this version knows').toEqual([[true, null, 1]]);
});

test('D-46 what somebody wrote at a desk and nobody heard is taken over into that desk by whoever is in it, and by nobody else', async () => {
  const lead = await office();
  const [anna, bela] = [await joined('Anna', lead), await joined('Bela', lead)];
  const desk = deskBy(anna);
  await sayAt(anna, desk, 'one');
  await expect.poll(() => words(lead, desk), soon).toEqual(['one']);
  const said: readonly Adopted[] = [{ make: 'birth', kind: 'agreement', id: 'a1', born: { aside: 'Unterschrift holen' }, by: { member: memberOf(anna), at: 5 } }];
  expect(await adoptInto(bela, desk, said)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  expect(await adoptInto(lead, desk, said)).toEqual({ ok: true, value: null });
  const atDesk = async (phone: SpacePhone) => phone.space.circles.borrow(desk, async (circle) => readRecord(circle.doc(), 'agreement', 'a1')?.born);
  await expect.poll(() => atDesk(anna), soon).toMatchObject({ value: { aside: 'Unterschrift holen' }, who: memberOf(anna), when: 5 });
  expect([lead, anna].map(({ space }) => readRecord(space.team.doc(), 'agreement', 'a1'))).toEqual([null, null]);
});
