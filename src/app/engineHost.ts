import { expose } from 'comlink';
import type { Patch } from './api.ts';
import { now } from './clock.ts';
import { createEngine, type RunningEngine } from './createEngine.ts';
import type { FirstPaint } from './firstPaint.ts';
import { systemRandom } from './random.ts';
import type { EngineWorker } from './start.ts';
import { openDatabase } from '#store/database.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';

/** The engine in its worker, for the page that began it. */
export function hostEngine(): void {
  let show: (patch: Patch | FirstPaint) => void = () => undefined;
  const engine: RunningEngine = createEngine({
    database: openDatabase(),
    open: webSocketChannel(syncAddress(location.origin)),
    origin: location.origin,
    now,
    random: systemRandom,
    timer: (ms, task) => {
      const id = setTimeout(task, ms);
      return () => clearTimeout(id);
    },
    isDurable: async () => (await navigator.storage?.persisted?.()) ?? null,
    show: (patch) => show(patch),
  });
  const worker: EngineWorker = {
    ...engine.engine,
    start: async (to) => {
      show = to;
      await engine.start();
    },
    nudge: async () => engine.nudge(),
  };
  expose(worker);
}
