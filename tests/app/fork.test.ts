import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { newId, TEAM, type ContactId, type MemberId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { readForkRow } from '#store/forkStore.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { runHubCommand, startHub, temporaryFolder, type HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(88);
const passphrase = 'haselnussbraun';
const phones: Phone[] = [];
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  for (const end of ends.splice(0).toReversed()) await end();
});

/** The way to a hub that can be moved while the phone is on. */
type Way = { to: HubProcess | null; readonly open: OpenChannel };
function way(first: HubProcess): Way {
  const line: Way = {
    to: first,
    open: (events) => {
      if (line.to) return webSocketChannel(syncAddress(line.to.address))(events);
      setImmediate(() => events.closed(1006));
      return { send: () => undefined, close: () => undefined };
    },
  };
  return line;
}

async function hubIn(copyOf: HubProcess | null): Promise<HubProcess> {
  const folder = await temporaryFolder();
  ends.push(folder.remove);
  if (copyOf) expect((await runHubCommand(copyOf.dataDir, ['backup', join(folder.path, 'hub.sqlite')])).code).toBe(0);
  const hub = await startHub({ dataDir: folder.path });
  ends.push(() => hub.kill('SIGKILL'));
  return hub;
}

async function phoneOn(line: Way, name: string): Promise<Phone> {
  const phone = await startPhone(name, line.to?.address ?? '', random, undefined, { open: line.open, timer: fastTimer(4) });
  phones.push(phone);
  return phone;
}

async function linkFrom(phone: Phone, member?: MemberId): Promise<string> {
  const invite = await phone.engine.invite(member ? { days: 1, member } : { days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  return invite.value.link;
}

async function joined(line: Way, name: string, link: string): Promise<Phone> {
  const phone = await phoneOn(line, name);
  expect(await phone.engine.join({ link, ownName: name, passphrase })).toEqual({ ok: true, value: null });
  return phone;
}

async function contact(by: Phone, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await by.engine.run({ do: 'createContact', id, contact: { name }, consent: { way: 'spoken', on: by.today } })).ok).toBe(true);
  return id;
}

const memberOf = async (phone: Phone): Promise<MemberId> => (await readDevice(phone.database))!.member;
const names = (phone: Phone) => phone.rows().map(({ name }) => name).toSorted();
const soon = { timeout: 40_000 };

/** Mara of Leitung, Ben, Cem and Dora on one hub, which is then restored twice from one backup. */
async function restoredTwice() {
  const hub = await hubIn(null);
  const [maras, bens, cems, doras] = [way(hub), way(hub), way(hub), way(hub)];
  const mara = await phoneOn(maras, 'Mara');
  await mara.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
  const ben = await joined(bens, 'Ben', await linkFrom(mara));
  const cem = await joined(cems, 'Cem', await linkFrom(mara));
  const dora = await joined(doras, 'Dora', await linkFrom(mara));
  await contact(mara, 'von allen gekannt');
  for (const phone of [mara, ben, cem, dora]) await phone.until(() => names(phone).includes('von allen gekannt') && phone.status().waiting === 0);
  const [one, other] = [await hubIn(hub), await hubIn(hub)];
  for (const line of [maras, bens]) line.to = one;
  for (const line of [cems, doras]) line.to = other;
  const parted = [mara, ben, cem, dora].map((phone) => phone.until(() => phone.status().connection !== 'online'));
  await hub.kill('SIGKILL');
  await Promise.all(parted);
  for (const phone of [mara, ben, cem, dora]) {
    phone.nudge();
    await phone.until(() => phone.status().connection === 'online');
  }
  return { one, other, maras, bens, cems, doras, mara, ben, cem, dora };
}

/** Both hubs are written to: on Mara's somebody is removed and a new epoch opens, on Cem's a further device joins. */
async function forked() {
  const world = await restoredTwice();
  const { one, other, maras, bens, cems, mara, ben, cem, dora } = world;
  expect(await mara.engine.removeMember(await memberOf(dora))).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => begunEpoch(mara.database, TEAM), soon).toBe(2);
  await expect.poll(() => begunEpoch(ben.database, TEAM), soon).toBe(2);
  await contact(mara, 'nur bei der einen, von Mara');
  await contact(ben, 'nur bei der einen, von Ben');
  await Promise.all([mara, ben].map((phone) => phone.until(() => names(phone).length === 3 && phone.status().waiting === 0)));
  const tablet = await joined(cems, 'Tablet', await linkFrom(cem, await memberOf(cem)));
  await contact(cem, 'nur bei der anderen');
  await cem.until(() => cem.status().waiting === 0);
  for (const line of [maras, bens]) line.to = other;
  await one.kill('SIGKILL');
  for (const phone of [mara, ben]) {
    phone.nudge();
    await phone.until(() => phone.status().fork !== null);
  }
  return { ...world, tablet };
}

test('Y-36 R-34 two hubs from one backup, both written to: the list is frozen and only it, Leitung settles, and everybody has everything again', async () => {
  const { mara, ben, cem, dora, tablet } = await forked();
  expect(mara.status().fork).toEqual({ mayDecide: true, ours: 2, theirs: 2, leftOut: 0 });
  expect(ben.status().fork).toMatchObject({ mayDecide: false });
  expect((await readForkRow(ben.database)).theirs.length).toBeGreaterThan(2);
  expect(await mara.engine.invite({ days: 1 })).toMatchObject({ refusal: 'team-forked' });
  expect(await ben.engine.settleFork()).toMatchObject({ refusal: 'not-allowed' });
  await contact(mara, 'während sie getrennt waren');

  expect(await mara.engine.settleFork()).toEqual({ ok: true, value: null });
  for (const phone of [mara, ben]) await phone.until(() => phone.status().fork === null);
  const all = ['nur bei der anderen', 'nur bei der einen, von Ben', 'nur bei der einen, von Mara', 'von allen gekannt', 'während sie getrennt waren'];
  for (const phone of [mara, ben, cem, tablet]) await expect.poll(() => [names(phone), phone.status().waiting], soon).toEqual([all, 0]);
  for (const phone of [mara, ben, cem, tablet]) expect([await begunEpoch(phone.database, TEAM), phone.status().setAside]).toEqual([3, 0]);
  await dora.until(() => dora.session().at === 'gone');
  expect(names(dora), 'removed on the abandoned list, told so by the other').not.toContain('während sie getrennt waren');
  await mara.engine.refreshTeam();
  expect(mara.team()?.members.find(({ name }) => name === 'Dora')).toMatchObject({ removed: true });
  expect(await mara.engine.invite({ days: 1 })).toMatchObject({ ok: true });
});

test('Y-36 what a fork froze is remembered by a phone that is closed and opened again, and over once its hub is the right one', async () => {
  const world = await restoredTwice();
  const { one, other, maras, mara, cem } = world;
  await linkFrom(mara);
  await linkFrom(cem, await memberOf(cem));
  maras.to = other;
  const port = one.port;
  await one.kill('SIGKILL');
  mara.nudge();
  await mara.until(() => mara.status().fork !== null);
  await mara.engine.lock();
  maras.to = null;
  expect(await mara.engine.unlock(passphrase)).toMatchObject({ ok: true });
  await mara.until(() => mara.status().fork !== null);
  const back = await startHub({ dataDir: one.dataDir, port });
  ends.push(() => back.kill('SIGKILL'));
  maras.to = back;
  mara.nudge();
  await mara.until(() => mara.status().fork === null && mara.status().connection === 'online');
  expect(await mara.engine.invite({ days: 1 })).toMatchObject({ ok: true });
});
