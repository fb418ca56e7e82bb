import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, type ContactId, type DeviceId, type MemberId, type TalkId } from '#base/ids.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import { readFarewell } from '#store/farewellStore.ts';
import type { Timer } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { startHub, type HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';
import { switchedLine, type SwitchedLine } from '../support/switchedLine.ts';

let hub: HubProcess;
let folder: string;
const phones: Phone[] = [];
const clocks: { is: boolean }[] = [];
const random = seededRandom(43);
const passphrase = 'haselnussbraun';
const soon = { timeout: 20_000, interval: 50 };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  hub = await startHub({ dataDir: folder });
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  // Nothing more happens on a phone that was put away.
  for (const clock of clocks.splice(0)) clock.is = false;
  await hub.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

type Village = { phone: Phone; line: SwitchedLine; alive: { is: boolean }; readonly database: Database; readonly device: DeviceId; readonly member: MemberId };

const newLine = (): SwitchedLine => switchedLine(webSocketChannel(syncAddress(hub.address)));

/** Erasing goes by the databases' names, and all phones here share one browser: nobody's but their own may have the app's. */
const nextDatabase = (name: string): Database => openDatabase(`${name}-${newId(random)}`);

async function phone(name: string, database = nextDatabase(name), line?: SwitchedLine, alive = { is: true }): Promise<Phone> {
  const timer: Timer = (ms, task) => fastTimer(20)(ms, () => { if (alive.is) task(); });
  const started = await startPhone(name, hub.address, random, database, { timer, ...(line && { open: line.open }) });
  phones.push(started);
  clocks.push(alive);
  return started;
}
/** The app is gone, at whatever it was, and opened again: all that is left is the disk. */
async function restart(village: Village): Promise<void> {
  village.alive.is = false;
  village.line.off();
  phones.splice(phones.indexOf(village.phone), 1);
  village.line = newLine();
  village.line.off();
  village.alive = { is: true };
  village.phone = await phone('again', village.database, village.line, village.alive);
}
async function office(): Promise<Phone> {
  const founder = await phone('office');
  await founder.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
  return founder;
}
async function joining(host: Phone, name: string): Promise<Village> {
  const invite = await host.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  const [line, alive] = [newLine(), { is: true }];
  const database = nextDatabase(name);
  const joined = await phone(name, database, line, alive);
  await joined.engine.join({ link: invite.value.link, ownName: name, passphrase });
  await host.until(() => host.members().includes(name));
  await expect.poll(() => joined.status().waiting, soon).toBe(0);
  const row = await readDevice(database);
  if (!row) throw new Error('no device');
  return { phone: joined, line, alive, database, device: row.device, member: row.member };
}
/** Kim works without a network: a new contact, a talk with a known one, a change. */
async function workApart({ phone, line }: Village, known: ContactId): Promise<{ readonly fresh: ContactId; readonly talk: TalkId }> {
  line.off();
  const [fresh, talk] = [newId<ContactId>(random), newId<TalkId>(random)];
  const logged = { on: phone.today, channel: 'visit', outcome: 'interested', covered: [], notes: '' } as const;
  expect((await phone.engine.run({ do: 'createContact', id: fresh, contact: { name: 'Ada Neu' } })).ok).toBe(true);
  expect((await phone.engine.run({ do: 'logTalk', id: talk, with: { contact: known }, talk: logged })).ok).toBe(true);
  const seen = (await phone.engine.contact(fresh))?.heads.phones ?? [];
  expect((await phone.engine.run({ do: 'editContact', id: fresh, edits: [{ field: 'phones', value: ['03023125100'], seen }] })).ok).toBe(true);
  return { fresh, talk };
}
async function team(): Promise<{ readonly mara: Phone; readonly kim: Village; readonly known: ContactId }> {
  const mara = await office();
  const known = newId<ContactId>(random);
  await mara.engine.run({ do: 'createContact', id: known, contact: { name: 'Jörg Müller' } });
  const kim = await joining(mara, 'Kim');
  await kim.phone.until(() => kim.phone.row(known) !== undefined);
  return { mara, kim, known };
}
const gone = (phone: Phone) => expect.poll(() => phone.session().at, soon).toBe('gone');

test('what a removed device had not delivered is handed over, taken over and seen by all, and its own data are erased', async () => {
  const { mara, kim, known } = await team();
  const third = await joining(mara, 'Deniz');
  const { fresh, talk } = await workApart(kim, known);
  expect(await mara.engine.removeMember(kim.member)).toEqual({ ok: true, value: 'done' });
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
  expect(kim.phone.session()).toEqual({ at: 'gone', entries: 3, lost: 0, reported: true });
  expect(await kim.database.entries.count()).toBe(0);
  expect(await readDevice(kim.database)).toBeNull();

  await expect.poll(() => mara.rescues(), soon).toEqual([{ device: kim.device, name: 'Kim', count: 3 }]);
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

test('a removed device that is online is turned away within five seconds and leaves with nothing to hand over', async () => {
  const { mara, kim } = await team();
  await kim.phone.until(() => kim.phone.status().connection === 'online');
  const before = performance.now();
  await mara.engine.removeDevice(kim.device);
  await gone(kim.phone);
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(kim.phone.session()).toEqual({ at: 'gone', entries: 0, lost: 0, reported: true });
  expect(mara.rescues()).toEqual([]);
}, 60_000);

test('a hub that turns a device away without a signed removal is not believed: nothing is erased, work goes on', async () => {
  const { kim, known } = await team();
  const { fresh } = await workApart(kim, known);
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
  const { mara, kim, known } = await team();
  await workApart(kim, known);
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
  const { kim, known } = await team();
  const { fresh } = await workApart(kim, known);
  await kim.database.farewell.put({ row: 'farewell', step: 'suspected' });
  await restart(kim);
  kim.line.answerWith(4410);
  expect(kim.phone.session()).toMatchObject({ at: 'locked', removal: 'suspected' });
  await kim.phone.engine.unlock(passphrase);
  await kim.phone.until(() => kim.phone.row(fresh) !== undefined);
  expect(await readFarewell(kim.database)).toBeNull();
}, 60_000);

test('whatever moment leaving breaks off at, it goes on after a restart, and what was left arrives once', async () => {
  const { mara, kim, known } = await team();
  await workApart(kim, known);
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
    await restart(kim);
    if (kim.phone.session().at === 'locked') await kim.phone.engine.unlock(passphrase);
  }
  await gone(kim.phone);
  expect(kim.phone.session()).toMatchObject({ entries: 3, lost: 0 });
  expect(await kim.database.entries.count()).toBe(0);
  await expect.poll(() => mara.rescues().map(({ count }) => count), soon).toEqual([3]);
}, 120_000);

test('a removed device known to be one can be erased locked: what is lost is counted, and nobody is told', async () => {
  const { mara, kim, known } = await team();
  await workApart(kim, known);
  await mara.engine.removeMember(kim.member);
  await kim.phone.engine.lock();
  await kim.database.farewell.put({ row: 'farewell', step: 'removed' });
  await restart(kim);
  expect(kim.phone.session()).toMatchObject({ at: 'locked', removal: 'proven' });
  await kim.phone.engine.leaveWithout();
  expect(kim.phone.session()).toEqual({ at: 'gone', entries: 0, lost: 3, reported: false });
  expect(await kim.database.entries.count()).toBe(0);
}, 60_000);

test('single entries are dropped or taken over, with those they stand on; what nobody decided about stays', async () => {
  const { mara, kim, known } = await team();
  await workApart(kim, known);
  await mara.engine.removeMember(kim.member);
  kim.line.on();
  kim.phone.nudge();
  await gone(kim.phone);
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
