import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, type AgreementId, type CircleId, type ContactId } from '#base/ids.ts';
import { openDesks } from '#app/desks.ts';
import { MOST_RESTING, REST_MS } from '#app/resting.ts';
import type { Circle } from '#circle/circle.ts';
import { applyWrites } from '#doc/records.ts';
import { circleKind } from '#roster/entitled.ts';
import { deskOn, leadPhone, withDesks } from '../support/manyDesks.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(69);
const COUNT = 60;

test('C-69 Leitung sees the agreements of sixty desks with few open at a time, and opens none again to which nothing happened', async () => {
  const { association, desks: all } = await withDesks(COUNT, random);
  const { circles, unlocked, pass } = await leadPhone(association, random);
  for (const desk of all) {
    const { circle, store } = await deskOn({ association, random }, desk);
    const id = newId<AgreementId>(random);
    const born = { contact: newId<ContactId>(random), rate: { by: 'fixed', monthly: 2_000 } };
    must(await circle.write((doc) => applyWrites(doc, [{ make: 'birth', kind: 'agreement', id, born }], { member: circleMember(desk.id), at: 1 }, 'run'), { records: () => [id], draft: null }));
    await circles.receive(circle.log(), await store.entriesAfter(circle.log(), []));
  }
  let [opened, most] = [0, 0];
  const counting = { ...circles, borrow: <T>(id: CircleId, use: (circle: Circle) => Promise<T>) => circles.borrow(id, async (circle) => {
    opened += 1;
    most = Math.max(most, circles.opened().length);
    return use(circle);
  }) };
  const before = circles.opened().length;
  const desks = openDesks({ unlocked, circles: counting, receipts: { changed: async () => undefined } as never, held: { all: () => [], keep: async () => must({ ok: false, refusal: 'none' }), forget: async () => must({ ok: false, refusal: 'none' }) }, changed: () => undefined });
  const views = await desks.all();
  expect([views.flatMap((desk) => desk.views).length, opened, most - before]).toEqual([COUNT, COUNT, MOST_RESTING + 1]);
  await pass(REST_MS);
  expect(circles.opened().length).toBe(before);
  await desks.all();
  expect(opened).toBe(COUNT);
  desks.arrived(all[7]!.id);
  await desks.all();
  expect(opened).toBe(COUNT + 1);
}, 60_000);

function circleMember(circle: CircleId) {
  const kind = circleKind(circle);
  if (kind?.is !== 'desk') throw new Error('no desk');
  return kind.member;
}
