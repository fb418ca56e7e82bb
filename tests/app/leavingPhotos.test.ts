import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type AgreementId } from '#base/ids.ts';
import { gone, leavingTeam, soon, type LeavingTeam } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(52);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

test('Y-52 photos the hub had not got are counted on the last screen of a removed device, and nothing of them is left', async () => {
  const { mara, kim, known } = await world.team();
  await world.workApart(kim, known);
  const [id, { engine }] = [newId<AgreementId>(random), kim.phone];
  must(await engine.run({ do: 'beginAgreement', id, contact: known, mandate: null, fields: {} }));
  for (const attached of [true, true, false]) {
    const file = must(await engine.keepPhoto({ agreement: id, desk: kim.member }, { type: 'image/webp', bytes: random(1_000) }));
    if (attached) must(await engine.run({ do: 'attachFile', id, desk: kim.member, file }));
  }
  await expect.poll(async () => (await kim.database.files.toArray()).map(({ state }) => state).toSorted(), soon).toEqual(['named', 'named', 'staged']);
  expect(await mara.phone.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ at: 'gone', photos: 2 });
  expect([await kim.database.files.count(), await kim.database.chunks.count()]).toEqual([0, 0]);
}, 60_000);
