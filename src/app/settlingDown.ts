import type { EngineDeps } from './deps.ts';

/** Waits until nothing has come for a while. */
export type Settling = { later(): void; cancel(): void };

/** A checkpoint is work for a large document: it waits until nothing has come for this long. */
const QUIET_MS = 3_000;

export function settle(deps: EngineDeps, settled: () => void): Settling {
  let cancel = (): void => undefined;
  return {
    later() {
      cancel();
      cancel = deps.timer(QUIET_MS, settled);
    },
    cancel: () => cancel(),
  };
}
