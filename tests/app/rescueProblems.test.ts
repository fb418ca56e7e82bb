import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, TEAM, type ContactId } from '#base/ids.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { gone, leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';
import { sendParcel } from '../support/sentParcel.ts';

const random = seededRandom(49);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

async function contact({ phone }: Village, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await phone.engine.run({ do: 'createContact', id, contact: { name } })).ok).toBe(true);
  return id;
}
const leaver = ({ database }: Village) => ({ database, passphrase, random });
const problems = async ({ phone }: Village) => (await phone.engine.rescues()).rescues.map(({ problem, entries }) => [problem, entries.length]);
function nudge(...villages: readonly Village[]): void {
  for (const { line, phone } of villages) {
    line.on();
    phone.nudge();
  }
}

/** The hub is put back to before Kim's last entry, which Deniz has; Mara opens the next epoch without it; Deniz begins that. */
async function leftByAnEpoch() {
  const { mara, kim } = await world.team();
  const [deniz, otto] = [await world.joining(mara.phone, 'Deniz'), await world.joining(mara.phone, 'Otto')];
  await world.backUp();
  mara.line.off();
  const id = await contact(kim, 'Ada Neu');
  await expect.poll(() => deniz.phone.row(id)?.name, soon).toBe('Ada Neu');
  for (const { line } of [kim, deniz, otto]) line.off();
  await world.putBack();
  nudge(mara);
  expect(await mara.phone.engine.removeMember(otto.member)).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => begunEpoch(mara.database, TEAM), soon).toBe(2);
  nudge(deniz);
  await expect.poll(() => begunEpoch(deniz.database, TEAM), soon).toBe(2);
  return { mara, kim, deniz, id };
}

test('D-48 what an epoch left of somebody still in the team is told as theirs, and goes by itself once they are back', async () => {
  const { mara, kim, deniz, id } = await leftByAnEpoch();
  await expect.poll(() => deniz.phone.rescues(), soon).toEqual([{ device: kim.device, name: 'Kim', self: false, count: 1, lost: 0 }]);
  const [rescue] = (await deniz.phone.engine.rescues()).rescues;
  expect(rescue).toMatchObject({ removed: false, self: false, problem: null, member: kim.member });
  expect(rescue?.entries.map(({ tellings }) => tellings)).toEqual([[{ say: 'contact', name: 'Ada Neu' }]]);
  nudge(kim);
  for (const { phone } of [mara, deniz]) await expect.poll(() => phone.row(id)?.name, soon).toBe('Ada Neu');
  await expect.poll(async () => (await deniz.phone.engine.rescues()).rescues, soon).toEqual([]);
}, 90_000);

test('D-48 taken over by whoever holds it, it is there once when its author comes back after all', async () => {
  const { mara, kim, deniz, id } = await leftByAnEpoch();
  await expect.poll(() => deniz.phone.rescues().length, soon).toBe(1);
  const ids = (await deniz.phone.engine.rescues()).rescues[0]?.entries.map((entry) => entry.id) ?? [];
  expect(await deniz.phone.engine.takeOver(kim.device, ids)).toEqual({ ok: true, value: null });
  await expect.poll(() => mara.phone.row(id)?.name, soon).toBe('Ada Neu');
  nudge(kim);
  await expect.poll(() => [kim.phone.status().waiting, kim.phone.rows().map(({ name }) => name).toSorted()], soon).toEqual([0, ['Ada Neu', 'Jörg Müller']]);
  expect((await mara.phone.engine.contact(id))?.story.filter(({ kind }) => kind === 'created')).toHaveLength(1);
  expect((await deniz.phone.engine.rescues()).rescues).toEqual([]);
}, 90_000);

test('D-49 a handover sealed before somebody was of Leitung says so to them, and opens for those who were', async () => {
  const { mara, kim, known } = await world.team();
  const ina = await world.joining(mara.phone, 'Ina');
  await world.workApart(kim, known);
  await mara.phone.engine.removeMember(kim.member);
  nudge(kim);
  await gone(kim.phone);
  expect(await mara.phone.engine.changeRoles(ina.member, ['lead'])).toEqual({ ok: true, value: null });
  await expect.poll(() => problems(ina), soon).toEqual([['not-for-us', 0]]);
  expect(ina.phone.rescues()).toMatchObject([{ name: 'Kim', count: 0, lost: 0 }]);
  expect(await problems(mara)).toEqual([[null, 3]]);
}, 60_000);

test('D-49 a handover of which a part is missing, that is not by its device, or of a newer version stays, says which, and goes when it is dropped', async () => {
  const { mara, kim } = await world.team();
  const [lea, max] = [await world.joining(mara.phone, 'Lea'), await world.joining(mara.phone, 'Max')];
  for (const { line } of [kim, lea, max]) line.off();
  for (const { member } of [kim, lea, max]) await mara.phone.engine.removeMember(member);
  const to = [mara.device];
  await sendParcel(world.hub(), leaver(kim), to, { newer: true });
  await sendParcel(world.hub(), leaver(lea), to, { missing: true });
  await sendParcel(world.hub(), leaver(max), to, { senseless: true });
  const told = async () => Object.fromEntries((await mara.phone.engine.rescues()).rescues.map(({ name, problem }) => [name, problem]));
  await expect.poll(told, soon).toEqual({ Kim: 'unreadable', Lea: 'incomplete', Max: 'forged' });
  for (const { device } of [kim, lea, max]) expect(await mara.phone.engine.dropRescue(device, [])).toEqual({ ok: true, value: null });
  expect(await mara.phone.engine.rescues()).toEqual({ rescues: [], asked: true });
}, 60_000);

test('D-47 bytes no app would have written are told as damaged, and stay until somebody has decided', async () => {
  const { mara, kim } = await world.team();
  kim.line.off();
  await mara.phone.engine.removeMember(kim.member);
  await sendParcel(world.hub(), leaver(kim), [mara.device], { left: [{ circle: TEAM, epoch: 1, number: 90, update: new Uint8Array([1, 2, 3]) }] });
  await expect.poll(async () => (await mara.phone.engine.rescues()).rescues.flatMap(({ entries }) => entries.map(({ unreadable, tellings }) => [unreadable, tellings])), soon).toEqual([['damaged', []]]);
  const [rescue] = (await mara.phone.engine.rescues()).rescues;
  expect(await mara.phone.engine.dropRescue(kim.device, rescue?.entries.map(({ id }) => id) ?? [])).toEqual({ ok: true, value: null });
  await expect.poll(async () => (await mara.phone.engine.rescues()).rescues, soon).toEqual([]);
}, 60_000);
