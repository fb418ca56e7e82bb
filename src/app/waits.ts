import type { EngineDeps } from './deps.ts';

/** Milliseconds. */
export type Wait = { readonly least: number; readonly most: number };

/** Named timers; each runs out once, at a random moment, and starting one that is under way changes nothing. */
export type Waits = {
  start(name: string, wait: Wait, task: () => void): void;
  stop(name: string): void;
  close(): void;
};

export function waits({ timer, random }: Pick<EngineDeps, 'timer' | 'random'>): Waits {
  const running = new Map<string, () => void>();
  const stop = (name: string): void => {
    running.get(name)?.();
    running.delete(name);
  };
  return {
    start(name, { least, most }, task) {
      if (running.has(name)) return;
      const [high = 0, low = 0] = random(2);
      running.set(name, timer(least + ((high * 256 + low) / 65_535) * (most - least), () => {
        running.delete(name);
        task();
      }));
    },
    stop,
    close() {
      for (const name of running.keys()) stop(name);
    },
  };
}
