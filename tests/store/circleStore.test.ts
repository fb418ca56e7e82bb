import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { TEAM, keyIdFrom, newId, type DeviceId, type DraftId, type MemberId, type SpaceId } from '#base/ids.ts';
import { circleStore } from '#store/circleStore.ts';
import { courierStore } from '#store/courierStore.ts';
import { openDatabase, type Database, type DeviceRow } from '#store/database.ts';
import { readDevice, saveDevice } from '#store/deviceStore.ts';
import { allDrafts, deleteDraft, putDraft } from '#store/draftStore.ts';
import { eraseAll } from '#store/erase.ts';
import { takeLease, type Lease } from '#store/lease.ts';
import { appendRosterEntries, readRosterEntries } from '#store/rosterStore.ts';
import type { Entry } from '#wire/entry.ts';
import { emptyDisk, memoryStore } from '../support/memoryStore.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { circleStoreContract } from './circleStore.contract.ts';

const random = seededRandom(11);
const opened: Database[] = [];
afterEach(() => Promise.all(opened.splice(0).map((db) => db.delete())));

function freshDatabase(name = `anlauf-test-${newId(random)}`): Database {
  const db = openDatabase(name);
  opened.push(db);
  return db;
}

async function freshLeased(): Promise<{ db: Database; lease: Lease }> {
  const db = freshDatabase();
  return { db, lease: must(await takeLease(db, newId(random))) };
}

function failNextEntry(db: Database, error: Error): void {
  const fail = () => {
    db.entries.hook('creating').unsubscribe(fail);
    throw error;
  };
  db.entries.hook('creating', fail);
}

circleStoreContract('in memory', async () => {
  const disk = emptyDisk();
  return {
    store: memoryStore(disk),
    putDraft: async (id) => void disk.drafts.add(id),
    hasDraft: async (id) => disk.drafts.has(id),
    failNext: (refusal) => void (disk.failNext = refusal),
    reopened: async () => memoryStore(disk),
  };
});

circleStoreContract('in Dexie', async () => {
  const { db, lease } = await freshLeased();
  return {
    store: circleStore(db, lease),
    putDraft: async (id) => void must(await putDraft(db, lease, { id, sealed: random(8) })),
    hasDraft: async (id) => (await allDrafts(db)).some((draft) => draft.id === id),
    failNext: (refusal) => failNextEntry(db, refusal === 'storage-full' ? new DOMException('full', 'QuotaExceededError') : new Error('broken')),
    reopened: async () => {
      db.close();
      const again = freshDatabase(db.name);
      return circleStore(again, must(await takeLease(again, newId(random))));
    },
  };
});

const own = keyIdFrom<DeviceId>(random(16));
const first: Entry = { header: { circle: TEAM, epoch: 1, author: own, number: 1 }, body: random(9), signature: random(64) };

