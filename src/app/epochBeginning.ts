import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import type { LogKey } from '#circle/ports.ts';
import { isSealed } from '#roster/entitled.ts';
import { epochOf } from '#roster/rights.ts';
import { importEpochKey } from '#seal/body.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';

/** Brings a circle of this phone to the roster's present epoch. False where that did not go; then the phone is as before. */
export async function catchUp(at: EpochDeps, circle: CircleId): Promise<boolean> {
  const epoch = epochOf(rosterOf(at), circle);
  if (at.circles.epochHere(circle) >= epoch) return true;
  // Nobody has handed this device the key yet; the roster will say when. A first epoch begins with its key alone.
  if (epoch === 1 || (isSealed(circle) && !at.unlocked.ring.get(circle, epoch))) return true;
  const snapshot = await at.connection.pullSnapshot({ circle, epoch });
  return snapshot.ok && beginWith(at, { circle, epoch }, snapshot.value);
}

/** Begins the epoch with a snapshot that the roster names, under the key this phone holds. */
export async function beginWith(at: EpochDeps, log: LogKey, snapshot: Bytes): Promise<boolean> {
  const { ring } = at.unlocked;
  const key = ring.get(log.circle, log.epoch);
  const begun = await at.circles.advance({
    log,
    key: key && (await importEpochKey(key)),
    sealedKey: key && (await ring.seal({ ...log, key })),
    snapshot,
  });
  if (begun.ok) await at.began(log.circle);
  return begun.ok;
}
