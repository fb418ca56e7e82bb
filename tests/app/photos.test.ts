import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId, TEAM, type AgreementId, type ContactId, type DraftId } from '#base/ids.ts';
import { deliverLocked } from '#app/delivering.ts';
import { draftDrawer } from '#app/drafts.ts';
import type { PhotoState } from '#app/photoApi.ts';
import { recordsAbout } from '#doc/erasure.ts';
import { countUnsent } from '#store/fileStore.ts';
import type { ToHub } from '#wire/messages.ts';
import { openOffice, unfoundedFile, type Founded, type Office } from '../convergence/office.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { agreementOn, begins, somebody } from '../support/feePhones.ts';
import { memberOf, run } from '../support/mentorPhones.ts';
import { deskBy, filesAtHub, filesOn, flipAtHub, flipOn, heardLine, keepPhoto, lookAt, onPaper, PHOTO_BYTES, signWithPhoto, standing, type Heard } from '../support/photoPhones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { act, foundedPhone, inviteFrom, joinedPhone, restart, type SpacePhone } from '../support/spacePhone.ts';

const random = seededRandom(70);
const soon = { timeout: 30_000, interval: 20 };
const address = { address: 'http://here' };
const DAY = 24 * 60 * 60_000;
let founded: Founded & { readonly code: string };
let hub: Office;
let online = true;
let days = 0;
/** What the phones send of files, and what becomes of it. */
let hear: (message: ToHub) => Heard;
let lead: SpacePhone;
let anna: SpacePhone;
let contact: ContactId;
let id: AgreementId;
const phones: SpacePhone[] = [];

const open: Office['open'] = heardLine((events) => {
  if (online) return hub.open(events);
  setImmediate(() => events.closed(1006));
  return { send: () => undefined, close: () => undefined };
}, (message) => hear(message));
const options = { open, timer: fastTimer(20), now: () => Math.round(performance.now()) + days * DAY };
async function joined(name: string): Promise<SpacePhone> {
  const phone = await joinedPhone(name, address, await inviteFrom(lead), random, options);
  phones.push(phone);
  return phone;
}
beforeEach(async () => {
  [online, days, hear] = [true, 0, () => 'pass'];
  founded = await unfoundedFile(random);
  hub = openOffice(founded, random);
  lead = await foundedPhone('office', address, founded.code, random, options);
  phones.push(lead);
  anna = await joined('Anna');
  contact = await somebody(random, anna);
  id = await begins(random, anna, contact);
  await expect.poll(async () => (await agreementOn(lead, id))?.stage, soon).toBe('draft');
});
afterEach(async () => {
  for (const phone of phones.splice(0)) await phone.space.close();
  await hub.close();
  founded.remove();
});
const isPut = (message: ToHub): message is Extract<ToHub, { is: 'put-chunk' }> => message.is === 'put-chunk';
const partsAtHub = () => filesAtHub(hub.file).map(({ part }) => part).toSorted();
async function apart(...some: readonly SpacePhone[]): Promise<void> {
  online = false;
  for (const phone of some) await restart(phone);
}
async function together(...some: readonly SpacePhone[]): Promise<void> {
  online = true;
  for (const phone of some) await restart(phone);
}

test('C-70 without the hub a photo is on the device before anything names it, and stays through restarts and weeks', async () => {
  const bela = await joined('Bela');
  await expect.poll(() => bela.space.receipts.waiting(), soon).toBe(0);
  await apart(bela);
  const own = await begins(random, bela, await somebody(random, bela, 'Kim Neu'));
  const bytes = random(PHOTO_BYTES);
  const file = await keepPhoto(random, bela, own, memberOf(bela), bytes);
  expect([await filesOn(bela), file.chunks.length, (await agreementOn(bela, own))?.agreement.files]).toEqual([[1, 3], 3, []]);
  await run(bela, await onPaper(random, bela, own, [file]));
  for (const week of [1, 2, 8]) {
    days = week * 7;
    await restart(bela);
    expect(await agreementOn(bela, own)).toMatchObject({ held: true, stage: 'signed', agreement: { files: [file] } });
    expect(await lookAt(bela, own, file)).toEqual({ at: 'whole', picture: { type: 'image/webp', bytes }, receipt: 'device', hubFull: false });
  }
  await together(bela);
  await expect.poll(() => standing(bela, own, file), soon).toBe('whole, hub');
  await expect.poll(() => standing(lead, own, file), soon).toBe('whole, hub');
});

