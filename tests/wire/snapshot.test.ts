import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes } from '#base/bytes.ts';
import { MAX_SNAPSHOT_PARTS, SNAPSHOT_PART_BYTES } from '#wire/limits.ts';
import { hashFor } from '#wire/signing.ts';
import { snapshotHash, snapshotHashOf, snapshotPartHash, splitSnapshot } from '#wire/snapshot.ts';

test('W-7 a snapshot’s parts put one behind the other are the snapshot, each within its limit', () => {
  fc.assert(fc.property(fc.nat(3 * SNAPSHOT_PART_BYTES), (length) => {
    const bytes = new Uint8Array(length).fill(7);
    const parts = splitSnapshot(bytes);
    expect(concatBytes(...parts)).toEqual(bytes);
    expect(parts.slice(0, -1).every((part) => part.length === SNAPSHOT_PART_BYTES)).toBe(true);
    expect(parts.at(-1)!.length).toBeLessThanOrEqual(SNAPSHOT_PART_BYTES);
  }), { numRuns: 20 });
  expect(splitSnapshot(new Uint8Array())).toHaveLength(1);
  expect(() => splitSnapshot(new Uint8Array(MAX_SNAPSHOT_PARTS * SNAPSHOT_PART_BYTES + 1))).toThrow('too large');
});

test('W-7 a snapshot is named by its parts, their order and their borders', async () => {
  const [a, b] = [Uint8Array.of(1, 2), Uint8Array.of(3)];
  const name = await snapshotHash([a, b]);
  expect(await snapshotHashOf([await snapshotPartHash(a), await snapshotPartHash(b)])).toEqual(name);
  for (const other of [[b, a], [concatBytes(a, b)], [a], [a, b, b], [Uint8Array.of(1), Uint8Array.of(2, 3)], []]) expect(await snapshotHash(other)).not.toEqual(name);
  expect(name).toEqual(await hashFor('snapshot', concatBytes(await hashFor('snapshot', a), await hashFor('snapshot', b))));
});
