import { concatBytes, ownBytes, type Bytes } from '#base/bytes.ts';
import { MAX_SNAPSHOT_PARTS, SNAPSHOT_PART_BYTES } from './limits.ts';
import { hashFor } from './signing.ts';

/** The name of a snapshot in its epoch's roster entry: SHA-256 over its parts' SHA-256, so that a hub can check each part as it comes. */
export async function snapshotHash(parts: readonly Bytes[]): Promise<Bytes> {
  return snapshotHashOf(await Promise.all(parts.map(snapshotPartHash)));
}

/** One part's share in the snapshot's name. */
export async function snapshotPartHash(part: Bytes): Promise<Bytes> {
  return hashFor('snapshot', part);
}

/** The same from the parts' hashes, in their order. */
export async function snapshotHashOf(partHashes: readonly Bytes[]): Promise<Bytes> {
  return hashFor('snapshot', concatBytes(...partHashes));
}

/**
 * Parts of SNAPSHOT_PART_BYTES, the last one shorter, at least one; put one behind the other they are the snapshot again.
 * Throws past MAX_SNAPSHOT_PARTS (128 MiB): whoever makes a snapshot checks its size first.
 */
export function splitSnapshot(bytes: Bytes): Bytes[] {
  const parts = Math.max(1, Math.ceil(bytes.length / SNAPSHOT_PART_BYTES));
  if (parts > MAX_SNAPSHOT_PARTS) throw new Error('snapshot too large');
  return Array.from({ length: parts }, (_, part) => ownBytes(bytes.subarray(part * SNAPSHOT_PART_BYTES, (part + 1) * SNAPSHOT_PART_BYTES)));
}