test('C-70 a photo that was never signed with is gone after a day, not before, and not while a half-typed form has it; one that is not wanted at once', async () => {
  const [left, unwanted] = [await keepPhoto(random, anna, id), await keepPhoto(random, anna, id)];
  const files = await anna.space.files.here();
  await files.dropPhoto(unwanted.id);
  expect(await filesOn(anna)).toEqual([1, 3]);
  days = 0.9;
  await restart(anna);
  await expect.poll(() => anna.space.connection(), soon).toBe('online');
  expect((await anna.database.files.get(left.id as never))?.state).toBe('staged');
  const [drawer, draft] = [draftDrawer(anna.deps, anna.lease, anna.unlocked.vault), newId<DraftId>(random)];
  must(await drawer.save({ id: draft, kind: 'signing', value: { form: { photos: [left] } } }));
  days = 8;
  await restart(anna);
  await expect.poll(() => anna.space.connection(), soon).toBe('online');
  await expect.poll(() => standing(anna, id, left), soon).toBe('whole, device');
  await draftDrawer(anna.deps, anna.lease, anna.unlocked.vault).remove(draft);
  days = 8.1;
  await restart(anna);
  await expect.poll(() => filesOn(anna), soon).toEqual([0, 0]);
  expect(filesAtHub(hub.file)).toEqual([]);
});

test('C-70 a photo whose agreement is not here just now, as on a device that becomes another one, stays for a day from then, however old it is', async () => {
  const { id: lost } = await keepPhoto(random, anna, newId<AgreementId>(random));
  const missedAt = async () => (await anna.database.files.get(lost as never))?.missedAt;
  days = 9;
  await restart(anna);
  await expect.poll(missedAt, soon).toBeGreaterThan(8.9 * DAY);
  expect((await filesOn(anna))[0]).toBe(1);
  days = 9.9;
  await restart(anna);
  const seen = await signWithPhoto(random, anna, id);
  await expect.poll(() => standing(anna, id, seen), soon).toBe('whole, hub');
  expect((await filesOn(anna))[0]).toBe(2);
  days = 10.5;
  await restart(anna);
  await expect.poll(async () => (await filesOn(anna))[0], soon).toBe(1);
});

test('C-70 a photo that was signed with and that the hub has not got stays, however long its agreement is not here', async () => {
  hear = (message) => (isPut(message) ? 'swallow' : 'pass');
  const kept = await signWithPhoto(random, anna, id);
  const row = () => anna.database.files.get(kept.id as never);
  await expect.poll(async () => (await row())?.state, soon).toBe('named');
  await anna.database.files.update(kept.id as never, { record: newId<AgreementId>(random) });
  for (const week of [1, 2]) {
    days = week * 7;
    const { id: other } = await keepPhoto(random, anna, newId<AgreementId>(random));
    await restart(anna);
    await expect.poll(async () => (await anna.database.files.get(other as never))?.missedAt, soon).toBeDefined();
  }
  days = 16;
  await restart(anna);
  await expect.poll(async () => (await filesOn(anna))[0], soon).toBe(1);
  expect(await row()).toMatchObject({ state: 'named' });
  await anna.database.files.update(kept.id as never, { record: id });
  hear = () => 'pass';
  await restart(anna);
  await expect.poll(() => standing(anna, id, kept), soon).toBe('whole, hub');
  expect((await row())?.missedAt).toBeUndefined();
});

