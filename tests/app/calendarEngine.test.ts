import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { newId, type CommitteeId, type EventId, type SpaceId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import type { NewEvent } from '#domain/event.ts';
import { boardCacheName, openBoardCache } from '#store/boardCache.ts';
import { openDatabase } from '#store/database.ts';
import { readDevice } from '#store/deviceStore.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(75);
const from = '2026-12-01' as LocalDate;
const to = '2026-12-31' as LocalDate;
const meeting: NewEvent = { title: 'Kreisvorstand', time: { allDay: false, zone: 'Europe/Berlin', begin: '2026-12-01T19:00' as LocalTime, end: '2026-12-01T21:00' as LocalTime }, repeats: 'FREQ=WEEKLY' };
const titles = async (phone: Phone) => [...new Set((await phone.engine.occurrences(from, to)).map(({ title }) => title))].toSorted();
const soon = { timeout: 10_000 };

async function withEvents(): Promise<{ readonly mara: Phone; readonly open: EventId; readonly inside: EventId; readonly space: SpaceId }> {
  const mara = await at.founded();
  const [open, inside] = [newId<EventId>(at.random), newId<EventId>(at.random)];
  must(await mara.engine.run({ do: 'createCommittee', id: 'committee-kv' as CommitteeId, committee: { name: 'Kreisvorstand', level: 'district', hue: 'red' } }));
  must(await mara.engine.run({ do: 'createEvent', id: open, open: true, event: { ...meeting, committee: 'committee-kv' as CommitteeId } }));
  must(await mara.engine.run({ do: 'createEvent', id: inside, open: false, event: { ...meeting, title: 'Vorgespräch' } }));
  return { mara, open, inside, space: (await readDevice(mara.database))?.space as SpaceId };
}
/** Its battery is empty: nothing was locked, nothing closed. */
async function switchedOffAndOn(phone: Phone): Promise<Phone> {
  const { name } = phone.database;
  phone.database.close();
  return at.phone('again', { database: openDatabase(name) });
}
afterEach(() => vi.restoreAllMocks());

test('D-204 locked, the open calendar is there with its committee, series and receipts, the internal one is not; unlocked both stand in one order', async () => {
  const { mara, open, inside } = await withEvents();
  expect(await titles(mara)).toEqual(['Kreisvorstand', 'Vorgespräch']);
  await mara.until(() => mara.status().waiting === 0);
  await mara.engine.lock();
  const shown = await mara.engine.occurrences(from, to);
  expect([shown.length, shown[0]]).toMatchObject([5, { event: open, open: true, receipt: 'hub', committee: 'committee-kv', beginClock: '19:00' }]);
  expect([await mara.engine.event(inside), (await mara.engine.event(open))?.event.title, (await mara.engine.committees()).map(({ name }) => name), await mara.engine.follows()]).toEqual([null, 'Kreisvorstand', ['Kreisvorstand'], []]);
  expect(await mara.engine.run({ do: 'removeEvent', id: open })).toMatchObject({ ok: false, refusal: 'not-unlocked' });
  must(await mara.engine.unlock(passphrase));
  expect(await titles(mara)).toEqual(['Kreisvorstand', 'Vorgespräch']);
});

test('C-75 C-78 switched off in the middle and started again without the hub, the open calendar is readable before unlocking, from its log, which needs no key', async () => {
  const { mara, open } = await withEvents();
  await at.shut();
  must(await mara.engine.run({ do: 'editEvent', id: open, edits: [{ field: 'title', value: 'Kreisvorstand mit Gast', seen: ['born' as never] }] }));
  const again = await switchedOffAndOn(mara);
  expect(again.session().at).toBe('locked');
  expect(await again.engine.occurrences(from, to)).toMatchObject(Array.from({ length: 5 }, () => ({ title: 'Kreisvorstand mit Gast', receipt: 'device' })));
});

test('C-75 what is written to the board lies in its cache a moment later, without anybody locking', async () => {
  const { space } = await withEvents();
  const kept = async (): Promise<number> => {
    const cache = await openBoardCache(space);
    const count = cache.doc().getMap('event').size;
    await cache.close();
    return count;
  };
  await expect.poll(kept, soon).toBe(1);
});

test('C-76 where the browser does not store the cache, that is noticed and said; nothing else stands still, and later it is stored', async () => {
  const { mara, space } = await withEvents();
  const add = IDBObjectStore.prototype.add;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args: Parameters<typeof add>) {
    if (this.transaction.db.name === boardCacheName(space) && this.name === 'updates') return add.call(this, Y.encodeStateAsUpdate(new Y.Doc()));
    return add.apply(this, args);
  });
  expect(await mara.engine.boardKept()).toBe('failed');
  must(await mara.engine.run({ do: 'createEvent', id: newId(at.random), open: true, event: meeting }));
  full.mockRestore();
  expect(['kept', 'rebuilt']).toContain(await mara.engine.boardKept());
  await mara.engine.lock();
  expect(await mara.engine.boardKept()).toBeNull();
});

