import type { Bytes } from '#base/bytes.ts';
import type { CircleId } from '#base/ids.ts';
import type { Timer } from '#sync/ports.ts';
import { PATIENCE_MS } from './hubLine.ts';
import type { KeyRing } from './keyRing.ts';

/** A circle's key in one epoch: at once where it is held, else as soon as it is; null where it has not come within `PATIENCE_MS`. */
export function keyToCome(timer: Timer, ring: KeyRing, { circle, epoch }: { readonly circle: CircleId; readonly epoch: number }): Promise<Bytes | null> {
  const held = ring.get(circle, epoch);
  if (held) return Promise.resolve(held);
  return new Promise((resolve) => {
    const done = (key: Bytes | null): void => {
      cancel();
      stop();
      resolve(key);
    };
    const cancel = timer(PATIENCE_MS, () => done(null));
    const stop = ring.onAdded(() => {
      const key = ring.get(circle, epoch);
      if (key) done(key);
    });
  });
}
