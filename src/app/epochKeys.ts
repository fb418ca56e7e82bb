import type { LogKey } from '#circle/ports.ts';
import { isSealed, wrapsFor } from '#roster/entitled.ts';
import { namedWraps } from '#roster/wraps.ts';
import { EPOCH_KEY_BYTES } from '#seal/body.ts';
import { openWrap } from '#seal/wraps.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';

type Learning = Pick<EpochDeps, 'unlocked' | 'began'> & {
  readonly connection: Pick<EpochDeps['connection'], 'pullWraps'>;
  /** Hears of an epoch whose key for this device is the one the chain names and is none. */
  readonly unreadable?: Pick<EpochDeps['unreadable'], 'is'> & { note(log: LogKey): Promise<void> };
};

/**
 * Fetches the keys of present epochs that somebody wrapped for this device and that it does not hold, and keeps them. Of what
 * the hub hands out only wraps that the chain names are opened (roster R-13). False where one is still missing.
 */
export async function learnKeys({ unlocked, connection, began, unreadable }: Learning): Promise<boolean> {
  const { ring, keys, row } = unlocked;
  const missing = wrapsFor(rosterOf({ unlocked }), keys.id).filter(({ circle, epoch }) => isSealed(circle) && !ring.get(circle, epoch) && !unreadable?.is(circle));
  if (missing.length === 0) return true;
  const pulled = await connection.pullWraps();
  if (!pulled.ok) return false;
  for (const ref of missing) {
    const named = await namedWraps([ref], pulled.value.filter(({ circle, epoch }) => circle === ref.circle && epoch === ref.epoch));
    const key = named?.[0] && (await openWrap(keys, row.space, named[0]));
    if (!key) continue;
    if (!key.ok || key.value.length !== EPOCH_KEY_BYTES) {
      await unreadable?.note(ref);
      continue;
    }
    const added = await ring.add({ circle: ref.circle, epoch: ref.epoch, key: key.value });
    if (!added.ok) continue;
    // A first epoch begins with its key alone.
    if (ref.epoch === 1) await began(ref.circle);
  }
  return missing.every(({ circle, epoch }) => ring.get(circle, epoch) !== null || unreadable?.is(circle) === true);
}
