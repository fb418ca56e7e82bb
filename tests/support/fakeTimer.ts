import type { Timer } from '#sync/ports.ts';

/** Time that passes only when a test says so. */
export type FakeTimer = { readonly timer: Timer; /** Runs what is due within these milliseconds, in its order, letting promises settle in between. */ pass(ms: number): Promise<void> };

type Due = { readonly at: number; readonly task: () => void };

export function fakeTimer(): FakeTimer {
  let now = 0;
  const due = new Set<Due>();
  return {
    timer: (ms, task) => {
      const item = { at: now + ms, task };
      due.add(item);
      return () => due.delete(item);
    },
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (let next = earliest(due, until); next; next = earliest(due, until)) {
        due.delete(next);
        now = next.at;
        next.task();
        await settle();
      }
      now = until;
    },
  };
}

function earliest(due: ReadonlySet<Due>, until: number): Due | null {
  return [...due].filter((item) => item.at <= until).sort((a, b) => a.at - b.at)[0] ?? null;
}

const TURNS = 40;
const THREADS = 4;

/** What was asked of WebCrypto before is done: it works on the pool's threads in the order it was asked, so hashes asked of all of them come after it. */
export async function cryptoIsDone(): Promise<void> {
  await Promise.all(Array.from({ length: THREADS }, () => crypto.subtle.digest('SHA-256', new Uint8Array(1))));
}

/** Lets everything that waits for promises, WebCrypto or the in-memory database go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await cryptoIsDone();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The machine's own time, for tests against a real hub. */
export const realTimer: Timer = (ms, task) => {
  const id = setTimeout(task, ms);
  return () => clearTimeout(id);
};
