import type { DeviceId, MemberId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { AppRefusal } from './api.ts';

/** A removal somebody wished for here that the hub has not taken yet. */
export type PendingRemoval = {
  readonly id: string;
  readonly member: MemberId;
  /** Of this member only this device; null: the member as a whole. */
  readonly device: DeviceId | null;
  /** When it was wished for, in milliseconds since 1970. */
  readonly since: number;
  /** Why it can not be carried out as things stand now (somebody changed the roles meanwhile); null: it waits for the hub. */
  readonly refusal: AppRefusal | null;
};

/** `waiting`: kept on this device; carried out by itself once the hub is within reach and the app unlocked. */
export type Removed = 'done' | 'waiting';

/** "Sperren": removing a member or a device from the team (roster ). */
export type RemovalApi = {
  /** Refuses `not-allowed`, `last-lead`, `demo-has-no-hub`, `not-unlocked`, and where it could not be kept. */
  removeMember(member: MemberId): Promise<Result<Removed, AppRefusal>>;
  removeDevice(device: DeviceId): Promise<Result<Removed, AppRefusal>>;
  /** Takes a waiting removal back. Once it was carried out there is nothing to take back. */
  cancelRemoval(id: string): Promise<Result<null, AppRefusal>>;
};

/** All waiting removals, oldest first. */
export type RemovalPatch = { readonly of: 'removals'; readonly removals: readonly PendingRemoval[] };
