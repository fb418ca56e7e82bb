import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, TEAM, type ContactId, type DraftId, type TalkId, type TaskId } from '#base/ids.ts';
import { localDateAt } from '#base/localDate.ts';
import { draftDrawer } from '#app/drafts.ts';
import { openErasures, type Erasures } from '#app/erasures.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import type { Command } from '#domain/command.ts';
import { filesOf, latin1, wordsFound } from '../support/appStores.ts';
import { hubWorld, type HubWorld } from '../support/hubWorld.ts';
import { seededRandom } from '../support/random.ts';
import { readableOn } from '../support/readable.ts';
import { foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const CANARY = 'Qualmfink';
const OTHER = 'Zaunspecht';
const random = seededRandom(22);
const soon = { timeout: 40_000, interval: 50 };
const today = localDateAt(Date.now());
let world: HubWorld;
let hasReception = true;
const phones: SpacePhone[] = [];

beforeAll(async () => {
  world = await hubWorld();
});
afterAll(async () => {
  for (const phone of phones) await phone.space.close();
  await world.stop();
});

async function run(phone: SpacePhone, command: Command): Promise<void> {
  expect(await phone.space.run(command, null)).toMatchObject({ ok: true });
}
const talk = (contact: ContactId, notes: string): Command => ({ do: 'logTalk', id: newId<TalkId>(random), with: { contact }, talk: { on: today, channel: 'visit', outcome: 'interested', covered: [], notes } });
const drawer = ({ deps, lease, unlocked }: SpacePhone) => draftDrawer(deps, lease, unlocked.vault);
const erasuresOn = ({ deps, lease, unlocked, space, ...phone }: SpacePhone): Promise<Erasures> => openErasures({ deps, lease, unlocked, space, drafts: drawer({ deps, lease, unlocked, space, ...phone }) });
const found = async (phone: SpacePhone, word: string): Promise<readonly string[]> => wordsFound(await readableOn(phone), [word]);
/** The first and last bytes of every sealed thing the phone has from the hub, as they lie there too. */
async function sealedBytes({ database }: SpacePhone): Promise<readonly string[]> {
  const [entries, snapshots] = [await database.entries.toArray(), await database.snapshots.toArray()];
  return [...entries.map(({ body }) => body), ...snapshots.map(({ bytes }) => bytes)].flatMap((bytes) => [latin1(bytes.subarray(0, 40)), latin1(bytes.subarray(-40))]);
}
async function lyingAtHub(sealed: readonly string[]): Promise<number> {
  const files = await filesOf(world.hub.dataDir);
  return sealed.filter((part) => files.some(({ text }) => text.includes(part))).length;
}

test('C-35 an erased contact is on no phone and in no file of the hub, whatever was written about them meanwhile, and somebody else’s records stay', async () => {
  const link = webSocketChannel(syncAddress(world.hub.address));
  const open: OpenChannel = (events) => {
    if (hasReception) return link(events);
    setImmediate(() => events.closed(1006));
    return { send: () => undefined, close: () => undefined };
  };
  const lead = await foundedPhone('lead', world.hub, world.hub.code ?? '', random);
  const village = await joinedPhone('village', world.hub, await inviteFrom(lead), random);
  const cabin = await joinedPhone('cabin', world.hub, await inviteFrom(lead), random, { open });
  phones.push(lead, village, cabin);

  const [gone, stays] = [newId<ContactId>(random), newId<ContactId>(random)];
  const consent = { way: 'spoken', on: today } as const;
  await run(lead, { do: 'createContact', id: gone, contact: { name: `${CANARY} Eins` }, consent });
  await run(lead, { do: 'createContact', id: stays, contact: { name: `${OTHER} Zwei` }, consent });
  await run(lead, { do: 'createTask', id: newId<TaskId>(random), contact: gone, task: { what: `${CANARY} anrufen`, due: today, responsible: lead.unlocked.row.member } });
  await expect.poll(() => village.space.view.detail(gone)?.tasks.length, soon).toBe(1);
  await run(village, talk(gone, `${CANARY} zögert`));
  await expect.poll(() => [lead, cabin].map((phone) => talks(phone, gone)), soon).toEqual([1, 1]);
  // One epoch already, so that snapshots hold the word as well.
  await expect.poll(() => phones.map(({ space }) => space.receipts.waiting()), soon).toEqual([0, 0, 0]);
  expect(await lead.space.epochs?.open({ circle: TEAM, reason: 'compaction', erase: () => [] })).toMatchObject({ ok: true });
  await expect.poll(() => phones.map(({ space }) => space.team.log().epoch), soon).toEqual([2, 2, 2]);

  hasReception = false;
  await restart(cabin);
  const erasures = await Promise.all(phones.map(erasuresOn));
  await run(village, talk(gone, `${CANARY} überlegt`));
  await run(cabin, talk(gone, `${CANARY} im Funkloch`));
  await run(cabin, talk(stays, `${OTHER} im Funkloch`));
  expect((await drawer(village).save({ id: newId<DraftId>(random), kind: 'talk', value: { contact: gone, notes: `${CANARY} halb getippt` } })).ok).toBe(true);
  await expect.poll(() => talks(lead, gone), soon).toBe(2);
  for (const phone of phones) expect((await found(phone, CANARY)).length).toBeGreaterThan(2);
  const sealed = await sealedBytes(lead);
  expect(await lyingAtHub(sealed)).toBe(sealed.length);

  expect(await erasures[0]?.erase(gone)).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => found(lead, CANARY), soon).toEqual([]);
  await expect.poll(() => found(village, CANARY), soon).toEqual([]);
  expect(await lyingAtHub(sealed)).toBe(0);
  await expect.poll(async () => { await erasures[0]?.refresh(); return progress(lead); }, soon).toEqual([{ done: 2, of: 3 }]);

  hasReception = true;
  cabin.space.nudge();
  await expect.poll(() => found(cabin, CANARY), soon).toEqual([]);
  await expect.poll(async () => { await erasures[0]?.refresh(); return progress(lead); }, soon).toEqual([{ done: 3, of: 3 }]);
  for (const phone of phones) {
    expect([phone.space.view.detail(gone), (await found(phone, OTHER)).length > 0]).toEqual([null, true]);
    await expect.poll(() => talks(phone, stays), soon).toBe(1);
    expect([await phone.database.rescues.count(), await phone.database.setAside.count()]).toEqual([0, 0]);
  }
  for (const one of erasures) one.close();
}, 120_000);

function talks({ space }: SpacePhone, id: ContactId): number | undefined {
  return space.view.detail(id)?.story.filter(({ kind }) => kind === 'talk').length;
}

function progress({ patches }: SpacePhone): unknown {
  const last = patches.findLast((patch) => patch.of === 'erasures');
  return last?.erasures.map((one) => (one.at === 'done' ? one.devices : one.at));
}
