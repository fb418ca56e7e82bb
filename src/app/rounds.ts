import type { Queue } from '#circle/queue.ts';

/** Something that is gone through from its beginning whenever there is a reason to: one round after the other, however many reasons come meanwhile. */
export type Rounds = {
  /** There is a reason: a round begins, or another one after that under way. */
  ask(): void;
  underWay(): boolean;
  /** No other round begins. */
  close(): void;
  isClosed(): boolean;
};

/** `round` answers whether another one would help now; where not, the next reason waits for the one after it. */
export function openRounds(turn: Queue, round: () => Promise<boolean>): Rounds {
  const state = { asked: false, working: false, closed: false };

  async function goRound(): Promise<void> {
    while (state.asked && !state.closed) {
      state.asked = false;
      if (!(await round())) break;
    }
    state.working = false;
  }
  return {
    ask() {
      state.asked = true;
      if (state.working || state.closed) return;
      state.working = true;
      void turn(goRound);
    },
    underWay: () => state.working,
    close: () => void (state.closed = true),
    isClosed: () => state.closed,
  };
}
