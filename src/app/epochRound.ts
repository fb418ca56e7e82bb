import type { CircleId } from '#base/ids.ts';
import type { LogKey } from '#circle/ports.ts';
import { circlesOf } from '#roster/rights.ts';
import { catchUp, noteUnreadable } from './epochBeginning.ts';
import { choresHere, circlesToCompact, doChores, openAll } from './epochChores.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';
import { seeToDesks } from './epochDesks.ts';
import { leaveOlderEpochs, tellSnapshots } from './epochForgetting.ts';
import { learnKeys } from './epochKeys.ts';
import { seeToMentorships } from './epochMentorships.ts';
import type { Turns } from './epochTurns.ts';
import { circlesToGoOn, waitToGoOn } from './unreadable.ts';
import type { Wait } from './waits.ts';

/** What one round leaves to the next. */
export type RoundMemory = {
  readonly reported: Map<CircleId, number>;
  /** How large the snapshots are. */
  readonly sizes: Map<string, number>;
  /** The hub may lack what present epochs began with. */
  lost: boolean;
};

/** Whoever waits shortest does it; the others find it done. */
const CHORE_WAIT: Wait = { least: 1_000, most: 6_000 };
/** Nobody is waiting for a compaction. */
const COMPACTION_WAIT: Wait = { least: 10_000, most: 60_000 };

/** Brings every circle of this phone to its present epoch, then does what somebody has to, where it is this device's turn. False where something is to be tried again. */
export async function goRound(at: EpochDeps, memory: RoundMemory, { soon }: Turns): Promise<boolean> {
  const unreadable = { is: at.unreadable.is, note: (log: LogKey) => noteUnreadable(at, log) };
  let whole = await learnKeys({ ...at, unreadable });
  for (const circle of circlesOf(rosterOf(at), at.unlocked.keys.id)) whole = (await catchUp(at, circle)) && whole;
  whole = (await seeToMentorships(at)) && whole;
  whole = (await seeToDesks(at)) && whole;
  memory.lost &&= !(await tellSnapshots(at));
  whole = (await leaveOlderEpochs(at, memory.reported)) && whole && !memory.lost;
  const { due, grants } = choresHere(at);
  whole = (await soon('chores', due.length + grants.length > 0, CHORE_WAIT, () => doChores(at))) && whole;
  await at.unreadable.noteOrphans();
  const stuck = circlesToGoOn(at);
  const wait = waitToGoOn(Math.max(0, ...stuck.map(at.unreadable.count)));
  whole = (await soon('goingOn', stuck.length > 0, wait, () => openAll(at, circlesToGoOn(at), 'rotation'))) && whole;
  const worth = await circlesToCompact(at, memory.sizes);
  return (await soon('compaction', worth.length > 0, COMPACTION_WAIT, () => openAll(at, worth, 'compaction'))) && whole;
}
