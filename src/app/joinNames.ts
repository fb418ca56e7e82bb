import { dropJoining, readJoining } from '#store/joiningStore.ts';
import type { Lease } from '#store/lease.ts';
import type { EngineDeps } from './deps.ts';
import { openPlan } from './joinPlan.ts';
import { namesOf } from './naming.ts';
import type { Open } from './stand.ts';

/**
 * Says the names of a device that has joined, and with that the joining is done with. Where it stopped in between, the next
 * unlocking says them. False: they could not be saved yet.
 */
export async function sayNames(deps: EngineDeps, lease: Lease, { unlocked, space }: Open): Promise<boolean> {
  const joining = await readJoining(deps.database);
  if (!joining) return true;
  const plan = await openPlan(unlocked.vault, joining.sealed);
  const { run } = await space;
  for (const command of plan.ok ? namesOf(unlocked, plan.value.named) : []) {
    if (!(await run(command, null)).ok) return false;
  }
  return (await dropJoining(deps.database, lease)).ok;
}
