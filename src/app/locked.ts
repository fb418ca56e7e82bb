import type { DeviceRow } from '#store/database.ts';
import { waysOf } from './locking.ts';
import { showSession, storeOf, type Stand } from './stand.ts';
import { tellStatus } from './statusTeller.ts';

const REDELIVER_MS = 60_000;

/** Locked: nothing readable but the board; what waits is delivered all the same. */
export async function standLocked(stand: Stand, row: DeviceRow): Promise<void> {
  stand.phase = { at: 'locked', row };
  showSession(stand, { at: 'locked', demo: row.demo, ways: waysOf(row) });
  // Behind the first paint; what unlocking needs next loads while the passphrase is typed.
  const [{ showCachedBoard }] = await Promise.all([import('./boardView.ts'), import('./openSpace.ts')]);
  await showCachedBoard(row.space, stand.deps.show);
  await tellStatus(stand.deps, row, storeOf(stand), null);
  await deliver(stand, row);
}

/** Now, whenever the network comes back, and every minute until nothing waits. */
export async function deliver(stand: Stand, row: DeviceRow): Promise<void> {
  stand.cancelDelivery();
  const { deliverLocked } = await import('./delivering.ts');
  const done = await deliverLocked(stand.deps);
  if (stand.phase.at !== 'locked') return;
  await tellStatus(stand.deps, row, storeOf(stand), null);
  if (!done) stand.cancelDelivery = stand.deps.timer(REDELIVER_MS, () => void deliver(stand, row));
}
