import type { CircleId } from '#base/ids.ts';
import type { Timer } from '#sync/ports.ts';

/** Circles that stay open although nobody uses them just now: reading a desk's whole log again for every command costs more than the command. */
export type Resting = {
  /** Nobody uses it any more. Answers those that must not stay open any longer for it, the longest unused first. */
  lay(id: CircleId): readonly CircleId[];
  /** Somebody uses it again, or it is closed. */
  wake(id: CircleId): void;
};

/** How long a circle stays open after its last use: somebody who fills in a form has it in hand all the while. */
export const REST_MS = 20_000;
/** How many are open unused at most. */
export const MOST_RESTING = 3;

/** `over`: it was not used for `REST_MS`. */
export function openResting(timer: Timer, over: (id: CircleId) => void): Resting {
  // A map keeps its order: what was laid down last stands last.
  const ends = new Map<CircleId, () => void>();
  const wake = (id: CircleId): void => {
    ends.get(id)?.();
    ends.delete(id);
  };
  return {
    lay(id) {
      wake(id);
      ends.set(id, timer(REST_MS, () => over(id)));
      return [...ends.keys()].slice(0, -MOST_RESTING);
    },
    wake,
  };
}
