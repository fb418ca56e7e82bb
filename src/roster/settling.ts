import type { CircleId, InviteId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { Settle } from '#wire/rosterAction.ts';
import type { RosterEntry } from '#wire/rosterEntry.ts';
import { circleKind } from './entitled.ts';
import { withLosses } from './losing.ts';
import { without } from './membership.ts';
import { mayLead } from './rights.ts';
import type { Roster } from './roster.ts';
import type { Folded } from './rules.ts';

/** An epoch's number stays one that can be counted on from. */
const LAST_EPOCH = 2 ** 32;

/**
 * Ends a fork on the chain that holds: what the other one took away is gone here too, and circles whose keys it handed out are due, for
 * nobody here knows who holds them, and devices that follow it may hold other keys under the same numbers. Only a device that has led since before the chains parted may.
 */
export function settle(roster: Roster, { author }: RosterEntry, action: Settle): Folded {
  const led = roster.leads.get(author);
  if (!mayLead(roster, author) || led === undefined || led > action.common) return refuse('not-allowed');
  if (!isWhole(roster, action)) return refuse('not-allowed');
  const gone = without(roster, action);
  const voided = new Set<InviteId>(action.invites);
  const invites = new Map([...gone.invites].map(([id, invite]) => [id, voided.has(id) && invite.state === 'open' ? { ...invite, state: 'void' as const } : invite]));
  const after = withLosses(roster, { ...gone, invites });
  return mayLead(after, author) ? accept(withUsedEpochs(after, action)) : refuse('not-allowed');
}

/** It names a parting below the head, what was left there, and nothing that is unknown here or named twice. */
function isWhole(roster: Roster, { common, abandoned, members, devices, invites, epochs }: Settle): boolean {
  // The settle itself is counted already.
  const parted = common >= 1 && common < roster.length - 1 && abandoned.length > 0;
  const known = members.every((id) => roster.members.has(id)) && devices.every((id) => roster.devices.has(id)) && invites.every((id) => roster.invites.has(id));
  const circles = epochs.map(({ circle }) => circle);
  const counted = epochs.every(({ circle, epoch }) => circleKind(circle) !== null && epoch >= 1 && epoch < LAST_EPOCH);
  return parted && known && counted && [members, devices, invites, circles].every((named: readonly string[]) => new Set(named).size === named.length);
}

function withUsedEpochs(roster: Roster, { epochs }: Settle): Roster {
  const named = new Set<CircleId>(epochs.map(({ circle }) => circle));
  const circles = [...roster.circles].map(([id, circle]) => [id, named.has(id) ? { ...circle, due: true } : circle] as const);
  const usedUp = new Map(roster.usedUp);
  for (const { circle, epoch } of epochs) usedUp.set(circle, Math.max(epoch, usedUp.get(circle) ?? 0));
  return { ...roster, circles: new Map(circles), usedUp };
}
