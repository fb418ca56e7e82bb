import type { Timer } from '#sync/ports.ts';
import { cryptoIsDone } from '../support/fakeTimer.ts';

type Due = { readonly at: number; readonly task: () => void };

/** Turns of the event loop instead of waiting: a turn is 50 ms of the phones' time. On a busy machine the phones' hour must not be over before their hashes are: every so often a turn waits for them. */
export function patience() {
  let now = 0;
  const due = new Set<Due>();
  const timer: Timer = (ms, task) => {
    const item = { at: now + ms, task };
    due.add(item);
    return () => due.delete(item);
  };
  async function turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) {
      if (turn % TURNS_A_HASH === 0) await cryptoIsDone();
      await new Promise((resolve) => setImmediate(resolve));
      now += MS_A_TURN;
      for (const item of [...due].filter(({ at }) => at <= now)) {
        due.delete(item);
        item.task();
      }
    }
  }
  return {
    timer,
    turns,
    /** Turns until it holds; throws when it has not for an hour of the phones' time. */
    async until(holds: () => Promise<boolean>): Promise<void> {
      for (let left = 72_000; left > 0; left -= 10) {
        if (await holds()) return;
        await turns(10);
      }
      throw new Error('the phones never agreed');
    },
  };
}

const MS_A_TURN = 50;
const TURNS_A_HASH = 10;
