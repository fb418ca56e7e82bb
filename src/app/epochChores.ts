import type { CircleId, DeviceId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { isWorthCompacting } from '#circle/compaction.ts';
import { isSealed, missingGrants } from '#roster/entitled.ts';
import { epochOf, isDue, mayFollow, mayOpenEpoch } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { Wrap } from '#wire/messages.ts';
import { rosterOf, type EpochDeps } from './epochDeps.ts';
import { openEpoch } from './epochOpening.ts';
import { actOnRoster } from './rosterActing.ts';

/** What this device could do for the association: open due circles, hand on keys. `holds`: whether it has the circle's present key. */
export type Chores = { readonly due: readonly CircleId[]; readonly grants: readonly CircleId[] };

/** The same for everybody who is online; whoever comes first does it. */
export function choresOf(roster: Roster, self: DeviceId, holds: (circle: CircleId, epoch: number) => boolean): Chores {
  const mine = [...roster.circles.values()].filter(({ id, epoch }) => mayFollow(roster, self, id) && (!isSealed(id) || holds(id, epoch)));
  return {
    due: mine.filter(({ id }) => isDue(roster, id) && mayOpenEpoch(roster, self, id)).map(({ id }) => id),
    // A due circle's next epoch is for everybody who is entitled.
    grants: mine.filter(({ id, due, wraps }) => !due && wraps.has(self) && missingGrants(roster, id).length > 0).map(({ id }) => id),
  };
}

export function choresHere(at: EpochDeps): Chores {
  return choresOf(rosterOf(at), at.unlocked.keys.id, holds(at));
}

/** Of a circle in which this phone is astray it may hold another key under the present epoch's number. */
function holds(at: EpochDeps): (circle: CircleId, epoch: number) => boolean {
  return (circle, epoch) => at.unlocked.ring.get(circle, epoch) !== null && !at.circles.isStray(circle);
}

/** Does them, one after the other. False where one is left. */
export async function doChores(at: EpochDeps): Promise<boolean> {
  const done = await openAll(at, choresHere(at).due, 'rotation');
  return choresHere(at).grants.length === 0 ? done : (await grantMissing(at)) && done;
}

/** One roster entry names no more wraps than fit a frame beside it. */
const GRANTS_AT_ONCE = 500;

async function grantMissing(at: EpochDeps): Promise<boolean> {
  const granted = await actOnRoster(at, async (roster) => {
    const wraps: Wrap[] = [];
    for (const circle of choresOf(roster, at.unlocked.keys.id, holds(at)).grants) {
      const epoch = epochOf(roster, circle);
      const key = at.unlocked.ring.get(circle, epoch);
      if (!key) continue;
      const recipients = missingGrants(roster, circle).slice(0, GRANTS_AT_ONCE - wraps.length);
      wraps.push(...(await Promise.all(recipients.map((to) => wrapKey(to, { space: roster.space, circle, epoch }, key)))));
    }
    // Somebody else was first.
    return wraps.length === 0 ? refuse('not-allowed') : accept({ wraps, action: (refs) => ({ kind: 'grant', wraps: refs }) });
  });
  return granted.ok ? choresHere(at).grants.length === 0 : granted.refusal === 'not-allowed';
}

/** Open circles whose tail has outgrown the snapshot and of which the hub holds all we wrote. `sizes` remembers the snapshots'. */
export async function circlesToCompact(at: EpochDeps, sizes: Map<string, number>): Promise<readonly CircleId[]> {
  const roster = rosterOf(at);
  const worth: CircleId[] = [];
  for (const circle of at.circles.opened()) {
    const log = circle.log();
    const may = log.epoch === epochOf(roster, log.circle) && !isDue(roster, log.circle) && mayOpenEpoch(roster, at.unlocked.keys.id, log.circle);
    if (!may || !isWorthCompacting(circle.tail(), 0) || at.receipts.waitingIn(log.circle) > 0) continue;
    const name = `${log.circle} ${log.epoch}`;
    const size = sizes.get(name) ?? (await at.store.snapshot(log))?.length ?? 0;
    sizes.set(name, size);
    if (isWorthCompacting(circle.tail(), size)) worth.push(log.circle);
  }
  return worth;
}

/** Opens the next epoch of each. False where one could not be done. */
export async function openAll(at: EpochDeps, circles: readonly CircleId[], reason: 'compaction' | 'rotation'): Promise<boolean> {
  let done = true;
  for (const circle of circles) {
    const opened = await openEpoch(at, { circle, reason, erase: () => [] });
    done = opened.ok && done;
  }
  return done;
}
