import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TEAM } from '#base/ids.ts';
import { begunEpoch } from '#store/epochStore.ts';
import { fileOf, names, nothingTaken, takes, writes } from '../support/handovers.ts';
import { must } from '../support/rosterActs.ts';
import { leavingTeam, passphrase, soon, type LeavingTeam, type Village } from '../support/leavingTeam.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(457);
let world: LeavingTeam;

beforeEach(async () => {
  world = await leavingTeam(random);
});
afterEach(() => world.end());

/** Mara at the office, Kim and Ina in a village. */
async function three() {
  const { mara, kim, known } = await world.team();
  return { mara, kim, known, ina: await world.joining(mara.phone, 'Ina') };
}

function comesOnline({ line, phone }: Village): void {
  line.on();
  phone.nudge();
}
const isSafe = (village: Village) => expect.poll(() => [village.phone.status().connection, village.phone.status().waiting], soon).toEqual(['online', 0]);
const numbers = async ({ database }: Village, author: Village) => (await database.entries.toArray()).flatMap((row) => (row.author === author.device && row.circle === 'team' ? row.number : [])).toSorted((a, b) => a - b);

test('Y-57 Y-61 Y-62 what one phone could not deliver another takes as a file and tells the hub; the first finds it safe there, and nothing twice', async () => {
  const { mara, kim, known, ina } = await three();
  kim.line.off();
  ina.line.off();
  const { fresh, talk } = await world.workApart(kim, known);
  const [berta] = await writes(random, kim.phone, 'Berta Feld', 'Cem Ohm');
  const file = await fileOf(kim.phone, 5);
  expect(kim.phone.status().waiting).toBe(5);

  expect(await ina.phone.engine.takeHandover(file)).toEqual({ ok: true, value: { ...nothingTaken, taken: 5, from: [kim.member] } });
  expect(names(ina.phone)).toEqual(['Ada Neu', 'Berta Feld', 'Cem Ohm', 'Jörg Müller']);
  expect([await ina.phone.engine.handedWaiting(), ina.phone.status().waiting]).toEqual([5, 0]);
  expect(await takes(ina.phone, file)).toEqual({ ...nothingTaken, known: 5 });
  expect(await takes(kim.phone, file)).toEqual({ ...nothingTaken, known: 5 });
  expect(await kim.phone.engine.handedWaiting()).toBe(0);

  comesOnline(ina);
  await expect.poll(() => names(mara.phone), soon).toEqual(names(ina.phone));
  await expect.poll(() => ina.phone.engine.handedWaiting(), soon).toBe(0);
  expect(await mara.phone.engine.talk(talk)).toMatchObject({ by: kim.member, contact: known });

  expect(kim.phone.row(fresh)?.receipt).toBe('device');
  await writes(random, kim.phone, 'Dora Au');
  comesOnline(kim);
  await isSafe(kim);
  expect([kim.phone.row(fresh)?.receipt, kim.phone.row(berta!)?.receipt]).toEqual(['hub', 'hub']);
  await expect.poll(() => names(mara.phone), soon).toEqual(['Ada Neu', 'Berta Feld', 'Cem Ohm', 'Dora Au', 'Jörg Müller']);
  const own = await numbers(kim, kim);
  for (const phone of [mara, ina]) await expect.poll(() => numbers(phone, kim), soon).toEqual(own);
  expect((await mara.phone.engine.contact(fresh))?.story.filter(({ kind }) => kind === 'created')).toHaveLength(1);
}, 60_000);

test('Y-65 what went on in a file shows as handed over on both phones, what is changed later as on its device, and all as safe once the hub says so', async () => {
  const { mara, kim, known, ina } = await three();
  ina.line.off();
  const { fresh, talk } = await world.workApart(kim, known);
  const receipts = async ({ phone }: Village) => {
    const told = (await phone.engine.contact(known))?.story.flatMap((item) => (item.kind === 'talk' && item.talk.id === talk ? item.receipt : []));
    return [phone.row(fresh)?.receipt, ...(told ?? [])];
  };
  expect(await receipts(kim)).toEqual(['device', 'device']);
  const { file, last } = must(await kim.phone.engine.giveHandover());
  expect(await receipts(kim)).toEqual(['device', 'device']);
  await kim.phone.engine.handedOut(last);
  expect(await receipts(kim)).toEqual(['handed', 'handed']);
  await takes(ina.phone, file);
  expect(await receipts(ina)).toEqual(['handed', 'handed']);

  const seen = (await kim.phone.engine.contact(fresh))?.heads.name ?? [];
  expect((await kim.phone.engine.run({ do: 'editContact', id: fresh, edits: [{ field: 'name', value: 'Ada Alt', seen }] })).ok).toBe(true);
  expect(await receipts(kim)).toEqual(['device', 'handed']);
  await world.restart(ina);
  expect((await ina.phone.engine.unlock(passphrase)).ok).toBe(true);
  expect(ina.phone.row(fresh)?.receipt).not.toBe('hub');
  await ina.phone.until(() => ina.phone.isOpen());
  expect(await receipts(ina)).toEqual(['handed', 'handed']);

  comesOnline(ina);
  await expect.poll(() => receipts(ina), soon).toEqual(['hub', 'hub']);
  comesOnline(kim);
  await expect.poll(() => receipts(kim), soon).toEqual(['hub', 'hub']);
  await expect.poll(() => names(mara.phone), soon).toContain('Ada Alt');
}, 60_000);