test('C-70 where the disk does not take it, nothing of a photo is there and nothing names it; signed, it is not dropped any more', async () => {
  const { chunks } = anna.database;
  const fail = (): void => { throw Object.assign(new Error(), { name: 'QuotaExceededError' }); };
  chunks.hook('creating', fail);
  expect(await (await anna.space.files.here()).keepPhoto({ agreement: id, desk: memberOf(anna) }, { type: 'image/webp', bytes: random(10) })).toMatchObject({ refusal: 'storage-full' });
  chunks.hook('creating').unsubscribe(fail);
  expect(await filesOn(anna)).toEqual([0, 0]);
  const file = await signWithPhoto(random, anna, id);
  await expect.poll(async () => (await anna.database.files.get(file.id as never))?.state, soon).toBe('named');
  await (await anna.space.files.here()).dropPhoto(file.id);
  expect(await filesOn(anna)).toEqual([1, 3]);
});

test('C-71 a photo goes to the hub after the entry that names it, and whoever is of the desk sees it come chunk by chunk', async () => {
  const order: string[] = [];
  hear = (message) => {
    if (message.is === 'append' && message.entries.some(({ header }) => header.circle === deskBy(anna))) order.push('entry');
    if (isPut(message)) order.push('chunk');
    return 'pass';
  };
  const bytes = random(700_000);
  const file = await signWithPhoto(random, anna, id, bytes);
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  expect(order).toEqual(['entry', ...file.chunks.map(() => 'chunk')]);
  expect(partsAtHub()).toEqual([0, 1, 2, 3, 4, 5]);
  await expect.poll(async () => (await agreementOn(lead, id))?.agreement.files.length, soon).toBe(1);
  const states: PhotoState[] = [];
  expect(await lookAt(lead, id, file, states)).toEqual({ at: 'whole', picture: { type: 'image/webp', bytes }, receipt: 'hub', hubFull: false });
  expect(states.map((state) => ('have' in state ? [state.have, state.of] : state.at))).toEqual([[2, 6], [4, 6], 'whole']);
  expect(await filesOn(lead)).toEqual([1, 6]);
});

test.each([0, 1, 2, 3, 4])('C-71 the line breaks at chunk %i: the rest follows, what was acknowledged is not sent again, and each chunk is there once', async (at) => {
  const sent: number[] = [];
  let broken = false;
  hear = (message) => {
    if (!isPut(message)) return 'pass';
    if (!broken && sent.length === at) {
      broken = true;
      return 'break';
    }
    sent.push(message.part);
    return 'pass';
  };
  const file = await signWithPhoto(random, anna, id, random(600_000));
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  expect(broken).toBe(true);
  expect(partsAtHub()).toEqual([0, 1, 2, 3, 4]);
  // Two were under way at most: what the hub took of them it says when it is asked what it has.
  expect(sent.length).toBeLessThanOrEqual(7);
});

test('C-71 the phone is stopped after each chunk, and the hub too: in the end each is there once', async () => {
  let left = 1;
  hear = (message) => (isPut(message) && left-- <= 0 ? 'swallow' : 'pass');
  const file = await signWithPhoto(random, anna, id, random(600_000));
  for (let had = 1; had <= 5; had += 1) {
    await expect.poll(() => partsAtHub().length, soon).toBe(had);
    anna.space.line.connection?.close();
    await hub.restart();
    left = 1;
    await restart(anna);
  }
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  expect(partsAtHub()).toEqual([0, 1, 2, 3, 4]);
});

test.each([['nobody', 0], ['a trip begun while the app was locked', 1]] as const)('C-71 the phone was stopped before it noted what the hub has, and %s noted it since: nothing is sent twice, and the screen hears of it', async (_, kept) => {
  const file = await signWithPhoto(random, anna, id);
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  await anna.database.chunks.toCollection().modify({ kept: 0 });
  const sent: number[] = [];
  let answer = (): void => undefined;
  const asked = new Promise<void>((isAsked) => {
    const held = new Promise<void>((done) => { answer = done; });
    hear = (message) => {
      if (isPut(message)) sent.push(message.part);
      if (message.is !== 'pull-files') return 'pass';
      isAsked();
      return held;
    };
  });
  await restart(anna);
  await asked;
  expect(await standing(anna, id, file)).toBe('whole, device');
  // A screen reads anew whenever it is told, and not otherwise.
  const { show } = anna.deps;
  let last: Promise<number> | null = null;
  Object.assign(anna.deps, { show: (patch: Parameters<typeof show>[0]) => {
    show(patch);
    if (patch.of === 'agreements') last = countUnsent(anna.database);
  } });
  await anna.database.chunks.toCollection().modify({ kept });
  answer();
  await expect.poll(() => last, soon).toBe(0);
  expect([await standing(anna, id, file), sent]).toEqual(['whole, hub', []]);
});

