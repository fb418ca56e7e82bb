import { refuse } from '#base/result.ts';
import type { EngineDeps } from './deps.ts';
import { fetched } from './fetched.ts';
import type { HandoverApi } from './handoverApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Handover files, for the screens. */
export function handing(deps: EngineDeps, life: Lifecycle): HandoverApi {
  const receiving = async () => {
    const open = life.open();
    return open && { deps, unlocked: open.unlocked, space: await open.space };
  };
  const code = () => fetched(import('./handover.ts'));
  return {
    async toGive() {
      const handover = await code();
      return handover.ok ? handover.value.toGive(deps) : 0;
    },
    async giveHandover() {
      const [here, handover] = [await receiving(), await code()];
      // Its numbers are used up by a copy of it: the hub would take none of these.
      if (here?.space.connection() === 'superseded') return refuse('not-allowed');
      return handover.ok ? handover.value.giveHandover(deps) : handover;
    },
    async handedOut(last) {
      const [here, handover] = [await receiving(), await code()];
      if (handover.ok) await handover.value.handedOut(deps, here?.space ?? null, last);
    },
    async takeHandover(file) {
      const [here, handover] = [await receiving(), await code()];
      if (!here) return refuse('not-unlocked');
      return handover.ok ? handover.value.takeHandover(here, file) : handover;
    },
    handedWaiting: async () => (await receiving())?.space.receipts.handedWaiting() ?? 0,
  };
}
