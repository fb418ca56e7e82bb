import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { BOARD, newId, TEAM, type ContactId, type MemberId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import type { Entry } from '#wire/entry.ts';
import type { FromHub } from '#wire/messages.ts';
import type { Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hostileLine, type HostileLine, type Twist } from '../support/hostileLine.ts';
import { hubOffice } from '../support/hubOffice.ts';

const at = hubOffice(666, 'file');
const { random } = at;
const soon = { timeout: 15_000 };
let mara: Phone;
let ben: Phone;
let line: HostileLine;
let rounds = 0;

beforeAll(async () => {
  line = hostileLine(at.network());
  mara = await at.founded({ timer: fastTimer(4) });
  ben = await at.joined(mara, 'Ben', { open: line.open, timer: fastTimer(4) });
  await ben.until(() => ben.status().connection === 'online' && ben.status().waiting === 0);
}, 120_000);

async function contact(by: Phone, name: string): Promise<void> {
  expect((await by.engine.run({ do: 'createContact', id: newId<ContactId>(random), contact: { name }, consent: { way: 'spoken', on: by.today } })).ok).toBe(true);
}

const names = (phone: Phone) => phone.rows().map(({ name }) => name);
const knows = (phone: Phone, ...wanted: readonly string[]) => wanted.every((name) => names(phone).includes(name));

/** Both write while the hub is hostile to Ben; `meanwhile` holds then. Once it is honest again both have everything. */
async function under(twist: Twist, meanwhile: (written: readonly string[]) => Promise<void> | void): Promise<void> {
  rounds += 1;
  const written = ['eins', 'zwei', 'drei'].map((name) => `${name} ${rounds}`);
  const own = `von Ben ${rounds}`;
  line.twist = twist;
  for (const name of written) await contact(mara, name);
  await contact(ben, own);
  await mara.until(() => mara.status().waiting === 0);
  await meanwhile([...written, own]);
  line.twist = null;
  line.hangUp();
  ben.nudge();
  for (const phone of [mara, ben]) await expect.poll(() => [knows(phone, ...written, own), phone.status().waiting, phone.status().connection], soon).toEqual([true, 0, 'online']);
  expect(ben.status().fork).toBeNull();
}

const ofTeam = (change: (entries: readonly Entry[]) => readonly Entry[]): Twist => (message) => [message.is === 'page' && message.circle === TEAM ? { ...message, entries: change(message.entries) } : message];
const without = (...kinds: readonly FromHub['is'][]): Twist => (message) => (kinds.includes(message.is) ? [] : [message]);
/** The hub answers in order: everything it said before has been heard. */
async function settles(): Promise<void> {
  await ben.until(() => ben.status().connection === 'online');
  await ben.engine.refreshTeam();
}
/** Breaks the line off and waits for the next one to be as far. */
async function comesBack(): Promise<void> {
  const before = line.opened;
  line.hangUp();
  ben.nudge();
  await expect.poll(() => line.opened, soon).toBeGreaterThan(before);
  await settles();
}

test('Y-5 entries withheld are missing and nothing else; they come as soon as the hub is honest', async () => {
  await under(ofTeam(() => []), async ([first = '']) => {
    await settles();
    expect(knows(ben, first)).toBe(false);
  });
});

test('Y-2 acknowledgements withheld: nothing is shown as safe that is not', async () => {
  await under(without('ack'), async (written) => {
    await ben.until(() => knows(ben, ...written) && ben.status().waiting > 0);
    await settles();
    expect(ben.status().waiting).toBeGreaterThan(0);
  });
});

test('C-10 pages doubled, told again later and in any order change nothing', async () => {
  const told: FromHub[] = [];
  await under((message) => {
    if (message.is !== 'page') return [message];
    told.push(message);
    return [message, ...told.toReversed(), message];
  }, (written) => ben.until(() => knows(ben, ...written)));
});

test('C-10 the entries of a page in the wrong order, or with one left out, do not make a gap', async () => {
  await under(ofTeam((entries) => entries.toReversed()), settles);
  await under(ofTeam((entries) => entries.slice(1)), settles);
});

test.each<[string, number, (entry: Entry, before: Entry | undefined) => Entry]>([
  ['with the body of another', 0, (entry, before) => ({ ...entry, body: before?.body ?? entry.body.toReversed() })],
  ['cut short', 0, (entry) => ({ ...entry, body: entry.body.slice(0, -1) })],
  ['with one bit turned over', 0, (entry) => ({ ...entry, body: entry.body.with(5, (entry.body[5] ?? 0) ^ 1) })],
  ['under a number that is none', 1, (entry) => ({ ...entry, header: { ...entry.header, number: entry.header.number + 1_000 } })],
])('C-5 an entry %s is set aside and said so, and the true one is still taken', async (_, left, forge) => {
  let before: Entry | undefined;
  const already = ben.status().setAside;
  await under(
    ofTeam((entries) => entries.map((entry) => {
      const forged = forge(entry, before);
      before = entry;
      return forged;
    })),
    async ([first = '']) => {
      await ben.until(() => ben.status().setAside > already);
      expect(knows(ben, first)).toBe(false);
    },
  );
  await expect.poll(() => Math.min(1, ben.status().setAside - already), soon).toBe(left);
});

test('C-5 entries of one circle told as another’s are not taken there', async () => {
  await under((message) => {
    if (message.is !== 'page' || message.circle !== TEAM) return [message];
    return [message, { ...message, circle: BOARD, entries: message.entries.map((entry) => ({ ...entry, header: { ...entry.header, circle: BOARD } })) }];
  }, (written) => ben.until(() => knows(ben, ...written)));
});

test('Y-4 heads that name less than the hub holds turn receipts back and nothing more; such that name more of others lose nothing', async () => {
  await under((message) => [message.is === 'heads' ? { ...message, heads: [] } : message], (written) => ben.until(() => knows(ben, ...written)));
  const self = (await readDevice(ben.database))!.device;
  await under((message) => [message.is === 'heads' ? { ...message, heads: message.heads.map((head) => (head.author === self ? head : { ...head, number: head.number + 9 })) } : message], settles);
});

test('R-36 Y-36 a hub that names another head, or a longer chain, makes nobody believe in a fork; everything goes on', async () => {
  for (const lie of [(length: number) => length, (length: number) => length + 500, () => 1]) {
    await under((message) => [message.is === 'welcome' ? { ...message, rosterLength: lie(message.rosterLength), rosterHead: random(32) } : message], async (written) => {
      await comesBack();
      await ben.until(() => knows(ben, ...written));
      expect(ben.status().fork).toBeNull();
    });
  }
});

test('Y-14 a chain that is rolled back, cut short, reordered or doubled takes nothing from what was believed', async () => {
  const before = await ben.database.roster.count();
  for (const lie of [<T>(all: readonly T[]) => all.slice(0, -1), <T>(all: readonly T[]) => all.toReversed(), <T>(all: readonly T[]) => [...all, ...all]]) {
    await under((message) => [message.is === 'roster' ? { ...message, entries: lie(message.entries) } : message.is === 'welcome' ? { ...message, rosterHead: random(32) } : message], async () => {
      await comesBack();
      expect(await ben.database.roster.count()).toBe(before);
    });
  }
});

/** Somebody is removed while the hub is hostile to Ben: the team's next epoch opens without him, until it is honest. */
async function epochUnder(twist: Twist, meanwhile: () => void = () => undefined): Promise<void> {
  const gone = await at.joined(mara, `Gast ${rounds}`, { timer: fastTimer(4) });
  const member = (await readDevice(gone.database))!.member as MemberId;
  await gone.stop();
  await ben.until(() => ben.status().waiting === 0);
  const epoch = await begunEpoch(ben.database, TEAM);
  await under(twist, async () => {
    expect(await mara.engine.removeMember(member)).toEqual({ ok: true, value: 'done' });
    await expect.poll(() => begunEpoch(mara.database, TEAM), soon).toBe(Math.max(epoch, 1) + 1);
    await contact(ben, `im alten ${rounds}`);
    await contact(mara, `im neuen ${rounds}`);
    await mara.until(() => mara.status().waiting === 0);
    await settles();
    expect(await begunEpoch(ben.database, TEAM)).toBe(epoch);
    expect(knows(ben, `im neuen ${rounds}`)).toBe(false);
    meanwhile();
  });
  expect(await begunEpoch(ben.database, TEAM)).toBe(Math.max(epoch, 1) + 1);
  for (const phone of [mara, ben]) await expect.poll(() => knows(phone, `im alten ${rounds}`, `im neuen ${rounds}`), soon).toBe(true);
}

test('Y-1 an epoch withheld leaves what is written waiting, which is seen; nothing of it is lost', async () => {
  await epochUnder(without('roster'), () => expect(ben.status().waiting).toBeGreaterThan(0));
});

test.each<[string, Twist]>([
  ['altered', (message) => [message.is === 'snapshot' ? { ...message, bytes: message.bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) } : message]],
  ['cut short', (message) => [message.is === 'snapshot' ? { ...message, bytes: message.bytes.slice(0, -7) } : message]],
  ['of another’s bytes', (message) => [message.is === 'snapshot' ? { ...message, bytes: random(message.bytes.length) } : message]],
  ['withheld', (message) => [message.is === 'snapshot' ? { ...message, bytes: new Uint8Array() } : message]],
  ['in more parts than there are', (message) => [message.is === 'snapshot' ? { ...message, parts: message.parts + 1 } : message]],
])('C-26 an epoch whose snapshot comes %s is not begun; the phone stays as it was', async (_, twist) => {
  await epochUnder(twist);
});

test('R-13 an epoch whose key comes withheld, altered or as another’s is not begun', async () => {
  const lies: readonly Twist[] = [
    (message) => [message.is === 'wraps' ? { ...message, wraps: [] } : message],
    (message) => [message.is === 'wraps' ? { ...message, wraps: message.wraps.map((wrap) => ({ ...wrap, bytes: random(wrap.bytes.length) })) } : message],
    (message) => [message.is === 'wraps' ? { ...message, wraps: message.wraps.map((wrap, index, all) => ({ ...wrap, bytes: all[(index + 1) % all.length]?.bytes.with(3, 0) ?? wrap.bytes })) } : message],
  ];
  for (const twist of lies) await epochUnder(twist);
});

test('Y-8 a hub that claims more of one’s own than there is stops the line for good, visibly, and takes nothing', async () => {
  const self = (await readDevice(ben.database))!.device;
  const before = names(ben).length;
  line.twist = (message) => [message.is === 'heads' ? { ...message, heads: [{ author: self, number: 999 }] } : message];
  line.hangUp();
  ben.nudge();
  await ben.until(() => ben.status().connection === 'superseded');
  await contact(ben, 'noch immer hier');
  expect(names(ben)).toHaveLength(before + 1);
});
