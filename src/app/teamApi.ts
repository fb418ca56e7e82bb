import type { DeviceId, InviteId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Role } from '#wire/rosterAction.ts';
import type { AppRefusal } from './api.ts';

/** Leitung, Kasse, Werber:in, Pat:in, in the order they are shown. */
export const teamRoles = ['lead', 'treasurer', 'canvasser', 'mentor'] as const satisfies readonly Role[];
export type TeamRole = Role;

/** `erased`: the removed device has said that nothing is left on it. */
export type DeviceState = 'active' | 'removed' | 'erased';
export type TeamDevice = {
  readonly id: DeviceId;
  /** Empty where none has arrived. */
  readonly name: string;
  /** The device this is. */
  readonly self: boolean;
  readonly state: DeviceState;
  /** When the hub last heard of it, by the hub's word; null: not known. */
  readonly lastContact: number | null;
};
export type TeamMember = {
  readonly id: MemberId;
  readonly name: string;
  readonly self: boolean;
  readonly roles: readonly TeamRole[];
  /** Removed as a whole, for ever. */
  readonly removed: boolean;
  readonly devices: readonly TeamDevice[];
};
/** An open invite that expires; a sheet to recover with, which never does, is none. */
export type TeamInvite = {
  readonly id: InviteId;
  readonly roles: readonly TeamRole[];
  /** A further device of this member; null: a new member. */
  readonly member: MemberId | null;
  readonly by: MemberId | null;
  readonly expires: number;
  /** Whether this device may withdraw it. */
  readonly withdrawable: boolean;
};

/** Who reads what, as the roster entitles members; everyone of the team reads the team's own records. */
export type Readers = {
  readonly team: readonly MemberId[];
  /** The agreements this member records. */
  readonly ownDesk: readonly MemberId[];
  /** The agreements anybody records, beside those themselves. */
  readonly everyDesk: readonly MemberId[];
  /** The notes of each mentorship, each set of readers once. */
  readonly mentorships: readonly (readonly MemberId[])[];
};
export type TeamState = {
  /** By name; removed members last. */
  readonly members: readonly TeamMember[];
  readonly invites: readonly TeamInvite[];
  /** Whether this device's member is of Leitung: invites, changes roles, removes anyone. */
  readonly lead: boolean;
  readonly readers: Readers;
};

export type InviteInput = {
  readonly days: number;
  /** Of a new member; Werber:in where not said. */
  readonly roles?: readonly TeamRole[];
  /** Instead of a new member: a further device of this one. */
  readonly member?: MemberId | null;
};

/** What the screens may do about the team. All of it needs the hub and refuses `hub-unreachable` without; nothing changes then. */
export type TeamApi = {
  /** An invite for one device; its link is told here once and kept nowhere. */
  invite(input: InviteInput): Promise<Result<{ readonly link: string; readonly expires: number }, AppRefusal>>;
  /** Refuses `last-lead` where nobody of Leitung would be left. */
  changeRoles(member: MemberId, roles: readonly TeamRole[]): Promise<Result<null, AppRefusal>>;
  withdrawInvite(invite: InviteId): Promise<Result<null, AppRefusal>>;
  /** Asks the hub when it last heard of each device; without a hub nothing happens. */
  refreshTeam(): Promise<void>;
};

export type TeamPatch = { readonly of: 'team'; readonly team: TeamState };
