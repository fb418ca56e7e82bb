import { PATIENCE_MS } from '#app/hubLine.ts';
import type { Timer } from '#sync/ports.ts';
import { ANSWER_MS, PONG_MS } from '#sync/watch.ts';

/** How long a phone waits for the hub's answer is the hub's own time: on a busy machine a twentieth of it is none. */
const patience: ReadonlySet<number> = new Set([ANSWER_MS, PONG_MS, PATIENCE_MS]);

/** A timer that runs so many times faster than the clock, but for what waits for an answer. */
export function fastTimer(times: number): Timer {
  return (ms, task) => {
    const id = setTimeout(task, patience.has(ms) ? ms : ms / times);
    return () => clearTimeout(id);
  };
}
