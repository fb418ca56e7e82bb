import { isPlanned } from '#store/renewalStore.ts';
import type { Unlocked } from './device.ts';
import type { HubLine } from './hubLine.ts';
import type { Stand } from './stand.ts';

const AGAIN_MS = 15_000;

/** Goes on becoming another device, where that was wished for, whenever the hub says again that this one's numbers are used up, and until it is done. */
export function renewalWatch(stand: Stand, unlocked: Unlocked, line: Pick<HubLine, 'state'>): () => void {
  let isWaiting = false;
  const look = (): void => {
    if (isWaiting || line.state() !== 'superseded') return;
    isWaiting = true;
    void goOn().catch(() => undefined).finally(() => stand.deps.timer(AGAIN_MS, () => {
      isWaiting = false;
      look();
    }));
  };
  const goOn = async (): Promise<void> => {
    const { phase } = stand;
    if (phase.at !== 'unlocked' || phase.unlocked !== unlocked || !(await isPlanned(stand.deps.database, unlocked.keys.id))) return;
    const { renew } = await import('./renewing.ts');
    await renew(stand, phase);
  };
  return look;
}