describe('the phone\'s database', () => {
  test('writes nothing for a tab that another took over from', async () => {
    const { db, lease } = await freshLeased();
    must(await takeLease(db, 'the other tab'));
    const refused = { ok: false, refusal: 'not-saved' };
    const store = circleStore(db, lease);
    expect(await store.appendOwn(first, [], null)).toEqual(refused);
    expect(await store.appendReceived([first])).toEqual(refused);
    expect(await store.saveCheckpoint({ circle: TEAM, epoch: 1, heads: [], document: random(1), listView: random(1) })).toEqual(refused);
    expect(await saveDevice(db, lease, device)).toEqual(refused);
    expect(await putDraft(db, lease, { id: newId<DraftId>(random), sealed: random(8) })).toEqual(refused);
    expect(await appendRosterEntries(db, lease, 0, [random(3)])).toEqual(refused);
    expect([await db.entries.count(), await db.device.count(), await db.drafts.count(), await db.roster.count(), await db.checkpoints.count()]).toEqual([0, 0, 0, 0, 0]);
  });

  test('lets a service worker, which has no lease, read and confirm and nothing else', async () => {
    const { db, lease } = await freshLeased();
    await circleStore(db, lease).appendOwn(first, [], null);
    const store = circleStore(db, null);
    expect(await store.entriesAfter({ circle: TEAM, epoch: 1 }, [])).toEqual([first]);
    expect(await store.setConfirmed({ circle: TEAM, epoch: 1 }, own, 1)).toEqual({ ok: true, value: null });
    expect(await store.appendReceived([first])).toEqual({ ok: false, refusal: 'not-saved' });
  });

  test('asks for every write that it is flushed to disk before it counts as done', async () => {
    const asked: unknown[] = [];
    const begin = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { db, lease } = await freshLeased();
    must(await circleStore(db, lease).appendOwn(first, [], null));
    must(await saveDevice(db, lease, device));
    for (const [, mode, options] of begin.mock.calls) if (mode === 'readwrite') asked.push(options?.durability);
    begin.mockRestore();
    expect(asked).toEqual(['strict', 'strict', 'strict']);
  });

  test('keeps an epoch\'s key beside the device as it begins, and deletes it as it is forgotten', async () => {
    const { db, lease } = await freshLeased();
    must(await saveDevice(db, lease, device));
    const store = circleStore(db, lease);
    const [log, sealedKey] = [{ circle: TEAM, epoch: 2 }, random(60)];
    must(await store.beginEpoch({ log, snapshot: random(9), sealedKey, checkpoint: { ...log, heads: [], document: random(2), listView: random(1) }, own: [], rescues: [] }));
    expect((await readDevice(db))?.epochKeys).toEqual([...device.epochKeys, { ...log, sealed: sealedKey }]);
    expect(await store.olderEpochs(log)).toEqual([1]);
    must(await store.forgetEpoch({ circle: TEAM, epoch: 1 }));
    expect((await readDevice(db))?.epochKeys).toEqual([{ ...log, sealed: sealedKey }]);
  });

  test('has the courier deliver nothing of an epoch that is over', async () => {
    const { db, lease } = await freshLeased();
    must(await saveDevice(db, lease, device));
    const store = circleStore(db, lease);
    must(await store.appendOwn(first, [], null));
    const log = { circle: TEAM, epoch: 2 };
    expect(await (await courierStore(db))?.waiting()).toEqual([{ circle: TEAM, epoch: 1 }]);
    const again = { ...first, header: { ...first.header, epoch: 2 } };
    must(await store.beginEpoch({ log, snapshot: random(9), sealedKey: null, checkpoint: { ...log, heads: [], document: random(2), listView: random(1) }, own: [{ entry: again, records: [] }], rescues: [] }));
    expect(await (await courierStore(db))?.waiting()).toEqual([log]);
  });

  test('reads a long log of many authors in the order it came', async () => {
    const { db, lease } = await freshLeased();
    const authors = Array.from({ length: 5 }, () => keyIdFrom<DeviceId>(random(16)));
    const entries = Array.from({ length: 2_000 }, (_, index): Entry => ({
      header: { circle: TEAM, epoch: 1, author: authors[index % 5] as DeviceId, number: Math.floor(index / 5) + 1 }, body: random(4), signature: random(64),
    }));
    const store = circleStore(db, lease);
    must(await store.appendReceived(entries));
    expect(await store.entriesAfter({ circle: TEAM, epoch: 1 }, [])).toEqual(entries);
    expect((await store.heads({ circle: TEAM, epoch: 1 })).map((head) => head.number)).toEqual([400, 400, 400, 400, 400]);
  });

  test('keeps the roster without a gap', async () => {
    const { db, lease } = await freshLeased();
    const entries = [random(5), random(6), random(7)];
    must(await appendRosterEntries(db, lease, 0, entries.slice(0, 2)));
    expect(await appendRosterEntries(db, lease, 3, [random(8)])).toEqual({ ok: false, refusal: 'gap' });
    expect(await appendRosterEntries(db, lease, 0, [random(8)])).toEqual({ ok: false, refusal: 'gap' });
    must(await appendRosterEntries(db, lease, 2, entries.slice(2)));
    expect(await readRosterEntries(db)).toEqual(entries);
  });

  test('keeps one device and its drafts, and erases all of it', async () => {
    const { db, lease } = await freshLeased();
    expect(await readDevice(db)).toBeNull();
    must(await saveDevice(db, lease, { ...device, demo: true }));
    must(await saveDevice(db, lease, device));
    expect(await readDevice(db)).toEqual(device);
    const [kept, dropped] = [newId<DraftId>(random), newId<DraftId>(random)];
    must(await putDraft(db, lease, { id: kept, sealed: random(8) }));
    must(await putDraft(db, lease, { id: dropped, sealed: random(8) }));
    must(await deleteDraft(db, lease, dropped));
    expect((await allDrafts(db)).map((draft) => draft.id)).toEqual([kept]);
    await eraseAll(db);
    expect((await indexedDB.databases()).map((found) => found.name)).not.toContain(db.name);
    const again = freshDatabase(db.name);
    expect([await readDevice(again), await allDrafts(again)]).toEqual([null, []]);
  });
});

const device: DeviceRow = {
  space: keyIdFrom<SpaceId>(random(16)),
  device: own,
  member: newId<MemberId>(random),
  locks: [{ kind: 'passphrase', kdf: { name: 'argon2id', memoryKiB: 19_456, passes: 2, salt: random(16) }, wrapped: random(60) }],
  keys: random(80),
  epochKeys: [{ circle: TEAM, epoch: 1, sealed: random(60) }],
  names: random(40),
  origin: 'https://hub.example.org',
  demo: false,
};
