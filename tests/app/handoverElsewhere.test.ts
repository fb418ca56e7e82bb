import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type AgreementId } from '#base/ids.ts';
import { fileOf, nothingTaken, takes } from '../support/handovers.ts';
import { leavingTeam, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(463);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

async function begins({ phone }: Village, contact: Parameters<Village['phone']['engine']['contact']>[0]): Promise<AgreementId> {
  const id = newId<AgreementId>(random);
  expect(await phone.engine.run({ do: 'beginAgreement', id, contact, mandate: null, fields: { stage: 'draft' } })).toMatchObject({ ok: true });
  return id;
}

/** Kim's own desk is open; then Kim has no network and begins another agreement: two entries, one of them in the desk. */
async function kimsDesk() {
  const { mara, kim, known } = await world.team();
  const ina = await world.joining(mara.phone, 'Ina');
  await begins(kim, known);
  await expect.poll(() => [kim.phone.status().heldNotes, kim.phone.status().waiting], soon).toEqual([0, 0]);
  await expect.poll(async () => (await mara.phone.engine.agreements()).length, soon).toBe(1);
  kim.line.off();
  const second = await begins(kim, known);
  return { mara, kim, ina, second, file: await fileOf(kim.phone, 2) };
}

test('Y-63 what belongs to a circle the phone is not in goes to the hub by it, unread and unkept, and is there once when its author comes', async () => {
  const { mara, kim, ina, second, file } = await kimsDesk();
  const taken = await takes(ina.phone, file);
  expect(taken).toEqual({ ...nothingTaken, taken: 1, carried: 1 });
  expect(await ina.database.entries.filter(({ circle }) => circle.startsWith('desk:')).count()).toBe(0);
  await expect.poll(async () => (await mara.phone.engine.agreement(second))?.agreement.stage, soon).toBe('draft');
  expect(await takes(ina.phone, file)).toEqual({ ...nothingTaken, known: 1, carried: 1 });
  kim.line.on();
  kim.phone.nudge();
  await expect.poll(() => [kim.phone.status().connection, kim.phone.status().waiting], soon).toEqual(['online', 0]);
  expect(await mara.phone.engine.agreements()).toHaveLength(2);
}, 60_000);

test('Y-63 without the hub such entries are counted, and nothing of them is kept', async () => {
  const { kim, ina, file } = await kimsDesk();
  ina.line.off();
  expect(await takes(ina.phone, file)).toEqual({ ...nothingTaken, taken: 1, not: [{ why: 'elsewhere', count: 1 }] });
  expect(await ina.database.entries.filter(({ circle }) => circle.startsWith('desk:')).count()).toBe(0);
  await expect.poll(() => kim.phone.status().waiting, soon).toBe(2);
}, 60_000);

test('Y-63 Y-65 a device of Leitung takes them as its own circle’s, and shows them as handed over', async () => {
  const { mara, second, file } = await kimsDesk();
  mara.line.off();
  expect(await takes(mara.phone, file)).toEqual({ ...nothingTaken, taken: 2 });
  const receipt = async () => (await mara.phone.engine.agreement(second))?.receipt;
  await expect.poll(receipt, soon).toBe('handed');
  mara.line.on();
  mara.phone.nudge();
  await expect.poll(receipt, soon).toBe('hub');
}, 60_000);
