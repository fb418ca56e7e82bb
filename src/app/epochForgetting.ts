import type { CircleId } from '#base/ids.ts';
import { forgetOlderEpochs } from '#circle/nextEpoch.ts';
import type { EpochDeps } from './epochDeps.ts';

/**
 * Deletes older epochs, with their keys, once the hub holds all that was written here in the present one, and tells the hub so,
 * once each (`reported`). False where the phone or the hub did not answer.
 */
export async function leaveOlderEpochs(at: EpochDeps, reported: Map<CircleId, number>): Promise<boolean> {
  let whole = true;
  for (const log of at.circles.followed()) {
    if (log.epoch < 2 || reported.get(log.circle) === log.epoch) continue;
    const left = await forgetOlderEpochs(at.store, log, at.unlocked.keys.id);
    whole &&= left.ok;
    // Own entries are still under way: their acknowledgement has us look again.
    if (!left.ok || !left.value) continue;
    at.unlocked.ring.forgetOlder(log.circle, log.epoch);
    const told = await at.connection.reportStanding(log);
    whole &&= told.ok;
    if (told.ok) reported.set(log.circle, log.epoch);
  }
  return whole;
}

/** Brings the snapshots of present epochs to a hub that lost them with its roster's last entries: one the roster names is taken from anybody. */
export async function tellSnapshots(at: EpochDeps): Promise<boolean> {
  let whole = true;
  for (const log of at.circles.followed()) {
    const snapshot = await at.store.snapshot(log);
    const told = snapshot ? await at.connection.putSnapshot(log, snapshot) : null;
    whole &&= told === null || told.ok || told.refusal === 'refused';
  }
  return whole;
}
