import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import { COPY_SILENT_MS } from '#app/carrying.ts';
import { readDevice } from '#store/deviceStore.ts';
import { readRenewals } from '#store/renewalStore.ts';
import { copyDisk } from '../support/copyDisk.ts';
import { leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(93);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

const names = ({ phone }: Village) => phone.rows().map(({ name }) => name).toSorted();
async function contact({ phone }: Village, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await phone.engine.run({ do: 'createContact', id, contact: { name } })).ok).toBe(true);
  return id;
}
async function isSafe({ phone }: Village): Promise<void> {
  await expect.poll(() => phone.rows().filter(({ receipt }) => receipt !== 'hub').map(({ name }) => name), soon).toEqual([]);
  await expect.poll(() => phone.status(), soon).toMatchObject({ waiting: 0, connection: 'online' });
}
const isSuperseded = ({ phone }: Village) => expect.poll(() => phone.status().connection, soon).toBe('superseded');
async function comesOn(village: Village): Promise<void> {
  village.line.on();
  village.phone.nudge();
}
const activeDevices = async (host: Village, member: string) => {
  await host.phone.engine.refreshTeam();
  return host.phone.team()?.members.find(({ id }) => id === member)?.devices.filter(({ state }) => state === 'active').length;
};

/** Kim's phone as it was before the hub took two more contacts of hers; the phone of before is gone. */
async function setBack(kim: Village): Promise<Village> {
  await isSafe(kim);
  const backup = await copyDisk(kim.database);
  await contact(kim, 'Nach der Sicherung');
  await contact(kim, 'Auch danach');
  await isSafe(kim);
  await kim.phone.stop();
  kim.alive.is = false;
  const copy = await world.copied(kim, backup);
  expect((await copy.phone.engine.unlock(passphrase)).ok).toBe(true);
  return copy;
}

