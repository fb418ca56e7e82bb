import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { DeviceId, MemberId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';

const at = hubOffice(41);

async function team(): Promise<{ readonly office: Phone; readonly village: Phone }> {
  const office = await at.founded();
  const village = await at.joined(office);
  await office.until(() => office.members().length === 2);
  return { office, village };
}
async function deviceOf(phone: Phone): Promise<{ readonly device: DeviceId; readonly member: MemberId }> {
  const row = await readDevice(phone.database);
  if (!row) throw new Error('no device');
  return row;
}

test('Leitung removes a member, and the hub takes nothing more of their device', async () => {
  const { office, village } = await team();
  await village.until(() => village.status().connection === 'online');
  const { member } = await deviceOf(village);
  expect(await office.engine.removeMember(member)).toEqual({ ok: true, value: 'done' });
  expect(office.removals()).toEqual([]);
  await village.until(() => village.session().at === 'gone');
});

test('without the hub a removal waits visibly, over locking as well, and is carried out by itself at the next connection', async () => {
  const { office, village } = await team();
  const { device, member } = await deviceOf(village);
  await at.shut();
  expect(await office.engine.removeDevice(device)).toEqual({ ok: true, value: 'waiting' });
  expect(office.removals()).toMatchObject([{ member, device, refusal: null }]);
  await office.engine.lock();
  await office.engine.unlock(passphrase);
  await office.until(() => office.removals().length === 1);
  await at.reopen();
  office.nudge();
  await office.until(() => office.removals().length === 0 && office.status().connection === 'online');
  village.nudge();
  await village.until(() => village.session().at === 'gone');
}, 30_000);

test('a waiting removal can be taken back, and then nobody is removed', async () => {
  const { office, village } = await team();
  const { member } = await deviceOf(village);
  await at.shut();
  await office.engine.removeMember(member);
  const [waiting] = office.removals();
  expect(await office.engine.cancelRemoval(waiting?.id ?? '')).toEqual({ ok: true, value: null });
  expect(office.removals()).toEqual([]);
  await at.reopen();
  village.nudge();
  await village.until(() => village.status().connection === 'online');
}, 30_000);

test('what is wished for a second time is done once the first is', async () => {
  const { office, village } = await team();
  const { device, member } = await deviceOf(village);
  await at.shut();
  await office.engine.removeDevice(device);
  await office.engine.removeMember(member);
  await office.engine.removeDevice(device);
  expect(office.removals()).toHaveLength(3);
  await at.reopen();
  office.nudge();
  await office.until(() => office.removals().length === 0);
}, 30_000);

test('nobody removes without the right to, nor the last device of Leitung; nothing of it waits', async () => {
  const { office, village } = await team();
  const lead = await deviceOf(office);
  expect(await office.engine.removeDevice(lead.device)).toMatchObject({ ok: false, refusal: 'last-lead' });
  expect(await village.engine.removeMember(lead.member)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  expect(await village.engine.removeDevice('unknown' as DeviceId)).toMatchObject({ ok: false, refusal: 'not-allowed' });
  expect([...office.removals(), ...village.removals()]).toEqual([]);
});

test('R-20 R-21 the link of somebody who was removed meanwhile lets nobody in, and says so', async () => {
  const office = await at.founded();
  const link = await at.linkFrom(office, { days: 1, roles: ['lead'] });
  const second = await at.phone('second');
  expect((await second.engine.join({ link, ownName: 'Ina', passphrase })).ok).toBe(true);
  const theirs = await at.linkFrom(second);
  const { member } = await deviceOf(second);
  await office.until(() => office.members().length === 2);
  expect(await office.engine.removeMember(member)).toEqual({ ok: true, value: 'done' });
  const guest = await at.phone('guest');
  expect(await guest.engine.join({ link: theirs, ownName: 'Deniz', passphrase })).toMatchObject({ refusal: 'invite-void' });
  expect(guest.session()).toEqual({ at: 'empty' });
  await second.until(() => second.session().at === 'gone');
});
