import type { DeviceId, InviteId } from '#base/ids.ts';
import type { RecipientId } from '#wire/rosterAction.ts';
import { deviceIsEntitled, inviteIsEntitled } from './entitled.ts';
import type { Roster, RosterCircle } from './roster.ts';

/**
 * `after`, with what follows where somebody is no longer entitled to a circle: their wraps are void, the circle is due
 * where they hold its key, and what their devices wrote in the epoch still stands.
 */
export function withLosses(before: Roster, after: Roster): Roster {
  return { ...after, circles: new Map([...after.circles].map(([id, circle]) => [id, afterLoss(before, after, circle)])) };
}

/** Whether at least one active device may still lead: without one nobody could ever be invited or removed again. */
export function keepsLead(roster: Roster): boolean {
  return [...roster.devices.values()].some(({ removed, member }) => !removed && roster.members.get(member)?.roles.includes('lead'));
}

function afterLoss(before: Roster, after: Roster, circle: RosterCircle): RosterCircle {
  const gone = [...before.devices.keys()].filter((id) => deviceIsEntitled(before, circle.id, id) && !deviceIsEntitled(after, circle.id, id));
  const wraps = new Map([...circle.wraps].filter(([id]) => mayHold(after, circle, id)));
  const holders = circle.wraps.size - wraps.size;
  if (gone.length + holders === 0) return circle;
  return { ...circle, wraps, due: circle.due || holders > 0, former: new Set([...circle.former, ...gone]) };
}

function mayHold(roster: Roster, { id: circle }: RosterCircle, recipient: RecipientId): boolean {
  const invite = roster.invites.get(recipient as InviteId);
  return invite ? inviteIsEntitled(roster, circle, invite) : deviceIsEntitled(roster, circle, recipient as DeviceId);
}
