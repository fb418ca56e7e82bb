import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BOARD, newId, TEAM, type ContactId, type MemberId, type TalkId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone, type PhoneOptions } from '../support/enginePhone.ts';
import { startHub, type HubProcess } from '../support/hubProcess.ts';
import { seededRandom } from '../support/random.ts';

let hub: HubProcess;
let folder: string;
const phones: Phone[] = [];
const random = seededRandom(51);
const passphrase = 'haselnussbraun';
const soon = { timeout: 20_000 };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  hub = await startHub({ dataDir: folder });
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.stop();
  await hub.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function phone(name: string, options: PhoneOptions = {}): Promise<Phone> {
  const started = await startPhone(name, hub.address, random, undefined, options);
  phones.push(started);
  return started;
}
async function founded(): Promise<Phone> {
  const office = await phone('office');
  await office.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
  return office;
}
async function inviteLink(office: Phone): Promise<string> {
  const invite = await office.engine.invite({ days: 1 });
  if (!invite.ok) throw new Error(invite.refusal);
  return invite.value.link;
}
async function joined(name: string, link: string, options: PhoneOptions = {}): Promise<Phone> {
  const joining = await phone(name, options);
  expect(await joining.engine.join({ link, ownName: name, passphrase })).toEqual({ ok: true, value: null });
  return joining;
}
async function memberOf(one: Phone): Promise<MemberId> {
  const row = await readDevice(one.database);
  if (!row) throw new Error('no device');
  return row.member;
}
async function talkWith(by: Phone, id: ContactId, notes: string): Promise<TalkId> {
  const talk = newId<TalkId>(random);
  const logged = await by.engine.run({ do: 'logTalk', id: talk, with: { contact: id }, talk: { on: by.today, channel: 'visit', outcome: 'interested', covered: [], notes } });
  expect(logged.ok).toBe(true);
  return talk;
}
function noReception(events: Parameters<OpenChannel>[0]): ReturnType<OpenChannel> {
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
}
async function contact(by: Phone, name: string): Promise<ContactId> {
  const id = newId<ContactId>(random);
  expect((await by.engine.run({ do: 'createContact', id, contact: { name }, consent: { way: 'spoken', on: by.today } })).ok).toBe(true);
  return id;
}
/** The epochs of which anything of the team is on the phone's disk. */
async function epochsOnDisk({ database }: Phone): Promise<readonly number[]> {
  const [entries, checkpoints, snapshots] = [await database.entries.toArray(), await database.checkpoints.toArray(), await database.snapshots.toArray()];
  const keys = (await readDevice(database))?.epochKeys ?? [];
  return [...new Set([...entries, ...checkpoints, ...snapshots, ...keys].filter(({ circle }) => circle === TEAM).map(({ epoch }) => epoch))].toSorted();
}

test('after a removal the others carry on in a new epoch by themselves, and nothing older stays on their disks', async () => {
  const complaints = vi.spyOn(console, 'error');
  const office = await founded();
  const village = await joined('village', await inviteLink(office));
  const gone = await joined('gone', await inviteLink(office));
  const before = await contact(gone, 'Jörg Müller');
  await village.until(() => village.row(before) !== undefined);
  await office.until(() => office.row(before) !== undefined);
  expect(await office.engine.removeMember(await memberOf(gone))).toEqual({ ok: true, value: 'done' });
  const after = await contact(village, 'Käthe Süß');
  await office.until(() => office.row(after) !== undefined);
  await village.until(() => village.status().waiting === 0);
  await Promise.all([office, village].map(async (one) => {
    await one.until(() => one.row(after)?.receipt === 'hub' && one.row(before)?.receipt === 'hub');
    expect(await begunEpoch(one.database, TEAM)).toBe(2);
  }));
  await village.engine.lock();
  expect(await village.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await village.until(() => village.row(before) !== undefined && village.row(after) !== undefined && !village.status().opening);
  for (const one of [office, village]) await expect.poll(() => epochsOnDisk(one), soon).toEqual([2]);
  expect(await begunEpoch(village.database, BOARD)).toBe(0);
  await gone.until(() => gone.session().at === 'gone');
  expect(complaints.mock.calls, 'the removed phone closed its documents once').toEqual([]);
});

test('whoever joins after an epoch began gets everything from its snapshot, by a link made before or after it', async () => {
  const office = await founded();
  const early = await inviteLink(office);
  const gone = await joined('gone', await inviteLink(office));
  const before = await contact(gone, 'Jörg Müller');
  await office.until(() => office.row(before) !== undefined);
  await office.engine.removeMember(await memberOf(gone));
  const after = await contact(office, 'Käthe Süß');
  await office.until(() => office.row(after)?.receipt === 'hub');
  const late = await inviteLink(office);
  const [anna, bela] = [await joined('Anna', early), await joined('Bela', late)];
  for (const one of [anna, bela]) await one.until(() => one.row(before) !== undefined && one.row(after) !== undefined);
  await office.until(() => office.members().includes('Anna') && office.members().includes('Bela'));
  for (const one of [anna, bela]) await expect.poll(() => epochsOnDisk(one), soon).toEqual([2]);
});

test('a phone that was offline meanwhile writes again exactly what it had not delivered, and its receipts turn', async () => {
  const office = await founded();
  let reception = true;
  const link = webSocketChannel(syncAddress(hub.address));
  const village = await joined('village', await inviteLink(office), { open: (events) => (reception ? link(events) : noReception(events)) });
  const gone = await joined('gone', await inviteLink(office));
  const id = await contact(village, 'Jörg Müller');
  await village.until(() => village.row(id)?.receipt === 'hub');
  await office.until(() => office.row(id) !== undefined);

  reception = false;
  await village.engine.lock();
  await village.engine.unlock(passphrase);
  const talks = [await talkWith(village, id, 'Im Regen.'), await talkWith(village, id, 'Am Zaun.')];
  await office.engine.removeMember(await memberOf(gone));
  const other = await contact(office, 'Käthe Süß');
  await office.until(() => office.row(other)?.receipt === 'hub');
  expect([village.row(id)?.receipt, village.status().waiting, await begunEpoch(village.database, TEAM)]).toEqual(['device', 2, 0]);

  reception = true;
  village.nudge();
  await village.until(() => village.row(other) !== undefined && village.row(id)?.receipt === 'hub' && village.status().waiting === 0);
  await office.until(() => office.row(id)?.lastTalk === office.today);
  const story = (await office.engine.contact(id))?.story ?? [];
  expect(story.flatMap((item) => (item.kind === 'talk' ? [item.talk.notes] : [])).toSorted()).toEqual(['Am Zaun.', 'Im Regen.']);
  expect(story.flatMap((item) => (item.kind === 'talk' ? [item.talk.id] : [])).toSorted()).toEqual(talks.toSorted());
  await expect.poll(() => epochsOnDisk(village), soon).toEqual([2]);
  expect(await village.database.rescues.count()).toBe(0);
});