test('C-71 Y-51 a locked phone brings its photos without a key, after its entries, and goes on where the last trip ended', async () => {
  hear = (message) => (message.is === 'put-chunk' || message.is === 'append' ? 'swallow' : 'pass');
  const file = await signWithPhoto(random, anna, id, random(600_000));
  await expect.poll(async () => (await anna.database.files.get(file.id as never))?.state, soon).toBe('named');
  await anna.space.close();
  phones.splice(phones.indexOf(anna), 1);
  hear = (message) => (message.is === 'append' ? 'break' : 'pass');
  expect(await deliverLocked(anna.deps)).toMatchObject({ done: false });
  expect(filesAtHub(hub.file)).toEqual([]);
  const brought: number[] = [];
  hear = (message) => {
    if (message.is === 'bring-chunk') brought.push(message.part);
    return message.is === 'bring-chunk' && brought.length === 3 ? 'break' : 'pass';
  };
  expect(await deliverLocked(anna.deps)).toMatchObject({ done: false });
  expect(await deliverLocked(anna.deps)).toMatchObject({ done: true });
  expect([brought, partsAtHub()]).toEqual([[0, 1, 2, 2, 3, 4], [0, 1, 2, 3, 4]]);
  await expect.poll(async () => (await agreementOn(lead, id))?.agreement.files.length, soon).toBe(1);
  expect(await standing(lead, id, file)).toBe('whole, hub');
});

test('C-72 a hub put back to an older day is told the photos again, by their phone or by any that has looked at them', async () => {
  const [own, other] = [random(PHOTO_BYTES), random(PHOTO_BYTES)];
  await hub.backUp();
  const file = await signWithPhoto(random, anna, id, own);
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  await hub.restore();
  await expect.poll(() => partsAtHub(), soon).toEqual([0, 1, 2]);
  const second = await signWithPhoto(random, anna, id, other);
  await expect.poll(() => standing(lead, id, second), soon).toBe('whole, hub');
  await anna.space.close();
  phones.splice(phones.indexOf(anna), 1);
  await hub.restore();
  await expect.poll(() => partsAtHub(), soon).toEqual([0, 1, 2]);
  expect(filesAtHub(hub.file)[0]?.file).toBe(second.id);
});

test('C-73 while the photo is still on the phone that took it alone, that is said; it is there when it has come', async () => {
  hear = (message) => (isPut(message) ? 'swallow' : 'pass');
  const file = await signWithPhoto(random, anna, id);
  await expect.poll(async () => (await agreementOn(lead, id))?.agreement.files.length, soon).toBe(1);
  expect([await lookAt(lead, id, file), await standing(anna, id, file), await countUnsent(anna.database)]).toEqual([{ at: 'not-there', have: 0, of: 3 }, 'whole, device', 1]);
  await apart(lead);
  expect(await lookAt(lead, id, file)).toEqual({ at: 'offline', have: 0, of: 3 });
  hear = () => 'pass';
  await together(lead, anna);
  await expect.poll(() => standing(lead, id, file), soon).toBe('whole, hub');
  expect(await countUnsent(anna.database)).toBe(0);
});

