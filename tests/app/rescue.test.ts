import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContactId } from '#base/ids.ts';
import type { Phone } from '../support/enginePhone.ts';
import { gone, leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(47);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

async function removed(mara: Phone, kim: Village): Promise<void> {
  expect(await mara.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
}
const idsAt = async (lead: Phone) => (await lead.engine.rescues()).rescues.flatMap(({ entries }) => entries.map(({ id }) => id));

test('single entries are dropped or taken over, with those they stand on; what nobody decided about stays', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await removed(mara, kim);
  await expect.poll(() => mara.rescues().length, soon).toBe(1);
  const [born, talk, change] = (await mara.engine.rescues()).rescues[0]?.entries ?? [];
  expect(change?.standsOn).toEqual([born?.id]);
  expect(born?.bears).toEqual([change?.id]);
  expect(await mara.engine.dropRescue(kim.device, [born?.id ?? ''])).toEqual({ ok: true, value: null });
  expect((await mara.engine.rescues()).rescues[0]?.entries.map(({ id }) => id)).toEqual([talk?.id]);
  await mara.engine.lock();
  await mara.engine.unlock(passphrase);
  await expect.poll(async () => (await mara.engine.rescues()).rescues.map(({ entries }) => entries.map(({ id }) => id)), soon).toEqual([[talk?.id]]);
  await mara.engine.takeOver(kim.device, [talk?.id ?? '']);
  await expect.poll(() => mara.engine.rescues(), soon).toEqual({ rescues: [], asked: true });
  await expect.poll(() => mara.row(known)?.lastTalk, soon).toBe(mara.today);
}, 60_000);

test('two devices of Leitung that take the same over apart have one record and one story', async () => {
  const { mara, kim, known } = await world.team();
  const ina = await world.joining(mara.phone, 'Ina');
  expect(await mara.phone.engine.changeRoles(ina.member, ['lead'])).toEqual({ ok: true, value: null });
  const { fresh } = await world.workApart(kim, known);
  await removed(mara.phone, kim);
  const leads = [mara, ina];
  for (const { phone } of leads) await expect.poll(() => idsAt(phone), soon).toHaveLength(3);
  for (const { phone, line } of leads) {
    const ids = await idsAt(phone);
    line.off();
    expect(await phone.engine.takeOver(kim.device, ids)).toEqual({ ok: true, value: null });
  }
  // Each goes on with what it took over before they hear of each other.
  const seen = (await ina.phone.engine.contact(fresh))?.heads.name ?? [];
  await ina.phone.engine.run({ do: 'editContact', id: fresh, edits: [{ field: 'name', value: 'Ada Neumann', seen }] });
  await mara.phone.engine.run({ do: 'assignContacts', ids: [fresh], responsible: mara.member });
  for (const { line, phone } of leads) {
    line.on();
    phone.nudge();
  }
  const story = async ({ phone }: Village, id: ContactId) => (await phone.engine.contact(id))?.story.map(({ kind, at, by }) => [kind, at, by]);
  for (const { phone } of leads) await expect.poll(() => phone.row(fresh), soon).toMatchObject({ name: 'Ada Neumann', responsible: mara.member, receipt: 'hub' });
  expect(await story(mara, fresh)).toEqual(await story(ina, fresh));
  expect((await story(mara, known))?.filter(([kind]) => kind === 'talk')).toHaveLength(1);
  expect(mara.phone.rows().filter(({ name }) => name.startsWith('Ada'))).toHaveLength(1);
  for (const { phone } of leads) await expect.poll(() => idsAt(phone), soon).toEqual([]);
}, 90_000);

test('what a removed device said of an erased contact does not bring the contact back', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  const { fresh, talk } = await world.workApart(kim, known);
  const seen = (await kim.phone.engine.contact(known))?.heads.name ?? [];
  await kim.phone.engine.run({ do: 'editContact', id: known, edits: [{ field: 'name', value: 'Jörg Mühler', seen }] });
  expect(await mara.engine.eraseContact(known)).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => mara.row(known), soon).toBeUndefined();
  await removed(mara, kim);
  await expect.poll(() => idsAt(mara), soon).toHaveLength(4);
  const [rescue] = (await mara.engine.rescues()).rescues;
  expect(rescue?.entries.map(({ tellings, homeless }) => [tellings.length, homeless > 0])).toEqual([[1, false], [0, true], [1, false], [0, true]]);
  expect(JSON.stringify(rescue)).not.toContain('Mühler');
  await mara.engine.takeOver(kim.device, rescue?.entries.map(({ id }) => id) ?? []);
  await expect.poll(() => idsAt(mara), soon).toEqual([]);
  expect(mara.row(fresh)?.name).toBe('Ada Neu');
  expect(mara.row(known)).toBeUndefined();
  expect(await mara.engine.talk(talk)).toBeNull();
  // What was taken over is erased like anything else.
  await mara.engine.eraseContact(fresh);
  await expect.poll(() => mara.row(fresh), soon).toBeUndefined();
  expect(await idsAt(mara)).toEqual([]);
}, 90_000);
