import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, MemberId, SpaceId } from '#base/ids.ts';
import type { PublicKeys, Role, WrapRef } from '#wire/rosterAction.ts';


/** Who belongs, as the fold over the chain says: the same on the hub and on every device. */
export type Roster = {
  readonly space: SpaceId;
  /** Hash of the founding entry. */
  readonly genesis: Bytes;
  /** Hash of the last entry. */
  readonly head: Bytes;
  readonly length: number;
  readonly members: ReadonlyMap<MemberId, RosterMember>;
  readonly devices: ReadonlyMap<DeviceId, RosterDevice>;
  readonly invites: ReadonlyMap<InviteId, RosterInvite>;
  /** The present epoch of every circle. */
  readonly circles: ReadonlyMap<CircleId, number>;
};
export type RosterMember = { readonly id: MemberId; readonly roles: readonly Role[] };
export type RosterDevice = { readonly id: DeviceId; readonly member: MemberId; readonly keys: PublicKeys; readonly wraps: readonly WrapRef[] };
export type RosterInvite = {
  readonly id: InviteId;
  readonly keys: PublicKeys;
  readonly roles: readonly Role[];
  /** A further device of this member; null: a new member. */
  readonly member: MemberId | null;
  readonly expires: number;
  readonly by: DeviceId;
  readonly wraps: readonly WrapRef[];
  readonly state: 'open' | 'used';
};

/** A member's id is 1 to 32 letters of base64url, so that it can stand in a circle's name. */
export function memberIsNamed(member: MemberId): boolean {
  return /^[A-Za-z0-9_-]{1,32}$/.test(member);
}

/** What the device's member may do; nothing where the device is unknown. */
export function rolesOf(roster: Roster, device: DeviceId): readonly Role[] {
  const member = roster.devices.get(device)?.member;
  return (member && roster.members.get(member)?.roles) ?? [];
}
