import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import type { LogKey } from '#circle/ports.ts';
import { isSealed } from '#roster/entitled.ts';
import { epochOf } from '#roster/rights.ts';
import { importEpochKey } from '#seal/body.ts';
import type { Ahead } from './device.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';

/** Brings a circle of this phone to the roster's present epoch. False where that did not go; then the phone is as before. */
export async function catchUp(at: EpochDeps, circle: CircleId): Promise<boolean> {
  const epoch = epochOf(rosterOf(at), circle);
  if (at.circles.epochHere(circle) >= epoch) return true;
  // Nobody has handed this device the key yet; the roster will say when. A first epoch begins with its key alone.
  if (epoch === 1 || (isSealed(circle) && !at.unlocked.ring.get(circle, epoch))) return true;
  if (at.unreadable.is(circle)) return true;
  const snapshot = await at.connection.pullSnapshot({ circle, epoch });
  if (!snapshot.ok) return false;
  // Nothing is left to try where nobody can read it: somebody opens the next one (epochs.ts).
  return (await beginWith(at, { circle, epoch }, snapshot.value)) || at.unreadable.is(circle);
}

/** Begins with what came since the device joined, before the line stands; whatever is not so is left to the line. */
export async function beginAhead(at: EpochDeps, { log, snapshot }: Ahead): Promise<void> {
  const bytes = await snapshot;
  if (bytes && at.circles.epochHere(log.circle) < log.epoch && epochOf(rosterOf(at), log.circle) === log.epoch) await beginWith(at, log, bytes);
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
    skipped: at.unreadable.count(log.circle) > 0,
  });
  if (begun.ok) await at.began(log.circle);
  else if (begun.refusal === 'snapshot-broken') await noteUnreadable(at, log);
  return begun.ok;
}

/** The hub is asked what it holds of that epoch: whoever opens the next one has to name it. */
export async function noteUnreadable({ unreadable, connection }: Pick<EpochDeps, 'unreadable'> & { readonly connection: Pick<EpochDeps['connection'], 'nudge'> }, log: LogKey): Promise<void> {
  await unreadable.note(log);
  connection.nudge();
}