test('Y-57 a locked phone makes the same file, and one that has delivered all an empty one', async () => {
  const { kim, known } = await three();
  await isSafe(kim);
  expect(await kim.phone.engine.toGive()).toBe(0);
  await fileOf(kim.phone, 0);
  await world.workApart(kim, known);
  expect(await kim.phone.engine.toGive()).toBe(3);
  const file = await fileOf(kim.phone, 3);
  await kim.phone.engine.lock();
  expect(await fileOf(kim.phone, 3)).toEqual(file);
  expect(await kim.phone.engine.takeHandover(file)).toMatchObject({ refusal: 'not-unlocked' });
}, 60_000);

test('Y-61 killed after a file was taken and before the hub heard of it, a phone tells it after its next start', async () => {
  const { mara, kim, known, ina } = await three();
  ina.line.off();
  await world.workApart(kim, known);
  expect(await takes(ina.phone, await fileOf(kim.phone, 3))).toMatchObject({ taken: 3 });
  await world.restart(ina);
  expect((await ina.phone.engine.unlock(passphrase)).ok).toBe(true);
  await ina.phone.until(() => ina.phone.isOpen());
  expect(await ina.phone.engine.handedWaiting()).toBe(3);
  expect(names(mara.phone)).toEqual(['Jörg Müller']);
  comesOnline(ina);
  await expect.poll(() => names(mara.phone), soon).toEqual(['Ada Neu', 'Jörg Müller']);
  await expect.poll(() => ina.phone.engine.handedWaiting(), soon).toBe(0);
}, 60_000);

test('Y-61 cut off while it tells the hub, a phone tells the rest when it is back', async () => {
  const { mara, kim, ina } = await three();
  ina.line.off();
  kim.line.off();
  await writes(random, kim.phone, ...Array.from({ length: 40 }, (_, index) => `Person ${index + 10}`));
  expect(await takes(ina.phone, await fileOf(kim.phone, 40))).toMatchObject({ taken: 40 });
  const cut = ina.line.cutAfter(9);
  comesOnline(ina);
  await cut;
  comesOnline(ina);
  await expect.poll(() => names(mara.phone).length, soon).toBe(41);
  await expect.poll(() => ina.phone.engine.handedWaiting(), soon).toBe(0);
  comesOnline(kim);
  await isSafe(kim);
  expect(names(mara.phone)).toHaveLength(41);
}, 60_000);

test('Y-60 entries of a device this phone has not heard of, and such that follow what it lacks, are counted, and taken once it has been online', async () => {
  const { mara, kim, ina } = await three();
  ina.line.off();
  const lea = await world.joining(mara.phone, 'Lea');
  lea.line.off();
  await writes(random, lea.phone, 'Von Lea');
  const fromLea = await fileOf(lea.phone, 1);
  expect(await takes(ina.phone, fromLea)).toEqual({ ...nothingTaken, not: [{ why: 'unknown-device', count: 1 }] });
  const [there] = await writes(random, kim.phone, 'Schon dort');
  await expect.poll(() => kim.phone.row(there!)?.receipt, soon).toBe('hub');
  kim.line.off();
  await writes(random, kim.phone, 'Danach', 'Und danach');
  const fromKim = await fileOf(kim.phone, 2);
  expect(await takes(ina.phone, fromKim)).toEqual({ ...nothingTaken, not: [{ why: 'gap', count: 2 }] });
  expect([ina.phone.status().setAside, await ina.phone.engine.handedWaiting()]).toEqual([0, 0]);
  comesOnline(ina);
  await expect.poll(() => names(ina.phone), soon).toContain('Schon dort');
  expect(await takes(ina.phone, fromLea)).toMatchObject({ taken: 1 });
  expect(await takes(ina.phone, fromKim)).toMatchObject({ taken: 2 });
  await expect.poll(() => names(mara.phone), soon).toEqual(['Danach', 'Jörg Müller', 'Schon dort', 'Und danach', 'Von Lea']);
}, 60_000);

test('Y-60 C-83 a removed device’s file is refused, and one of an epoch that is over too: its author writes that again', async () => {
  const { mara, kim, known, ina } = await three();
  const lea = await world.joining(mara.phone, 'Lea');
  lea.line.off();
  await writes(random, lea.phone, 'Von Lea');
  await world.workApart(kim, known);
  const [fromLea, fromKim] = [await fileOf(lea.phone, 1), await fileOf(kim.phone, 3)];
  expect(await mara.phone.engine.removeMember(lea.member)).toEqual({ ok: true, value: 'done' });
  await expect.poll(() => takes(ina.phone, fromLea), soon).toEqual({ ...nothingTaken, not: [{ why: 'removed', count: 1 }] });
  await expect.poll(() => begunEpoch(ina.database, TEAM), soon).toBe(2);
  expect(await takes(ina.phone, fromKim)).toEqual({ ...nothingTaken, not: [{ why: 'over', count: 3 }] });
  expect([names(ina.phone), ina.phone.status().setAside]).toEqual([['Jörg Müller'], 0]);
  comesOnline(kim);
  await isSafe(kim);
  await expect.poll(() => names(mara.phone), soon).toEqual(['Ada Neu', 'Jörg Müller']);
}, 60_000);
