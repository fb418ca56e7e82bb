import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { leavingTeam, soon, type LeavingTeam } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(50);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

test('Y-28 H-65 whoever joined after the backup and comes first is not known to the hub, loses nothing, and is let in by itself once another device has told of them', async () => {
  const { mara, kim } = await world.team();
  await world.backUp();
  const ina = await world.joining(mara.phone, 'Ina');
  const id = newId<ContactId>(random);
  expect((await ina.phone.engine.run({ do: 'createContact', id, contact: { name: 'Ada Neu' } })).ok).toBe(true);
  await expect.poll(() => mara.phone.row(id)?.receipt, soon).toBe('hub');
  for (const { line } of [mara, kim, ina]) line.off();
  await world.putBack();
  ina.line.on();
  ina.phone.nudge();
  await expect.poll(() => ina.phone.status().connection, soon).toBe('refused');
  expect((await ina.phone.engine.run({ do: 'createContact', id: newId<ContactId>(random), contact: { name: 'Bela Neu' } })).ok).toBe(true);
  for (const { line, phone } of [mara, kim]) {
    line.on();
    phone.nudge();
  }
  await expect.poll(() => [ina.phone.status().connection, ina.phone.status().waiting], soon).toEqual(['online', 0]);
  for (const { phone } of [mara, kim, ina]) await expect.poll(() => phone.rows().map(({ name }) => name).toSorted(), soon).toEqual(['Ada Neu', 'Bela Neu', 'Jörg Müller']);
  await expect.poll(() => ina.phone.row(id)?.receipt, soon).toBe('hub');
}, 60_000);
