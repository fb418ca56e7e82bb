import type { CircleId, DeviceId, InviteId, MemberId } from '#base/ids.ts';
import type { RecipientId } from '#wire/rosterAction.ts';
import { isSealed } from './entitled.ts';
import { activeDevice, type Roster } from './roster.ts';
import { isSheet, sheetsOf } from './sheet.ts';

/** What would be gone for good with some devices of one member. */
export type Loss = {
  /** Circles whose present key nobody else has, on a device or on paper: nobody could ever read them again. */
  readonly circles: readonly CircleId[];
  /** Nobody of Leitung would have a device or a sheet: nobody could be invited or removed any more. */
  readonly lead: boolean;
  /** A sheet that these devices made would be void. */
  readonly sheet: boolean;
  /** How the member comes back: by another device, by a sheet, only invited by Leitung, or not at all. */
  readonly back: 'device' | 'sheet' | 'lead' | 'nobody';
};

/**
 * What nobody could read or do any more, were these devices gone. `erased`: their keys are lost, the roster still knows them.
 * `removed`: the roster removes them, and with them the sheets they made. Open invites do not count: they run out.
 */
export function whatWouldBeLost(roster: Roster, gone: readonly DeviceId[], how: 'erased' | 'removed'): Loss {
  const staying = (id: RecipientId): boolean => deviceStays(roster, gone, id) || sheetStays(roster, gone, how, id);
  const circles = [...roster.circles.values()].filter(({ id, wraps }) => isSealed(id) && ![...wraps.keys()].some(staying) && gone.some((device) => wraps.has(device)));
  const comesBack = (member: MemberId): 'device' | 'sheet' | null => {
    if ([...roster.devices.values()].some((device) => device.member === member && deviceStays(roster, gone, device.id))) return 'device';
    return sheetsOf(roster, member).some(({ id, state }) => state === 'open' && sheetStays(roster, gone, how, id)) ? 'sheet' : null;
  };
  const lead = ![...roster.members.values()].some(({ id, roles, removed }) => !removed && roles.includes('lead') && comesBack(id) !== null);
  const member = gone[0] && roster.devices.get(gone[0])?.member;
  const sheet = how === 'removed' && [...roster.invites.values()].some((invite) => isSheet(invite) && invite.state === 'open' && gone.includes(invite.by));
  return { circles: circles.map(({ id }) => id), lead, sheet, back: (member && comesBack(member)) ?? (lead ? 'nobody' : 'lead') };
}

function deviceStays(roster: Roster, gone: readonly DeviceId[], id: RecipientId): boolean {
  return activeDevice(roster, id as DeviceId) !== null && !gone.includes(id as DeviceId);
}

function sheetStays(roster: Roster, gone: readonly DeviceId[], how: 'erased' | 'removed', id: RecipientId): boolean {
  const invite = roster.invites.get(id as InviteId);
  return invite !== undefined && isSheet(invite) && invite.state === 'open' && (how === 'erased' || !gone.includes(invite.by));
}
