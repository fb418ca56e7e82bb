import { courierStore } from '#store/courierStore.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import type { EngineDeps } from './deps.ts';

/** Delivers what waits while the app is locked: entries are sealed and signed, no key is needed. */
export async function deliverLocked(deps: EngineDeps): Promise<void> {
  const ports = await courierStore(deps.database);
  if (ports) await deliverAsCourier(ports, deps.open, deps.timer);
}
