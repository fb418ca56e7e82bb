import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { newId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { AppRefusal, Patch } from '#app/api.ts';
import { unlockTries, type Tries } from '#app/tries.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { readTries } from '#store/deviceStore.ts';
import { takeLease } from '#store/lease.ts';
import { fakeTimer, type FakeTimer } from '../support/fakeTimer.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(52);
const opened: Database[] = [];
afterEach(() => Promise.all(opened.splice(0).map((database) => database.delete())));

type Door = { readonly tries: Tries; readonly time: FakeTimer; readonly database: Database; seconds(): number };

/** The guard as a running app has it; on the same name again it is the app started anew. */
async function doorOf(name = `anlauf-tries-${newId(random)}`): Promise<Door> {
  const database = openDatabase(name);
  opened.push(database);
  const lease = must(await takeLease(database, newId(random)));
  const time = fakeTimer();
  let seconds = 0;
  const show = (patch: Patch): void => { if (patch.of === 'lock-wait') seconds = patch.seconds; };
  const tries = unlockTries({ database, timer: time.timer, show }, () => lease);
  await tries.resume();
  return { tries, time, database, seconds: () => seconds };
}
async function startedAnew({ database }: Door): Promise<Door> {
  database.close();
  return doorOf(database.name);
}

const wrong = async (): Promise<Result<null, AppRefusal>> => refuse('wrong-pin');
const right = async (): Promise<Result<null, AppRefusal>> => accept(null);
async function miss({ tries }: Door, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await tries.attempt(wrong)).toMatchObject({ refusal: 'wrong-pin' });
}

test('S-17 three wrong tries may be made at once; then each waits longer, counted down to the second', async () => {
  const door = await doorOf();
  await miss(door, 3);
  expect(door.seconds()).toBe(0);
  for (const wait of [1, 5, 30, 120, 300, 300]) {
    await miss(door, 1);
    expect(door.seconds()).toBe(wait);
    await door.time.pass((wait - 1) * 1_000);
    expect(door.seconds()).toBe(1);
    expect(await door.tries.attempt(right)).toMatchObject({ refusal: 'must-wait' });
    await door.time.pass(1_000);
    expect(door.seconds()).toBe(0);
  }
  expect(await door.tries.attempt(right)).toEqual({ ok: true, value: null });
});

test('S-18 what was tried and what is left to wait outlive the app, whatever the clock says', async () => {
  const before = await doorOf();
  await miss(before, 4);
  await before.time.pass(1_000);
  await miss(before, 1);
  expect(before.seconds()).toBe(5);
  await before.time.pass(2_000);
  const after = await startedAnew(before);
  expect(after.seconds()).toBe(3);
  expect(await after.tries.attempt(right)).toMatchObject({ refusal: 'must-wait' });
  await after.time.pass(3_000);
  await miss(after, 1);
  expect(after.seconds()).toBe(30);
});

test('S-18 a try counts although the app is ended before its outcome is known', async () => {
  const door = await doorOf();
  void door.tries.attempt(() => new Promise<Result<null, AppRefusal>>(() => undefined));
  await door.time.pass(0);
  expect(await readTries(door.database)).toEqual({ wrong: 1, waitMs: 0 });
});

test('S-18 success starts anew, and so does a passkey; what failed for another reason was no try', async () => {
  const door = await doorOf();
  await miss(door, 3);
  await door.tries.attempt(right);
  await miss(door, 3);
  expect(door.seconds()).toBe(0);
  await door.tries.forget();
  await miss(door, 3);
  expect(door.seconds()).toBe(0);
  expect(await door.tries.attempt(async () => refuse('not-saved'))).toMatchObject({ refusal: 'not-saved' });
  await expect(door.tries.attempt(() => Promise.reject(new Error('the disk is broken')))).rejects.toThrow('broken');
  expect(await readTries(door.database)).toEqual({ wrong: 3, waitMs: 0 });
});

test('S-18 tries made side by side are made one after the other', async () => {
  const door = await doorOf();
  const answers = await Promise.all(Array.from({ length: 6 }, () => door.tries.attempt(wrong)));
  expect(answers.map((answer) => (answer.ok ? '' : answer.refusal))).toEqual(['wrong-pin', 'wrong-pin', 'wrong-pin', 'wrong-pin', 'must-wait', 'must-wait']);
});

test('S-18 a disk that takes nothing keeps nobody out, and the wait holds as long as the app runs', async () => {
  const door = await doorOf();
  await door.database.lease.clear();
  await miss(door, 4);
  expect(door.seconds()).toBe(1);
  expect(await door.tries.attempt(right)).toMatchObject({ refusal: 'must-wait' });
  await door.time.pass(1_000);
  expect((await door.tries.attempt(right)).ok).toBe(true);
});
