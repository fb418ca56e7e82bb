import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import { receipts } from '#app/receipts.ts';
import { REST_MS } from '#app/resting.ts';
import { deskOn, leadPhone, withDesks, type Desk } from '../support/manyDesks.ts';
import { said, say } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { found, must } from '../support/rosterActs.ts';

const random = seededRandom(60);

test('a device of Leitung with sixty desks opens the team and the board, and a desk only when it is asked for', async () => {
  const { association, desks } = await withDesks(60, random);
  const { circles, store, unlocked, pass } = await leadPhone(association, random);
  const opened = (): readonly CircleId[] => circles.opened().map((circle) => circle.log().circle);
  expect([circles.logs().length, circles.followed().length, opened()]).toEqual([62, 62, [TEAM, BOARD]]);

  const [first, second] = desks as [Desk, Desk];
  const writing = await deskOn({ association, random }, first);
  must(await say(writing.circle, 'agreed'));
  const log = writing.circle.log();
  expect(await circles.receive(log, await writing.store.entriesAfter(log, []))).toEqual({ applied: 1, setAside: 0, refusal: null });
  expect([opened(), await store.heads(log)]).toEqual([[TEAM, BOARD], [{ author: first.device.id, number: 1 }]]);

  expect(await circles.borrow(first.id, async (desk) => said(desk.doc()))).toEqual(['agreed']);
  await pass(REST_MS);
  expect(opened()).toEqual([TEAM, BOARD]);
  const desk = await circles.open(second.id);
  expect(desk && (await say(desk, 'mine')).ok).toBe(true);
  expect(await circles.borrow(second.id, async (same) => same === desk)).toBe(true);
  expect(opened()).toEqual([TEAM, BOARD, second.id]);
  const kept = receipts(store, null, unlocked.keys.id, circles.logs, () => undefined);
  await kept.refresh();
  expect([kept.waiting(), kept.waitingIn(second.id), kept.waits('mine'), kept.waits('agreed')]).toEqual([1, 1, true, false]);
});

test('a circle this device does not belong to, or whose key it was not handed, is not opened', async () => {
  const { association, desks } = await withDesks(1, random);
  const [desk] = desks as [Desk];
  const stranger = await found(random);
  const { circles } = await leadPhone({ ...association, keys: new Map([...association.keys].filter(([name]) => !name.startsWith('desk'))) }, random);
  expect([await circles.open(desk.id), await circles.open(`mentor:${stranger.founderMember}` as CircleId)]).toEqual([null, null]);
  expect([circles.logs().map(({ circle }) => circle), circles.epochHere(desk.id)]).toEqual([[TEAM, BOARD], 0]);
});
