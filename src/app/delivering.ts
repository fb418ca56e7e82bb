import { courierStore } from '#store/courierStore.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import type { EngineDeps } from './deps.ts';

/** Delivers what waits while the app is locked: entries are sealed and signed, no key is needed. False: some still wait. */
export async function deliverLocked(deps: EngineDeps): Promise<boolean> {
  const ports = await courierStore(deps.database);
  if (!ports) return true;
  const { more, waits } = await deliverAsCourier(ports, deps.open, deps.timer);
  return !more && !waits;
}
