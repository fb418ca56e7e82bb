import type { DeviceId } from '#base/ids.ts';
import { accept, type Result } from '#base/result.ts';
import type { CircleDeps } from './circle.ts';
import { openEntries } from './content.ts';
import type { LogKey, RescueRow, SaveRefusal } from './ports.ts';
import { rescueRow } from './rescuing.ts';

/** `key`: of the epoch this device was in; null: it never held it, or the circle is open. */
export type LeavingDeps = Pick<CircleDeps, 'space' | 'store' | 'vault' | 'key' | 'random'> & { readonly self: DeviceId };

/**
 * Deletes what is kept of a circle this device does not belong to any more, in all epochs and with the keys. Own entries that the hub
 * has not confirmed in the epoch the device was in (`log`), which it takes no longer, become rescues first; these and own rescues
 * from before are all that stays, sealed for this device alone. Broken off anywhere, it is done by trying again.
 */
export async function forgetCircle(deps: LeavingDeps, log: LogKey): Promise<Result<null, SaveRefusal>> {
  const { store, self } = deps;
  const kept = await store.keepRescues(await unsent(deps, log));
  if (!kept.ok) return kept;
  const dropped = await store.dropRescues((await store.rescues(log.circle)).filter(({ author }) => author !== self));
  if (!dropped.ok) return dropped;
  for (const epoch of await store.olderEpochs({ ...log, epoch: Infinity })) {
    const forgotten = await store.forgetEpoch({ ...log, epoch });
    if (!forgotten.ok) return forgotten;
  }
  return accept(null);
}

/** What does not open is not kept: nobody could ever read it. */
async function unsent(deps: LeavingDeps, log: LogKey): Promise<readonly RescueRow[]> {
  const confirmed = await deps.store.confirmed(log, deps.self);
  const own = (await deps.store.ownEntries(log, deps.self)).filter(({ entry }) => entry.header.number > confirmed);
  const opened = await openEntries(deps, own.map(({ entry }) => entry));
  return Promise.all(opened.flatMap(({ entry, payload }) => (payload.ok ? [rescueRow(deps, entry.header, payload.value)] : [])));
}
