import type { Wait, Waits } from './waits.ts';

/** What any device that is online could do for the association. */
type Chore = 'chores' | 'goingOn' | 'compaction';

/** Whose turn it is: each device waits for a while of its own, whoever waits shortest does it, and the others find it done. */
export type Turns = {
  /** What is due came by this device, which then does not wait for others. */
  take(): void;
  /** Now, where it is this device's turn; otherwise after a random wait, and then only if nobody else has done it. False where it did not go. */
  soon(chore: Chore, isWanted: boolean, wait: Wait, act: () => Promise<boolean>): Promise<boolean>;
};

/** `look` is called when it is this device's turn. */
export function openTurns(timers: Waits, look: () => void): Turns {
  const now: Record<Chore, boolean> = { chores: false, goingOn: false, compaction: false };
  return {
    take: () => void (now.chores = true),
    async soon(chore, isWanted, wait, act) {
      if (isWanted && !now[chore]) {
        timers.start(chore, wait, () => {
          now[chore] = true;
          look();
        });
        return true;
      }
      now[chore] = false;
      return isWanted ? act() : true;
    },
  };
}
