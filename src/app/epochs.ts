import type { CircleId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { openQueue } from '#circle/queue.ts';
import { circlesOf, epochOf } from '#roster/rights.ts';
import type { AppRefusal } from './api.ts';
import type { LogKey } from '#circle/ports.ts';
import { beginAhead, catchUp, noteUnreadable } from './epochBeginning.ts';
import { choresHere, circlesToCompact, doChores, openAll } from './epochChores.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';
import { leaveOlderEpochs, tellSnapshots } from './epochForgetting.ts';
import { learnKeys } from './epochKeys.ts';
import { leaveLostCircles, type LeavingState } from './epochLeaving.ts';
import { seeToDesks } from './epochDesks.ts';
import { seeToMentorships } from './epochMentorships.ts';
import { openEpoch, type EpochWish } from './epochOpening.ts';
import { circlesToGoOn, waitToGoOn } from './unreadable.ts';
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

/** Whoever waits shortest does it; the others find it done. */
const CHORE_WAIT: Wait = { least: 1_000, most: 6_000 };
/** Nobody is waiting for a compaction. */
const COMPACTION_WAIT: Wait = { least: 10_000, most: 60_000 };
const RETRY_WAIT: Wait = { least: 5_000, most: 15_000 };

/** Twice as long each time, up to some minutes. */
function retryWait(failures: number): Wait {
  const times = 2 ** Math.min(failures - 1, 5);
  return { least: RETRY_WAIT.least * times, most: RETRY_WAIT.most * times };
}

export function keepEpochs(at: EpochDeps): Epochs {
  const turn = openQueue();
  const timers = waits(at.deps);
  const now = { chores: false, goingOn: false, compaction: false };
  const reported = new Map<CircleId, number>();
  const gone: LeavingState = { roster: null };
  const sizes = new Map<string, number>();
  const state = { asked: false, working: false, closed: false, lost: false, failures: 0 };

  const { ahead } = at.unlocked;
  if (ahead) void turn(() => beginAhead(at, ahead).catch(() => undefined));

  function look(byUs = false): void {
    now.chores ||= byUs;
    state.asked = true;
    if (state.working || state.closed) return;
    state.working = true;
    void turn(rounds);
  }
  async function rounds(): Promise<void> {
    while (state.asked && !state.closed) {
      state.asked = false;
      const left = await leaveLostCircles(at, gone).catch(() => false);
      if (at.line.state() !== 'online') break;
      timers.stop('retry');
      const whole = (await round().catch(() => false)) && left;
      state.failures = whole ? 0 : state.failures + 1;
      if (!whole && !state.closed) timers.start('retry', retryWait(state.failures), () => look());
    }
    state.working = false;
  }
  async function round(): Promise<boolean> {
    const unreadable = { is: at.unreadable.is, note: (log: LogKey) => noteUnreadable(at, log) };
    let whole = await learnKeys({ ...at, unreadable });
    for (const circle of circlesOf(rosterOf(at), at.unlocked.keys.id)) whole = (await catchUp(at, circle)) && whole;
    whole = (await seeToMentorships(at)) && whole;
    whole = (await seeToDesks(at)) && whole;
    state.lost &&= !(await tellSnapshots(at));
    whole = (await leaveOlderEpochs(at, reported)) && whole && !state.lost;
    const { due, grants } = choresHere(at);
    whole = (await soon('chores', due.length + grants.length > 0, CHORE_WAIT, () => doChores(at))) && whole;
    await at.unreadable.noteOrphans();
    const stuck = circlesToGoOn(at);
    const wait = waitToGoOn(Math.max(0, ...stuck.map(at.unreadable.count)));
    whole = (await soon('goingOn', stuck.length > 0, wait, () => openAll(at, circlesToGoOn(at), 'rotation'))) && whole;
    const worth = await circlesToCompact(at, sizes);
    return (await soon('compaction', worth.length > 0, COMPACTION_WAIT, () => openAll(at, worth, 'compaction'))) && whole;
  }
  /** Now, where it is this device's turn; otherwise after a random wait, and then only if nobody else has done it. */
  async function soon(what: keyof typeof now, isWanted: boolean, wait: Wait, act: () => Promise<boolean>): Promise<boolean> {
    if (isWanted && !now[what]) {
      timers.start(what, wait, () => {
        now[what] = true;
        look();
      });
      return true;
    }
    now[what] = false;
    return isWanted ? act() : true;
  }
  async function inTurn(act: () => Promise<Result<null, AppRefusal>>): Promise<Result<null, AppRefusal>> {
    const done = await turn(act);
    look();
    return done;
  }
  return {
    look,
    hubLost() {
      state.lost = true;
    },
    open: (wish) => inTurn(() => (at.line.state() === 'online' ? openEpoch(at, wish) : Promise.resolve(refuse('hub-unreachable')))),
    begin: (circle) => inTurn(async () => {
      if (epochOf(rosterOf(at), circle) > 0) return accept(null);
      return at.line.state() === 'online' ? openEpoch(at, { circle, reason: 'opening', erase: () => [] }) : refuse('hub-unreachable');
    }),
    async close() {
      state.closed = true;
      timers.close();
      await turn(async () => undefined);
    },
  };
}
