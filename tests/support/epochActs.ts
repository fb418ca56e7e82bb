import type { Bytes } from '#base/bytes.ts';
import { TEAM, type CircleId, type Random } from '#base/ids.ts';
import { circleKind, entitledRecipients, missingGrants } from '#roster/entitled.ts';
import { epochOf, nextEpochOf } from '#roster/rights.ts';
import { wrapRefs } from '#roster/wraps.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { Wrap } from '#wire/messages.ts';
import type { OpenEpoch, Recipient } from '#wire/rosterAction.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { NOON, circleWrap, grown, keyName, signed, type Association } from './rosterActs.ts';

export type EpochWish = Partial<Pick<OpenEpoch, 'members' | 'snapshot' | 'heads' | 'reason'>> & { readonly without?: readonly string[]; readonly besides?: readonly Recipient[] };
export type Epoch = { readonly action: OpenEpoch; readonly key: Bytes; readonly wraps: readonly Wrap[] };

/** The circle's next epoch, or its first, under a new key wrapped for everyone entitled (`without` some, `besides` others). */
export async function nextEpoch(association: Association, circle: CircleId, random: Random, wish: EpochWish = {}): Promise<Epoch> {
  const { roster } = association;
  const epoch = nextEpochOf(roster, circle);
  const members = wish.members ?? roster.circles.get(circle)?.members ?? [];
  const entitled = entitledRecipients(roster, circle, circleKind(circle)?.is === 'mentor' ? members : undefined);
  const recipients = [...entitled.filter(({ id }) => !wish.without?.includes(id)), ...(wish.besides ?? [])];
  const key = random(32);
  const wraps = await Promise.all(recipients.map((to) => wrapKey(to, { space: roster.space, circle, epoch }, key)));
  const { reason = epochOf(roster, circle) === 0 ? 'opening' : 'rotation', snapshot = epoch === 1 ? noHash : random(32), heads = [] } = wish;
  return { key, wraps, action: { kind: 'epoch', circle, epoch, reason, members, snapshot, heads, wraps: await wrapRefs(wraps) } };
}

/** The association with the circle's next epoch open. */
export async function withEpoch(association: Association, circle: CircleId, random: Random, by = association.founder, wish: EpochWish = {}): Promise<Association> {
  const { action, key, wraps } = await nextEpoch(association, circle, random, wish);
  const next = await grown(association, await signed(association.roster, by, action, NOON), null, wraps);
  const keys = new Map(association.keys).set(keyName(circle, action.epoch), key);
  return { ...next, keys, teamKey: circle === TEAM ? key : association.teamKey };
}

/** The association with the circle's key granted to everyone who is entitled and lacks it. */
export async function withGrants(association: Association, circle: CircleId, by: DeviceKeys): Promise<Association> {
  const wraps = await Promise.all(missingGrants(association.roster, circle).map((to) => circleWrap(to, circle, association)));
  return grown(association, await signed(association.roster, by, { kind: 'grant', wraps: await wrapRefs(wraps) }, NOON), null, wraps);
}
