import type { Amount } from './replica.ts';

/** Less than this is no burden for anybody. */
const LEAST_BYTES = 256 * 1024;

/**
 * Whether the next epoch would save more than it costs: what came since the epoch began is more than its snapshot, and
 * more than 256 KiB. So a new device never loads more than twice what there is (and 256 KiB), and since a snapshot is made only
 * once as much again was written, all snapshots together cost a device no more than the entries did.
 */
export function isWorthCompacting(tail: Amount, snapshotBytes: number): boolean {
  return tail.bytes > Math.max(LEAST_BYTES, snapshotBytes);
}
