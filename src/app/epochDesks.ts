import type { EpochDeps } from './epochDeps.ts';
import { openEpoch } from './epochOpening.ts';

/** Opens the own desk where something waits for it, empties desks of agreements with somebody who was erased, and puts what waits where it belongs. False where one is left. */
export async function seeToDesks(at: EpochDeps): Promise<boolean> {
  // What was erased meanwhile is dropped before anything is opened for it.
  let whole = await at.desks.settle();
  for (const circle of at.desks.toOpen()) {
    const opened = await openEpoch(at, { circle, reason: 'opening', erase: () => [] });
    whole &&= opened.ok;
  }
  for (const circle of await at.desks.toErase()) {
    const erased = await openEpoch(at, { circle, reason: 'erasure', erase: at.desks.erased });
    whole &&= erased.ok;
  }
  return (await at.desks.settle()) && whole;
}
