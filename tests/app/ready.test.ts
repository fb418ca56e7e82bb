import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TEAM, type DeviceId } from '#base/ids.ts';
import type { Patch } from '#app/api.ts';
import { followContact, lastContact } from '#app/lastContact.ts';
import { readDevice } from '#store/deviceStore.ts';
import { ready } from '#messages/de/ready.ts';
import { formatBytes } from '#messages/bytes.ts';
import { startPhone } from '../support/enginePhone.ts';
import { seededRandom } from '../support/random.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) });
});
afterEach(() => vi.unstubAllGlobals());

test('what was set aside is told by reason and by who wrote it, most first, and each reason has a sentence; nothing while locked', async () => {
  const phone = await startPhone('ready', 'http://localhost:1', seededRandom(9));
  await phone.engine.tryDemo();
  const own = (await readDevice(phone.database))?.device ?? ('' as DeviceId);
  const bytes = new Uint8Array(1);
  const aside = (author: DeviceId, number: number, reason: string) => ({ circle: TEAM, epoch: 1, author, number, body: bytes, signature: bytes, reason });
  await phone.database.setAside.bulkAdd([aside('stranger' as DeviceId, 1, 'unknown-author'), aside(own, 1, 'unreadable'), aside(own, 2, 'unreadable'), aside(own, 3, 'forged')]);
  const told = await phone.engine.asides();
  const self = phone.session().at === 'unlocked' ? (phone.session() as { readonly self: string }).self : null;
  expect(told).toEqual([
    { reason: 'unreadable', member: self, count: 2 },
    { reason: 'forged', member: self, count: 1 },
    { reason: 'unknown-author', member: null, count: 1 },
  ]);
  for (const { reason } of told) expect(ready.setAside.reasons[reason]).toMatch(/\.$/);
  await phone.engine.eraseDevice();
  expect(await phone.engine.asides()).toEqual([]);
  await phone.stop();
});

test('the last contact is kept from coming online to going offline, and gone with the association', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 23, 12) });
  const status = (connection: 'online' | 'offline' | 'connecting'): Patch => ({ of: 'status', status: { connection, waiting: 0, heldNotes: 0, hubTurnedBack: false, setAside: 0, fork: null, durable: null, opening: false } });
  followContact(status('connecting'));
  expect(lastContact()).toBeNull();
  followContact(status('online'));
  vi.advanceTimersByTime(3_600_000);
  followContact(status('offline'));
  expect(lastContact()).toBe(Date.UTC(2026, 10, 23, 13));
  vi.advanceTimersByTime(3_600_000);
  followContact(status('connecting'));
  expect(lastContact()).toBe(Date.UTC(2026, 10, 23, 13));
  followContact({ of: 'session', session: { at: 'empty' } });
  expect(lastContact()).toBeNull();
  vi.useRealTimers();
});

test('bytes are said as people say them', () => {
  expect([12_345, 12_345_678, 5_400_000_000].map((bytes) => formatBytes(bytes).replace(/\s/, ' '))).toEqual(['12 kB', '12 MB', '5,4 GB']);
});
