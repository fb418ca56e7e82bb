import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import type { Circles } from '#app/circles.ts';
import { MOST_RESTING, REST_MS } from '#app/resting.ts';
import { importEpochKey } from '#seal/body.ts';
import { rosterIn } from '../support/circleEpochs.ts';
import { deskOn, leadPhone, withDesks } from '../support/manyDesks.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { acted, must, withMember } from '../support/rosterActs.ts';

const random = seededRandom(85);

const openIn = (circles: Circles): readonly CircleId[] => circles.opened().map((circle) => circle.log().circle).filter((id) => id !== TEAM && id !== BOARD);

async function onePhone(count: number) {
  const { association, desks } = await withDesks(count, random);
  const phone = await leadPhone(association, random);
  const read = (id: CircleId): Promise<readonly unknown[] | null> => phone.circles.borrow(id, async (circle) => said(circle.doc()));
  const write = async (id: CircleId, word: string) => must((await phone.circles.borrow(id, (circle) => say(circle, word)))!);
  const timesRead = (id: CircleId): number => phone.readings.filter((one) => one === id).length;
  return { ...phone, association, desks, ids: desks.map(({ id }) => id), read, write, timesRead };
}

test('C-85 the next command at a desk does not read its log again, unless twenty seconds have passed since the last use', async () => {
  const { circles, pass, read, write, timesRead, ids: [desk] } = await onePhone(1);
  await write(desk!, 'one');
  await pass(REST_MS - 1);
  await write(desk!, 'two');
  // Counted from the last use, not from the first.
  await pass(REST_MS - 1);
  expect([await read(desk!), timesRead(desk!), openIn(circles)]).toEqual([['one', 'two'], 1, [desk]]);
  await pass(REST_MS);
  expect(openIn(circles)).toEqual([]);
  expect([await read(desk!), timesRead(desk!)]).toEqual([['one', 'two'], 2]);
});

test('C-85 two who use a desk at once have it open once, and it rests when the second is done', async () => {
  const { circles, pass, timesRead, ids: [desk] } = await onePhone(1);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const seen: unknown[] = [];
  const using = [first, second].map((end) => circles.borrow(desk!, async (circle) => {
    seen.push(circle);
    await end.promise;
  }));
  await pass(REST_MS);
  expect([seen.length, seen[0] === seen[1], timesRead(desk!)]).toEqual([2, true, 1]);
  first.resolve();
  await using[0];
  await pass(REST_MS);
  expect(openIn(circles)).toEqual([desk]);
  second.resolve();
  await using[1];
  expect(openIn(circles)).toEqual([desk]);
  await pass(REST_MS);
  expect(openIn(circles)).toEqual([]);
});

test('C-85 locking closes what rests and what is in use, and nothing rests afterwards', async () => {
  const { circles, read, write, ids: [one, two] } = await onePhone(2);
  await write(one!, 'mine');
  const rested = circles.opened().find((circle) => circle.log().circle === one)!;
  const end = Promise.withResolvers<void>();
  const using = circles.borrow(two!, () => end.promise);
  await read(one!);
  await circles.close();
  expect(openIn(circles)).toEqual([two]);
  end.resolve();
  await using;
  expect(openIn(circles)).toEqual([]);
  expect((await say(rested, 'late')).ok).toBe(false);
  // Whoever was about to use one when the app locked leaves none behind.
  await read(one!);
  expect(openIn(circles)).toEqual([]);
});

test('C-86 of the desks nobody uses three stay open at most, and the one that was not used longest goes first', async () => {
  const { circles, read, timesRead, ids } = await onePhone(MOST_RESTING + 2);
  const [first, second, ...others] = ids as [CircleId, CircleId, ...CircleId[]];
  for (const id of [first, second, others[0]!]) await read(id);
  await read(first);
  for (const id of others) {
    await read(id);
    expect(openIn(circles).length).toBe(MOST_RESTING);
  }
  expect(new Set(openIn(circles))).toEqual(new Set(others));
  await Promise.all(ids.map(read));
  expect([openIn(circles).length, timesRead(second)]).toEqual([MOST_RESTING, 2]);
});

test('C-87 what a desk at rest receives is read by the next who uses it', async () => {
  const { circles, association, desks: [desk], read, timesRead } = await onePhone(1);
  const { circle, store } = await deskOn({ association, random }, desk!);
  must(await say(circle, 'from afar'));
  expect(await read(desk!.id)).toEqual([]);
  expect(await circles.receive(circle.log(), await store.entriesAfter(circle.log(), []))).toEqual({ applied: 1, setAside: 0, refusal: null });
  expect([await read(desk!.id), timesRead(desk!.id)]).toEqual([['from afar'], 1]);
});

test('C-87 whoever uses a desk after its next epoch began here uses that one, and not the older it had open', async () => {
  const { association, desks } = await withDesks(1, random);
  const { id } = desks[0]!;
  const raw = random(32);
  const phone = await leadPhone(association, random, [{ circle: id, epoch: 2, key: raw }]);
  await phone.circles.borrow(id, (circle) => say(circle, 'before'));
  const key = await importEpochKey(raw);
  const prepared = must((await phone.circles.borrow(id, (circle) => circle.prepareEpoch({ key, heads: null, erase: [] })))!);
  const older = phone.circles.opened().find((circle) => circle.log().circle === id)!;
  phone.tell(rosterIn(association.roster, prepared, 'rotation', id));
  must(await phone.circles.advance({ log: { circle: id, epoch: 2 }, key, sealedKey: null, snapshot: prepared.snapshot }));
  expect([openIn(phone.circles), (await say(older, 'too late')).ok]).toEqual([[], false]);
  expect(await phone.circles.borrow(id, async (circle) => [circle.log().epoch, ...said(circle.doc())])).toEqual([2, 'before']);
});

test('C-87 a desk at rest is not read any more by a device that lost its place in it, and leaving closes it', async () => {
  const { association, desks } = await withDesks(2, random);
  const [kept, left] = desks.map(({ id }) => id) as [CircleId, CircleId];
  const { association: withLead, joined: lead } = await withMember(association, random, ['lead']);
  const phone = await leadPhone(withLead, random);
  for (const id of [kept, left]) await phone.circles.borrow(id, async () => undefined);
  phone.tell((await acted(withLead, lead.device, { kind: 'role', member: withLead.founderMember, roles: ['canvasser'] })).roster);
  expect([await phone.circles.borrow(kept, async () => 'read'), openIn(phone.circles)]).toEqual([null, [left]]);
  must(await phone.circles.leave(left));
  expect(openIn(phone.circles)).toEqual([]);
  await phone.pass(REST_MS);
  expect([openIn(phone.circles), await phone.circles.borrow(left, async () => 'read')]).toEqual([[], null]);
});
