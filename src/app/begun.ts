import { TEAM } from '#base/ids.ts';
import { NOT_BEGUN } from '#circle/ports.ts';
import type { Circles } from './circles.ts';
import type { EngineDeps } from './deps.ts';

const BEGINNING_MS = 60_000;

/** A device that just joined has nothing to write to before the team's beginning came; somebody is waiting, so not for ever. */
export async function begun(deps: EngineDeps, circles: Circles): Promise<void> {
  if (circles.epochHere(TEAM) !== NOT_BEGUN) return;
  await new Promise<void>((resolve) => {
    const stop = circles.team.onRebuilt(() => done());
    const cancel = deps.timer(BEGINNING_MS, () => done());
    const done = (): void => {
      stop();
      cancel();
      resolve();
    };
  });
}
