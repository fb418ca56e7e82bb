import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { BOARD, newId, TEAM, type ContactId, type MemberId, type TalkId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import type { OpenChannel } from '#sync/ports.ts';
import type { Phone, PhoneOptions } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';

const at = hubOffice(51);
const { random, phone, founded } = at;
const soon = { timeout: 20_000 };

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
  const village = await joined('village', await at.linkFrom(office));
  const gone = await joined('gone', await at.linkFrom(office));
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
  const early = await at.linkFrom(office);
  const gone = await joined('gone', await at.linkFrom(office));
  const before = await contact(gone, 'Jörg Müller');
  await office.until(() => office.row(before) !== undefined);
  await office.engine.removeMember(await memberOf(gone));
  const after = await contact(office, 'Käthe Süß');
  await office.until(() => office.row(after)?.receipt === 'hub');
  const late = await at.linkFrom(office);
  const [anna, bela] = [await joined('Anna', early), await joined('Bela', late)];
  for (const one of [anna, bela]) await one.until(() => one.row(before) !== undefined && one.row(after) !== undefined);
  await office.until(() => office.members().includes('Anna') && office.members().includes('Bela'));
  for (const one of [anna, bela]) await expect.poll(() => epochsOnDisk(one), soon).toEqual([2]);
});

test('a phone that was offline meanwhile writes again exactly what it had not delivered, and its receipts turn', async () => {
  const office = await founded();
  let reception = true;
  const link = at.network();
  const village = await joined('village', await at.linkFrom(office), { open: (events) => (reception ? link(events) : noReception(events)) });
  const gone = await joined('gone', await at.linkFrom(office));
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
