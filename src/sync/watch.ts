import type { Timer } from './ports.ts';

/** A hub that does not answer within this is taken for gone, while connecting. */
export const ANSWER_MS = 15_000;
/** After this much silence a ping is sent … */
const PING_MS = 25_000;
/** … and after this much more the line is dead. */
export const PONG_MS = 10_000;
/** With entries under way a ping waits behind them: a village's uplink needs longer. */
const SLOW_PONG_MS = 60_000;

/** What the watch asks of its line. `busy`: what came is still being worked on, so silence means nothing yet. */
export type Watched = { settled(): boolean; underWay(): boolean; busy(): boolean; ping(): void; dead(): void };

/** Finds out a line that went silent. `heard` is called at every sign of life, first when dialling. */
export function lineWatch(timer: Timer, line: Watched): { heard(): void; stop(): void } {
  let cancel = (): void => {};
  let stopped = false;

  function after(ms: number, silent: () => void): void {
    cancel();
    if (!stopped) cancel = timer(ms, () => (line.busy() ? after(ms, silent) : silent()));
  }
  return {
    heard() {
      if (!line.settled()) return after(ANSWER_MS, line.dead);
      after(PING_MS, () => {
        line.ping();
        after(line.underWay() ? SLOW_PONG_MS : PONG_MS, line.dead);
      });
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
