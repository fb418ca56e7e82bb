import type { EngineDeps } from './deps.ts';

/** Timers by what they are for; times in milliseconds. */
export type Delays = {
  /** Runs the task later; where one for this is under way, that one stands. */
  start(what: string, ms: number, task: () => void): void;
  /** Runs the task later, counted from now. */
  restart(what: string, ms: number, task: () => void): void;
  /** None runs any more. */
  close(): void;
  isClosed(): boolean;
};

export function openDelays({ timer }: Pick<EngineDeps, 'timer'>): Delays {
  const running = new Map<string, () => void>();
  let isClosed = false;

  function restart(what: string, ms: number, task: () => void): void {
    running.get(what)?.();
    if (isClosed) return;
    running.set(what, timer(ms, () => {
      running.delete(what);
      task();
    }));
  }
  return {
    start(what, ms, task) {
      if (!running.has(what)) restart(what, ms, task);
    },
    restart,
    close() {
      isClosed = true;
      for (const stop of running.values()) stop();
    },
    isClosed: () => isClosed,
  };
}
