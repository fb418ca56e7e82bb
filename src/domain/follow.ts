import type { FollowId, MemberId } from '#base/ids.ts';
import type { Hue, MarkShape } from './committee.ts';

export type FollowFields = {
  readonly name: string;
  /** An https address of an ICS file; it may be a secret, so it lies in the team. */
  readonly address: string;
  readonly hue: Hue;
  readonly shape: MarkShape;
  readonly standing: 'kept' | 'removed';
};
export type FollowField = keyof FollowFields;

export const followDefaults: FollowFields = { name: '', address: '', hue: 'grey', shape: 'ring', standing: 'kept' };

/** A calendar of the own hub: it has no host, so it stays the same where the hub moves. */
export function isOwnHubs(address: string): boolean {
  return /^\/kalender\/[A-Za-z0-9_-]{32}\.ics$/.test(address);
}

/** A calendar of others that is shown beside one's own; nothing in it can be changed here. */
export type Follow = FollowFields & { readonly id: FollowId; readonly createdBy: MemberId; readonly createdAt: number };
export type NewFollow = Partial<Omit<FollowFields, 'standing'>> & Pick<FollowFields, 'name' | 'address'>;
