import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, InviteId, MemberId, SpaceId } from '#base/ids.ts';
import type { Head, PublicKeys, RecipientId, Role, WrapRef } from '#wire/rosterAction.ts';

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
  readonly circles: ReadonlyMap<CircleId, RosterCircle>;
  /** The devices that lead, each with the chain's length since when without a break. */
  readonly leads: ReadonlyMap<DeviceId, number>;
  /** Epochs of a circle up to these were opened on chains that were abandoned, the circle as a whole maybe only there. */
  readonly usedUp?: ReadonlyMap<CircleId, number>;
};
/** `removed`: the member as a whole, for ever; one who merely lost all devices is not. */
export type RosterMember = { readonly id: MemberId; readonly roles: readonly Role[]; readonly removed: boolean };
export type RosterDevice = {
  readonly id: DeviceId;
  readonly member: MemberId;
  readonly keys: PublicKeys;
  readonly removed: boolean;
  /** The chain's length with the entry that removed it, which is the last one it may read; null while it belongs. */
  readonly removedAt: number | null;
};
export type RosterInvite = {
  readonly id: InviteId;
  readonly keys: PublicKeys;
  /** Of a new member; a further device has its member's. */
  readonly roles: readonly Role[];
  /** A further device of this member; null: a new member. */
  readonly member: MemberId | null;
  /** Milliseconds since 1970; 0: never. */
  readonly expires: number;
  readonly by: DeviceId;
  readonly state: 'open' | 'used' | 'void';
};

/** A circle in its present epoch. */
export type RosterCircle = {
  readonly id: CircleId;
  readonly epoch: number;
  /** Somebody who knows the key is no longer entitled to it: nothing is taken until the next epoch is open. */
  readonly due: boolean;
  /** Who is in a `mentor:…` circle; null where roles decide. */
  readonly members: readonly MemberId[] | null;
  /** In a `mentor:…` circle: whoever was ever put in, and by whom; whoever opened it put in themselves. Empty elsewhere. */
  readonly putIn: ReadonlyMap<MemberId, MemberId>;
  /** Hash of the snapshot the epoch began with; zeros: it began empty. */
  readonly snapshot: Bytes;
  /** Per author, the last number of the epoch before that the snapshot contains. */
  readonly heads: readonly Head[];
  /** Who holds the key, and the hash of the wrap it came in. Empty for the board. */
  readonly wraps: ReadonlyMap<RecipientId, WrapRef>;
  /** Devices that were entitled in this epoch and are no longer: what they wrote before stands until the next one. */
  readonly former: ReadonlySet<DeviceId>;
  /** The latest of its epochs that was opened as an erasure, the present one included; 0: none was. */
  readonly lastErasure: number;
};

/** A member's id is 1 to 32 letters of base64url, so that it can stand in a circle's name. */
export function memberIsNamed(member: MemberId): boolean {
  return /^[A-Za-z0-9_-]{1,32}$/.test(member);
}

/** The device where it is known and not removed. */
export function activeDevice(roster: Roster, id: DeviceId): RosterDevice | null {
  const device = roster.devices.get(id);
  return device && !device.removed ? device : null;
}

/** What the device's member may do; nothing where the device is unknown or removed. */
export function rolesOf(roster: Roster, device: DeviceId): readonly Role[] {
  const member = activeDevice(roster, device)?.member;
  return (member && roster.members.get(member)?.roles) ?? [];
}

/** The roles whoever joins by the invite has then: a further device those its member has now. */
export function inviteRoles(roster: Roster, invite: RosterInvite): readonly Role[] {
  return invite.member === null ? invite.roles : (roster.members.get(invite.member)?.roles ?? []);
}