test.each<[string, (name: string) => Promise<void>]>([
  ['broken', async (name) => {
    const cache = new Dexie(name);
    await cache.open();
    await cache.table('updates').add(new Uint8Array([255, 255, 1, 2, 3]));
    cache.close();
  }],
  ['gone', (name) => Dexie.delete(name)],
  ['something else', async (name) => {
    await Dexie.delete(name);
    const other = new Dexie(name);
    other.version(1).stores({ other: '++id' });
    await other.open();
    other.close();
  }],
])('C-77 a cache that is %s holds nothing up: the calendar is read from the log, and the cache is made anew', async (_, spoil) => {
  const { mara, space } = await withEvents();
  expect(await mara.engine.boardKept()).not.toBe('failed');
  const { name } = mara.database;
  await mara.engine.lock();
  mara.database.close();
  await spoil(boardCacheName(space));
  const again = await at.phone('again', { database: openDatabase(name) });
  await again.until(() => again.session().at === 'locked');
  expect(await titles(again)).toEqual(['Kreisvorstand']);
  must(await again.engine.unlock(passphrase));
  expect(await again.engine.boardKept()).not.toBe('failed');
});

test('C-77 a phone that lost the board with everything else has it again from the hub, before its next unlocking too', async () => {
  const { mara } = await withEvents();
  await mara.until(() => mara.status().waiting === 0);
  const ben = await at.joined(mara, 'Ben');
  await expect.poll(() => titles(ben), soon).toEqual(['Kreisvorstand', 'Vorgespräch']);
  await ben.engine.lock();
  expect(await titles(ben)).toEqual(['Kreisvorstand']);
});

test('C-79 a second tab that kept something else in the cache changes nothing in the log, and the tab that writes puts it right', async () => {
  const { mara, space } = await withEvents();
  await mara.engine.boardKept();
  const other = await openBoardCache(space);
  const theirs = new Y.Doc();
  Y.applyUpdate(theirs, Y.encodeStateAsUpdate(other.doc()));
  theirs.getMap('event').set('stray', new Y.Map());
  await other.keep(theirs);
  await other.close();
  expect(await mara.engine.boardKept()).toBe('rebuilt');
  const now = await openBoardCache(space);
  expect([now.doc().getMap('event').has('stray'), now.doc().getMap('event').size]).toEqual([false, 1]);
  await now.close();
});

test('D-205 two phones change one event apart and meet: both have both values, and whoever picks settles it everywhere', async () => {
  const { mara, open } = await withEvents();
  const ben = await at.joined(mara, 'Ben');
  await expect.poll(() => titles(ben), soon).toContain('Kreisvorstand');
  await at.shut();
  const rename = async (phone: Phone, value: string) => must(await phone.engine.run({ do: 'editEvent', id: open, edits: [{ field: 'title', value, seen: (await phone.engine.event(open))?.heads.title ?? [] }] }));
  await rename(mara, 'Vorstand');
  await rename(ben, 'Vorstand, erweitert');
  await at.reopen();
  for (const phone of [mara, ben]) {
    phone.nudge();
    await expect.poll(async () => (await phone.engine.event(open))?.choices.title?.map(({ value }) => value).toSorted(), soon).toEqual(['Vorstand', 'Vorstand, erweitert']);
    expect((await phone.engine.occurrences(from, to)).find(({ event }) => event === open)?.contested).toBe(true);
  }
  await rename(ben, 'Vorstand');
  await expect.poll(async () => (await mara.engine.event(open))?.choices, soon).toEqual({});
});

test('D-198 an event opened by one phone and changed inside by another stands open, and the change waits beside it', async () => {
  const { mara, inside } = await withEvents();
  const ben = await at.joined(mara, 'Ben');
  await expect.poll(() => titles(ben), soon).toContain('Vorgespräch');
  await at.shut();
  must(await mara.engine.run({ do: 'publishEvent', id: inside }));
  must(await ben.engine.run({ do: 'editEvent', id: inside, edits: [{ field: 'place', value: 'Rathaus', seen: ['born' as never] }] }));
  await at.reopen();
  for (const phone of [mara, ben]) {
    phone.nudge();
    await expect.poll(async () => (await phone.engine.event(inside))?.inside?.place, soon).toBe('Rathaus');
    expect(await phone.engine.event(inside)).toMatchObject({ event: { open: true, place: '' } });
  }
  must(await ben.engine.run({ do: 'removeEvent', id: inside, open: false }));
  await expect.poll(async () => (await mara.engine.event(inside))?.inside, soon).toBeNull();
});
