import { expect, test } from 'vitest';
import { TEAM, type CircleId, type DeviceId, type SpaceId } from '#base/ids.ts';
import { toBase64Url } from '#base/bytes.ts';
import { packHandover } from '#sync/handover.ts';
import type { Log } from '#sync/ports.ts';
import type { Entry } from '#wire/entry.ts';
import { readHandover } from '#wire/handover.ts';
import { MAX_BODY_BYTES, MAX_HANDOVER_BYTES } from '#wire/limits.ts';
import { must } from '../support/rosterActs.ts';

const id = toBase64Url(new Uint8Array(16));
const DESK = 'desk:somebody' as CircleId;

/** A phone on which so many entries of each circle wait above the confirmed number. */
function phone(confirmed: number, waiting: ReadonlyMap<CircleId, number>, bodyBytes: number) {
  const entryOf = (circle: CircleId, number: number): Entry => ({ header: { circle, epoch: 1, author: id as DeviceId, number }, body: new Uint8Array(bodyBytes), signature: new Uint8Array(64) });
  return {
    space: id as SpaceId,
    waiting: async (): Promise<readonly Log[]> => [...waiting.keys()].map((circle) => ({ circle, epoch: 1 })),
    confirmed: async () => confirmed,
    own: async ({ circle }: Log, above: number) => Array.from({ length: waiting.get(circle) ?? 0 }, (_, index) => entryOf(circle, above + index + 1)),
    acknowledged: async () => undefined,
    hubHolds: async () => undefined,
  };
}

test('Y-57 a file holds what the hub has not confirmed, each circle’s in order, and says how far it goes', async () => {
  const { file, entries, left, last } = await packHandover(phone(7, new Map([[TEAM, 3], [DESK, 2]]), 100));
  expect([entries, left, last]).toEqual([5, 0, [{ circle: TEAM, epoch: 1, number: 10 }, { circle: DESK, epoch: 1, number: 9 }]]);
  expect(must(readHandover(file)).entries.map(({ header }) => `${header.circle} ${header.number}`)).toEqual(['team 8', 'team 9', 'team 10', 'desk:somebody 8', 'desk:somebody 9']);
});

test('Y-57 what is more than a file holds stays behind, the newest of the last circle, and is counted', async () => {
  const { file, entries, left, last } = await packHandover(phone(0, new Map([[DESK, 20], [TEAM, 150]]), MAX_BODY_BYTES));
  expect(file.length).toBeLessThanOrEqual(MAX_HANDOVER_BYTES);
  expect(file.length).toBeGreaterThan(MAX_HANDOVER_BYTES - 2 * MAX_BODY_BYTES);
  const read = must(readHandover(file));
  expect([read.entries.length, read.lacking, entries + left]).toEqual([entries, 0, 170]);
  expect(last).toEqual([{ circle: DESK, epoch: 1, number: 20 }, { circle: TEAM, epoch: 1, number: entries - 20 }]);
});

test('Y-57 many small ones are bounded by their number', async () => {
  const { file, entries, left } = await packHandover(phone(0, new Map([[TEAM, 65_600]]), 40));
  expect([entries, left]).toEqual([65_536, 64]);
  expect(must(readHandover(file))).toMatchObject({ lacking: 0 });
});