test('Y-38 a phone that was set back becomes a new device of its member by one tap: nothing it wrote is lost, nothing is there twice, and its old place goes', async () => {
  const { mara, kim, known } = await world.team();
  const copy = await setBack(kim);
  const fresh = await contact(copy, 'Ohne Netz');
  const seen = (await copy.phone.engine.contact(known))?.heads.phones ?? [];
  expect((await copy.phone.engine.run({ do: 'editContact', id: known, edits: [{ field: 'phones', value: ['03023125100'], seen }] })).ok).toBe(true);
  await comesOn(copy);
  await isSuperseded(copy);
  expect(copy.phone.status().waiting).toBe(2);
  expect(await copy.phone.engine.becomeNewDevice()).toEqual({ ok: true, value: null });
  await isSafe(copy);
  const all = ['Auch danach', 'Jörg Müller', 'Nach der Sicherung', 'Ohne Netz'];
  for (const one of [copy, mara]) await expect.poll(() => names(one), soon).toEqual(all);
  expect((await mara.phone.engine.contact(known))?.contact.phones).toEqual(['+493023125100']);
  expect((await mara.phone.engine.contact(fresh))?.story).toHaveLength(1);
  const row = await readDevice(copy.database);
  expect([row?.member, row?.device === kim.device]).toEqual([kim.member, false]);
  expect(copy.phone.rescues()).toEqual([]);
  expect(await copy.database.rescues.count()).toBe(0);

  expect(await activeDevices(mara, kim.member)).toBe(2);
  copy.alive.ahead = COPY_SILENT_MS + 1_000;
  await contact(copy, 'Eine Woche später');
  await expect.poll(() => activeDevices(mara, kim.member), soon).toBe(1);
  await expect.poll(() => readRenewals(copy.database), soon).toEqual([]);
  await isSafe(copy);
  await expect.poll(() => names(mara), soon).toEqual([...all, 'Eine Woche später'].toSorted());
  // It opens as that device with the same passphrase.
  await copy.phone.engine.lock();
  expect(await copy.phone.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await expect.poll(() => names(copy), soon).toEqual([...all, 'Eine Woche später'].toSorted());
}, 120_000);

test('Y-39 of two phones with one copied profile the one that notices becomes a new device, and the other goes on as it is', async () => {
  const { mara, kim } = await world.team();
  await isSafe(kim);
  const copy = await world.copied(kim, await copyDisk(kim.database));
  await copy.phone.engine.unlock(passphrase);
  await contact(kim, 'Vom Original');
  await contact(copy, 'Von der Kopie');
  await isSafe(kim);
  await comesOn(copy);
  await isSuperseded(copy);
  expect(await copy.phone.engine.becomeNewDevice()).toEqual({ ok: true, value: null });
  await isSafe(copy);
  copy.alive.ahead = COPY_SILENT_MS + 1_000;
  await contact(copy, 'Eine Woche später');
  await expect.poll(() => readRenewals(copy.database), soon).toEqual([]);
  await contact(kim, 'Noch vom Original');
  await isSafe(kim);
  const all = ['Eine Woche später', 'Jörg Müller', 'Noch vom Original', 'Vom Original', 'Von der Kopie'];
  for (const one of [mara, kim, copy]) await expect.poll(() => names(one), soon).toEqual(all);
  expect(await activeDevices(mara, kim.member)).toBe(2);
}, 120_000);

test('Y-41 without the hub the wish is kept: what is written meanwhile comes along, and the phone goes on by itself when the hub is there again', async () => {
  const { mara, kim } = await world.team();
  const copy = await setBack(kim);
  await contact(copy, 'Vor dem Wunsch');
  await comesOn(copy);
  await isSuperseded(copy);
  copy.line.off();
  expect(await copy.phone.engine.becomeNewDevice()).toMatchObject({ refusal: 'hub-unreachable' });
  await expect.poll(() => copy.phone.status().connection, soon).toBe('renewing');
  await contact(copy, 'Nach dem Wunsch');
  // The app is closed and opened again in between.
  await world.restart(copy);
  expect(await copy.phone.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await contact(copy, 'Nach dem Neustart');
  await comesOn(copy);
  await isSafe(copy);
  const all = ['Auch danach', 'Jörg Müller', 'Nach dem Neustart', 'Nach dem Wunsch', 'Nach der Sicherung', 'Vor dem Wunsch'];
  for (const one of [copy, mara]) await expect.poll(() => names(one), soon).toEqual(all);
}, 120_000);

test('Y-42 wherever it stops on its way, a phone is the old device or the new one, and trying again ends with everything, once', async () => {
  const { mara } = await world.team();
  const expected = ['Jörg Müller'];
  for (const frames of [3, 9, 17, 26, 34, 48]) {
    const copy = await setBack(await world.joining(mara.phone, `Kim ${frames}`));
    await contact(copy, `Nur hier ${frames}`);
    await comesOn(copy);
    await isSuperseded(copy);
    const stopped = copy.line.cutAfter(frames);
    void copy.phone.engine.becomeNewDevice();
    await stopped;
    await world.restart(copy);
    expect(await copy.phone.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
    await comesOn(copy);
    await isSafe(copy);
    expected.push('Auch danach', 'Nach der Sicherung', `Nur hier ${frames}`);
    await expect.poll(() => names(mara), soon).toEqual(expected.toSorted());
    expect([(await readDevice(copy.database))?.device === copy.device, await copy.database.rescues.count()]).toEqual([false, 0]);
    expect(await activeDevices(mara, copy.member)).toBe(2);
    await copy.phone.stop();
  }
}, 240_000);

test('Y-43 a phone whose disk does not take the new device stays the old one with all it wrote, and says so', async () => {
  const { mara, kim } = await world.team();
  const copy = await setBack(kim);
  await contact(copy, 'Nur hier');
  await comesOn(copy);
  await isSuperseded(copy);
  const fail = (): never => { throw new Error('the disk is full'); };
  copy.database.rescues.hook('creating', fail);
  expect(await copy.phone.engine.becomeNewDevice()).toMatchObject({ refusal: 'not-saved' });
  expect((await readDevice(copy.database))?.device).toBe(kim.device);
  expect(names(copy)).toContain('Nur hier');
  copy.database.rescues.hook('creating').unsubscribe(fail);
  await isSafe(copy);
  await expect.poll(() => names(mara), soon).toEqual(['Auch danach', 'Jörg Müller', 'Nach der Sicherung', 'Nur hier']);
}, 120_000);

test('Y-44 what was erased since the phone was set back does not come back with it, and nothing written about it', async () => {
  const { mara, kim } = await world.team();
  const gone = await contact(kim, 'Wird gelöscht');
  await isSafe(kim);
  const backup = await copyDisk(kim.database);
  await expect.poll(() => names(mara), soon).toContain('Wird gelöscht');
  expect(await mara.phone.engine.eraseContact(gone)).toMatchObject({ ok: true });
  await expect.poll(() => names(kim), soon).not.toContain('Wird gelöscht');
  await contact(kim, 'Im neuen Abschnitt');
  await isSafe(kim);
  await kim.phone.stop();
  kim.alive.is = false;
  const copy = await world.copied(kim, backup);
  await copy.phone.engine.unlock(passphrase);
  const seen = (await copy.phone.engine.contact(gone))?.heads.phones ?? [];
  expect((await copy.phone.engine.run({ do: 'editContact', id: gone, edits: [{ field: 'phones', value: ['03023125100'], seen }] })).ok).toBe(true);
  await contact(copy, 'Nur hier');
  await comesOn(copy);
  await isSuperseded(copy);
  expect(await copy.phone.engine.becomeNewDevice()).toEqual({ ok: true, value: null });
  await isSafe(copy);
  for (const one of [mara, copy]) await expect.poll(() => names(one), soon).toEqual(['Im neuen Abschnitt', 'Jörg Müller', 'Nur hier']);
  expect(await copy.database.rescues.count()).toBe(0);
}, 120_000);
