import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { noneLost } from '#app/farewellApi.ts';
import { closeCode } from '#wire/limits.ts';
import { readDevice } from '#store/deviceStore.ts';
import { readFarewell } from '#store/farewellStore.ts';
import { gone, leavingTeam, passphrase, soon, type LeavingTeam } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(43);
/** All was safe, and nothing else to say. */
const goneWith = { at: 'gone', entries: 0, lost: noneLost, left: 0, drafts: 0, words: [], reported: true };
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

test('what a removed device had not delivered is handed over, taken over and seen by all, and its own data are erased', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  const third = await world.joining(mara, 'Deniz');
  const { fresh, talk } = await world.workApart(kim, known);
  expect(await mara.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
  expect(kim.phone.session()).toEqual({ ...goneWith, entries: 3 });
  expect(await kim.database.entries.count()).toBe(0);
  expect(await readDevice(kim.database)).toBeNull();

  await expect.poll(() => mara.rescues(), soon).toEqual([{ device: kim.device, name: 'Kim', self: false, count: 3, lost: 0 }]);
  const [rescue] = (await mara.engine.rescues()).rescues;
  expect(rescue?.entries.map(({ tellings }) => tellings.map(({ say }) => say))).toEqual([['contact'], ['talk', 'change'], ['change']]);
  expect(rescue?.entries[1]?.tellings).toMatchObject([{ person: 'Jörg Müller', on: mara.today, outcome: 'interested' }, { field: 'stage', value: 'approached' }]);
  expect(await mara.engine.takeOver(kim.device, rescue?.entries.map(({ id }) => id) ?? [])).toEqual({ ok: true, value: null });
  expect(mara.row(fresh)?.name).toBe('Ada Neu');
  await expect.poll(() => third.phone.row(fresh)?.name, soon).toBe('Ada Neu');
  expect(await third.phone.engine.talk(talk)).toMatchObject({ by: kim.member, contact: known });
  expect((await third.phone.engine.contact(fresh))?.contact.phones).toEqual(['+493023125100']);
  // Safe first, dropped then.
  await expect.poll(() => mara.engine.rescues(), soon).toEqual({ rescues: [], asked: true });
  await mara.engine.refreshTeam();
  await expect.poll(() => mara.team()?.members.flatMap(({ devices }) => devices).find(({ id }) => id === kim.device)?.state, soon).toBe('erased');
  await kim.phone.engine.dismissFarewell();
  expect(kim.phone.session()).toEqual({ at: 'empty' });
}, 60_000);

test('H-64 a removed device that is online has its connection closed by the hub within five seconds, and leaves with nothing to hand over', async () => {
  const { mara: { phone: mara }, kim } = await world.team();
  await kim.phone.until(() => kim.phone.status().connection === 'online');
  const closed = kim.line.closedByHub().then((code) => [code, performance.now()] as const);
  const before = performance.now();
  await mara.engine.removeDevice(kim.device);
  const [code, at] = await closed;
  expect(code).toBe(closeCode.removed);
  expect(at - before).toBeLessThan(5_000);
  await gone(kim.phone);
  expect(kim.phone.session()).toEqual(goneWith);
  expect(mara.rescues()).toEqual([]);
}, 60_000);

test('a hub that turns a device away without a signed removal is not believed: nothing is erased, work goes on', async () => {
  const { kim, known } = await world.team();
  const { fresh } = await world.workApart(kim, known);
  kim.line.answerWith(4410);
  kim.phone.nudge();
  await expect.poll(() => kim.phone.status().connection, soon).toBe('refused');
  const id = newId<ContactId>(random);
  expect((await kim.phone.engine.run({ do: 'createContact', id, contact: { name: 'Noch da' } })).ok).toBe(true);
  expect(kim.phone.session().at).toBe('unlocked');
  expect(await readFarewell(kim.database)).toBeNull();
  kim.line.on();
  await expect.poll(() => [kim.phone.row(fresh)?.receipt, kim.phone.row(id)?.receipt], { ...soon, timeout: 40_000 }).toEqual(['hub', 'hub']);
}, 90_000);

test('a device removed while it is locked says only that it is turned away; unlocked it leaves without showing anything', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await kim.phone.engine.lock();
  await mara.engine.removeMember(kim.member);
  kim.line.on();
  kim.phone.nudge();
  await expect.poll(() => kim.phone.session(), soon).toMatchObject({ at: 'locked', removal: 'suspected' });
  const shown: string[] = [];
  const watching = kim.phone.until(() => {
    shown.push(kim.phone.session().at);
    return kim.phone.session().at === 'gone';
  });
  expect(await kim.phone.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await watching;
  expect(shown).not.toContain('unlocked');
  await expect.poll(() => mara.rescues().map(({ count }) => count), soon).toEqual([3]);
}, 60_000);

test('a device turned away while locked, by a hub that proves nothing, opens as ever', async () => {
  const { kim, known } = await world.team();
  const { fresh } = await world.workApart(kim, known);
  await kim.database.farewell.put({ row: 'farewell', step: 'suspected' });
  await world.restart(kim);
  kim.line.answerWith(4410);
  expect(kim.phone.session()).toMatchObject({ at: 'locked', removal: 'suspected' });
  await kim.phone.engine.unlock(passphrase);
  await kim.phone.until(() => kim.phone.row(fresh) !== undefined);
  expect(await readFarewell(kim.database)).toBeNull();
}, 60_000);

test('whatever moment leaving breaks off at, it goes on after a restart, and what was left arrives once', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await mara.engine.removeMember(kim.member);
  for (let frames = 1; kim.phone.session().at !== 'gone' && frames < 40; frames += 1) {
    const { phone: current, line } = kim;
    line.on();
    const cut = line.cutAfter(frames);
    current.nudge();
    await Promise.race([cut, current.until(() => current.session().at === 'gone')]);
    // Once all is handed over, erasing needs nobody: then it is over, and not the app.
    const inBetween = (): boolean => { const now = current.session(); return now.at === 'leaving' && now.step !== 'waiting'; };
    await current.until(() => !inBetween());
    if (current.session().at === 'gone') break;
    await world.restart(kim);
    if (kim.phone.session().at === 'locked') await kim.phone.engine.unlock(passphrase);
  }
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ entries: 3, lost: noneLost });
  expect(await kim.database.entries.count()).toBe(0);
  await expect.poll(() => mara.rescues().map(({ count }) => count), soon).toEqual([3]);
}, 120_000);

test('a removed device known to be one can be erased locked: what is lost is counted, and nobody is told', async () => {
  const { mara: { phone: mara }, kim, known } = await world.team();
  await world.workApart(kim, known);
  await mara.engine.removeMember(kim.member);
  await kim.phone.engine.lock();
  await kim.database.farewell.put({ row: 'farewell', step: 'removed' });
  await world.restart(kim);
  expect(kim.phone.session()).toMatchObject({ at: 'locked', removal: 'proven' });
  await kim.phone.engine.leaveWithout();
  expect(kim.phone.session()).toEqual({ ...goneWith, left: 3, reported: false });
  expect(await kim.database.entries.count()).toBe(0);
}, 60_000);