test('C-73 a bit that is flipped on the phone is noticed: it is not sent, mended from the hub where that has it, and else said to be damaged', async () => {
  await apart(anna);
  const file = await signWithPhoto(random, anna, id);
  await flipOn(anna, file.id, 1);
  expect(await standing(anna, id, file)).toBe('damaged');
  await together(anna);
  await expect.poll(() => partsAtHub(), soon).toEqual([0]);
  expect([await standing(anna, id, file), await standing(lead, id, file)]).toEqual(['damaged', 'not-there']);
  const good = await signWithPhoto(random, anna, id);
  await expect.poll(() => standing(anna, id, good), soon).toBe('whole, hub');
  for (const part of [0, 2]) await flipOn(anna, good.id, part);
  expect(await standing(anna, id, good)).toBe('whole, hub');
});

test('C-73 a bit that is flipped in the hub’s database is noticed by everybody who fetches it, and the phone that has the photo keeps it', async () => {
  const file = await signWithPhoto(random, anna, id);
  await expect.poll(() => standing(anna, id, file), soon).toBe('whole, hub');
  flipAtHub(hub.file, file.id, 1);
  await expect.poll(async () => (await agreementOn(lead, id))?.agreement.files.length, soon).toBe(1);
  expect([await standing(lead, id, file), await standing(anna, id, file)]).toEqual(['damaged', 'whole, hub']);
});

test('C-73 a record that names nonsense as a photo is said to be damaged, and stops nothing', async () => {
  const file = await keepPhoto(random, anna, id);
  const wrong = [{ ...file, id: 'kurz' }, { ...file, key: 'kurz' }, { ...file, chunks: [] }, { ...file, chunks: Array.from({ length: 17 }, () => file.chunks[0]!) }, { ...file, chunks: [...file.chunks.slice(0, 2), 'x'] }];
  for (const one of wrong) expect((await lookAt(anna, id, one)).at).toBe('damaged');
  expect((await lookAt(anna, id, { ...file, bytes: 2 ** 40 })).at).toBe('damaged');
});

test('C-74 with an erased contact the photos go: at the hub, where they were taken and where they were looked at; another’s stay', async () => {
  const other = await begins(random, anna, await somebody(random, anna, 'Kim Bleibt'));
  const [gone, stays] = [await signWithPhoto(random, anna, id), await signWithPhoto(random, anna, other)];
  await expect.poll(async () => [await agreementOn(lead, other) !== null && (await standing(lead, other, stays)), await standing(lead, id, gone)], soon).toEqual(['whole, hub', 'whole, hub']);
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), contact) }))!);
  await expect.poll(() => new Set(filesAtHub(hub.file).map(({ file }) => file)), soon).toEqual(new Set([stays.id]));
  await expect.poll(async () => [await filesOn(lead), await filesOn(anna)], soon).toEqual([[1, 3], [1, 3]]);
  expect([await standing(anna, other, stays), await standing(lead, other, stays)]).toEqual(['whole, hub', 'whole, hub']);
});

test('C-74 a photo taken apart while the contact was erased goes nowhere any more', async () => {
  anna.space.line.connection?.close();
  const file = await signWithPhoto(random, anna, id);
  must((await lead.space.epochs?.open({ circle: TEAM, reason: 'erasure', erase: (team) => recordsAbout(team.doc(), contact) }))!);
  await expect.poll(() => agreementOn(lead, id), soon).toBeNull();
  await restart(anna);
  await expect.poll(() => filesOn(anna), soon).toEqual([0, 0]);
  await expect.poll(() => anna.space.receipts.waiting(), soon).toBe(0);
  expect(filesAtHub(hub.file).filter((row) => row.file === file.id)).toEqual([]);
});

test('C-74 whoever is no longer of a desk keeps none of its photos', async () => {
  const bela = await joined('Bela');
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser', 'treasurer'] });
  const file = await signWithPhoto(random, anna, id);
  await expect.poll(async () => (await agreementOn(bela, id)) !== null && (await standing(bela, id, file)), soon).toBe('whole, hub');
  expect(await filesOn(bela)).toEqual([1, 3]);
  await act(lead, { kind: 'role', member: memberOf(bela), roles: ['canvasser'] });
  await expect.poll(() => filesOn(bela), soon).toEqual([0, 0]);
});
