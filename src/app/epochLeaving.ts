import { deviceIsEntitled } from '#roster/entitled.ts';
import { activeDevice, type Roster } from '#roster/roster.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';

/** The roster that was gone through last. */
export type LeavingState = { roster: Roster | null };

/**
 * Leaves nothing here of circles this device no longer belongs to (circle C-52): a role was withdrawn, say Kasse's. Needs no hub. False where the
 * phone did not answer. A removed device keeps what it has to hand over. As long as there are two lists nobody knows what will be
 * withdrawn, and what was begun on an abandoned one may lie nowhere else: both stay.
 */
export async function leaveLostCircles(at: EpochDeps, gone: LeavingState): Promise<boolean> {
  const roster = rosterOf(at);
  const self = at.unlocked.keys.id;
  if (gone.roster === roster || !activeDevice(roster, self) || at.unlocked.roster.fork()) return true;
  let whole = true;
  for (const circle of await at.store.circles()) {
    if (!roster.circles.has(circle) || deviceIsEntitled(roster, circle, self) || at.circles.isStray(circle)) continue;
    const left = await at.circles.leave(circle);
    whole &&= left.ok;
    if (left.ok) await at.began(circle);
  }
  if (whole) gone.roster = roster;
  return whole;
}
