import type { CircleId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import { epochOf } from '#roster/rights.ts';
import type { AppRefusal } from './api.ts';
import { beginAhead } from './epochBeginning.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';
import { leaveLostCircles, type LeavingState } from './epochLeaving.ts';
import { openEpoch, type EpochWish } from './epochOpening.ts';
import { goRound, type RoundMemory } from './epochRound.ts';
import { openTurns } from './epochTurns.ts';
import { openRounds } from './rounds.ts';
import { waits, type Wait } from './waits.ts';

/**
 * Keeps every circle of this phone in its present epoch, and does for the association what somebody has to: open what is due,
 * hand on keys, compact. All by itself, one thing after the other; what could not be done leaves the phone as it was and is
 * tried again.
 */
export type Epochs = {
  /** Something changed that may ask for more: the roster grew, the line came back, something was written. `byUs`: by this device, which then does not wait for others. */
  look(byUs?: boolean): void;
  /** The hub was restored from a backup: it may lack what present epochs began with. */
  hubLost(): void;
  open(wish: EpochWish): Promise<Result<null, AppRefusal>>;
  /** Opens the first epoch of a circle that nobody has opened, such as one's own desk; accepts one that is open already. */
  begin(circle: CircleId): Promise<Result<null, AppRefusal>>;
  /** Resolves once what was begun is done; nothing more begins. */
  close(): Promise<void>;
};

const RETRY_WAIT: Wait = { least: 5_000, most: 15_000 };

/** Twice as long each time, up to some minutes. */
function retryWait(failures: number): Wait {
  const times = 2 ** Math.min(failures - 1, 5);
  return { least: RETRY_WAIT.least * times, most: RETRY_WAIT.most * times };
}

export function keepEpochs(at: EpochDeps): Epochs {
  const turn = openQueue();
  const timers = waits(at.deps);
  const rounds = openRounds(turn, round);
  const turns = openTurns(timers, rounds.ask);
  const memory: RoundMemory = { reported: new Map(), sizes: new Map(), lost: false };
  const gone: LeavingState = { roster: null };
  let failures = 0;
  const { ahead } = at.unlocked;
  if (ahead) void turn(() => beginAhead(at, ahead).catch(() => undefined));

  async function round(): Promise<boolean> {
    const left = await leaveLostCircles(at, gone).catch(() => false);
    if (at.line.state() !== 'online') return false;
    timers.stop('retry');
    const whole = (await goRound(at, memory, turns).catch(() => false)) && left;
    failures = whole ? 0 : failures + 1;
    if (!whole && !rounds.isClosed()) timers.start('retry', retryWait(failures), rounds.ask);
    return true;
  }
  async function inTurn(act: () => Promise<Result<null, AppRefusal>>): Promise<Result<null, AppRefusal>> {
    const done = await turn(act);
    rounds.ask();
    return done;
  }
  return {
    look(byUs = false) {
      if (byUs) turns.take();
      rounds.ask();
    },
    hubLost: () => void (memory.lost = true),
    open: (wish) => inTurn(() => openOnline(at, wish)),
    begin: (circle) => inTurn(async () => (epochOf(rosterOf(at), circle) > 0 ? accept(null) : openOnline(at, { circle, reason: 'opening', erase: () => [] }))),
    async close() {
      rounds.close();
      timers.close();
      await turn(async () => undefined);
    },
  };
}

async function openOnline(at: EpochDeps, wish: EpochWish): Promise<Result<null, AppRefusal>> {
  return at.line.state() === 'online' ? openEpoch(at, wish) : refuse('hub-unreachable');
}
