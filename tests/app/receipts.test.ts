import { expect, test } from 'vitest';
import { TEAM, type DeviceId } from '#base/ids.ts';
import { receipts } from '#app/receipts.ts';
import { emptyDisk, memoryStore } from '../support/memoryStore.ts';

const log = { circle: TEAM, epoch: 1 };
const self = 'device-of-mara' as DeviceId;
const header = { ...log, author: self, number: 1 };

async function oneSaved() {
  const store = memoryStore(emptyDisk());
  await store.appendOwn({ header, body: new Uint8Array(4), signature: new Uint8Array(64) }, ['contact-1'], null);
  const turned: string[] = [];
  const kept = receipts(store, null, self, () => [log], (records) => turned.push(...records));
  await kept.refresh();
  turned.length = 0;
  return { store, kept, turned };
}

test('a receipt turns with the hub’s heads even where a courier of this device has noted the delivery already', async () => {
  const { store, kept, turned } = await oneSaved();
  expect(kept.waits('contact-1')).toBe(true);
  await store.setConfirmed(log, self, 1);
  await kept.hubHolds(log, [{ author: self, number: 1 }]);
  expect(kept.waits('contact-1')).toBe(false);
  expect(turned).toEqual(['contact-1']);
});

test('a receipt turns with the acknowledgement even where a courier of this device has noted it already', async () => {
  const { store, kept, turned } = await oneSaved();
  await store.setConfirmed(log, self, 1);
  await kept.acknowledged(header);
  expect(kept.waits('contact-1')).toBe(false);
  expect(turned).toEqual(['contact-1']);
});

test('Y-40 more of one’s own than was acknowledged makes nothing safe, since a copy of the device may have written it; less turns the receipt back', async () => {
  const { store, kept, turned } = await oneSaved();
  await kept.hubHolds(log, [{ author: self, number: 1 }]);
  expect([kept.waits('contact-1'), await store.confirmed(log, self), turned]).toEqual([true, 0, []]);
  await kept.acknowledged(header);
  expect([kept.waits('contact-1'), kept.turnedBack()]).toEqual([false, false]);
  await kept.hubHolds(log, []);
  expect([kept.waits('contact-1'), kept.turnedBack()]).toEqual([true, true]);
});
