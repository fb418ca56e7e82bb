import { courierStore } from '#store/courierStore.ts';
import { deliverAsCourier } from '#sync/courier.ts';
import { deliverFilesAsCourier } from '#sync/fileCourier.ts';
import type { EngineDeps } from './deps.ts';

/** `turnedAway`: the hub says that this device is none of the association's. */
export type LockedDelivery = { readonly done: boolean; readonly turnedAway: boolean };

/** Delivers what waits while the app is locked, entries first, then photos: both are sealed and signed, no key is needed. Not done: coming again may deliver some. */
export async function deliverLocked(deps: EngineDeps): Promise<LockedDelivery> {
  const ports = await courierStore(deps.database);
  if (!ports) return { done: true, turnedAway: false };
  const { more, waits, turnedAway } = await deliverAsCourier(ports, deps.open, deps.timer);
  const files = await deliverFilesAsCourier(ports.files, deps.open, deps.timer);
  return { done: !more && !waits && !files.more, turnedAway };
}
