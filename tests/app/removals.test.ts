import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceId, MemberId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { startPhone, type Phone } from '../support/enginePhone.ts';
import { startHub, type HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';

let hub: HubProcess;
let folder: string;
const phones: Phone[] = [];
const random = seededRandom(41);
const passphrase = 'haselnussbraun';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  hub = await startHub({ dataDir: folder });
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  await hub.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function phone(name: string): Promise<Phone> {
  const started = await startPhone(name, hub.address, random);
  phones.push(started);
  return started;
}
async function team(): Promise<{ readonly office: Phone; readonly village: Phone }> {
  const office = await phone('office');
  await office.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
  const invite = await office.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  const village = await phone('village');
  await village.engine.join({ link: invite.value.link, ownName: 'Deniz', passphrase });
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
  await hub.kill('SIGKILL');
  expect(await office.engine.removeDevice(device)).toEqual({ ok: true, value: 'waiting' });
  expect(office.removals()).toMatchObject([{ member, device, refusal: null }]);
  await office.engine.lock();
  await office.engine.unlock(passphrase);
  await office.until(() => office.removals().length === 1);
  hub = await startHub({ dataDir: folder, port: hub.port });
  office.nudge();
  await office.until(() => office.removals().length === 0 && office.status().connection === 'online');
  village.nudge();
  await village.until(() => village.session().at === 'gone');
}, 30_000);

test('a waiting removal can be taken back, and then nobody is removed', async () => {
  const { office, village } = await team();
  const { member } = await deviceOf(village);
  await hub.kill('SIGKILL');
  await office.engine.removeMember(member);
  const [waiting] = office.removals();
  expect(await office.engine.cancelRemoval(waiting?.id ?? '')).toEqual({ ok: true, value: null });
  expect(office.removals()).toEqual([]);
  hub = await startHub({ dataDir: folder, port: hub.port });
  village.nudge();
  await village.until(() => village.status().connection === 'online');
}, 30_000);

test('what is wished for a second time is done once the first is', async () => {
  const { office, village } = await team();
  const { device, member } = await deviceOf(village);
  await hub.kill('SIGKILL');
  await office.engine.removeDevice(device);
  await office.engine.removeMember(member);
  await office.engine.removeDevice(device);
  expect(office.removals()).toHaveLength(3);
  hub = await startHub({ dataDir: folder, port: hub.port });
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
