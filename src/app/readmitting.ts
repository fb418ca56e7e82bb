import type { DeviceId, MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { mayLead } from '#roster/rights.ts';
import { activeDevice } from '#roster/roster.ts';
import type { AppRefusal } from './api.ts';
import { inviteDevice } from './inviting.ts';
import type { Readmission } from './recoveryApi.ts';
import { actOnRoster } from './rosterActing.ts';
import type { SheetDeps } from './sheets.ts';

/** Removes the lost devices, then invites a further one of the same member: it will see everything again and be the same person. */
export async function readmit({ deps, unlocked, connection }: SheetDeps, { member, lost, days }: { readonly member: MemberId; readonly lost: readonly DeviceId[]; readonly days: number }): Promise<Result<Readmission, AppRefusal>> {
  if (!mayLead(unlocked.roster.current(), unlocked.keys.id)) return refuse('not-allowed');
  const left = lost.filter((device) => activeDevice(unlocked.roster.current(), device) !== null);
  if (left.length > 0) {
    const removed = await actOnRoster({ deps, unlocked, connection }, async () => accept({ wraps: [], action: () => ({ kind: 'remove', member, devices: left }) }));
    if (!removed.ok) return removed.detail === 'last-lead' ? refuse('last-lead') : removed;
  }
  return inviteDevice(deps, unlocked, connection, { days, member });
}
