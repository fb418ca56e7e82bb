import { TEAM, newId, type CircleId, type MemberId, type Random } from '#base/ids.ts';
import type { Bytes } from '#base/bytes.ts';
import type { Result } from '#base/result.ts';
import { extendRoster } from '#roster/fold.ts';
import { circlesToWrap, wrapsFor } from '#roster/entitled.ts';
import { epochOf } from '#roster/rights.ts';
import type { Roster } from '#roster/roster.ts';
import { wrapHash, wrapRefs } from '#roster/wraps.ts';
import { createDeviceKeys, inviteKeys, type DeviceKeys, type InviteKeys } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import type { Recipient, Role, RosterAction, WrapRef } from '#wire/rosterAction.ts';
import { encodeRosterEntry, joinProofBytes, noHash, signRosterEntry, spaceIdOf } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';

/** The tests' association: its chain, the roster it folds to, every circle's present key by `keyName`, all wraps made so far, and who founded it. */
export type Association = {
  readonly chain: readonly Bytes[];
  readonly roster: Roster;
  readonly teamKey: Bytes;
  readonly keys: ReadonlyMap<string, Bytes>;
  readonly wraps: readonly Wrap[];
  readonly founder: DeviceKeys;
  readonly founderMember: MemberId;
  readonly founderWrap: Wrap;
};

export const NOON = Date.UTC(2026, 2, 2, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The value, or a thrown refusal: for what a test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.value;
}

export function keyName(circle: CircleId, epoch: number): string {
  return `${circle} ${epoch}`;
}

/** A founded association of one member, with real keys from the seeded randomness. */
export async function found(random: Random, at = NOON): Promise<Association> {
  const founder = await createDeviceKeys(random);
  const [founderMember, salt, teamKey] = [newId<MemberId>(random), random(32), random(32)];
  const space = await spaceIdOf({ salt, device: founder.public });
  const wrap = await wrapKey({ id: founder.id, box: founder.public.box }, { space, circle: TEAM, epoch: 1 }, teamKey);
  const action: RosterAction = { kind: 'found', salt, member: founderMember, device: founder.public, wraps: [await refTo(wrap)] };
  const bytes = await signed(null, founder, action, at);
  const keys = new Map([[keyName(TEAM, 1), teamKey]]);
  return { chain: [bytes], roster: must(await extendRoster(null, bytes, at)), teamKey, keys, wraps: [wrap], founder, founderMember, founderWrap: wrap };
}

/** An entry on top of the roster, signed by `author`. */
export async function signed(roster: Roster | null, author: DeviceKeys, action: RosterAction, at: number): Promise<Bytes> {
  return encodeRosterEntry(await signRosterEntry({ previous: roster?.head ?? noHash, author: author.id, at, action }, author.sign));
}

export async function refTo({ recipient, circle, epoch, bytes }: Wrap): Promise<WrapRef> {
  return { recipient, circle, epoch, hash: await wrapHash(bytes) };
}

/** The circle's present key, wrapped for somebody. */
export async function circleWrap(to: Recipient, circle: CircleId, { roster, keys }: Association): Promise<Wrap> {
  const epoch = epochOf(roster, circle);
  const key = keys.get(keyName(circle, epoch));
  if (!key) throw new Error(`no key of ${circle}`);
  return wrapKey(to, { space: roster.space, circle, epoch }, key);
}

export async function teamWrap(to: Recipient, association: Association): Promise<Wrap> {
  return circleWrap(to, TEAM, association);
}

export type InviteWish = { readonly at?: number; readonly expires?: number; readonly roles?: readonly Role[]; readonly member?: MemberId | null; readonly by?: DeviceKeys };
export type Invited = { readonly keys: InviteKeys; readonly offer: RosterOffer };

/** An invite on top of the association's chain, with its wraps; not yet part of it. */
export async function inviteOffer(association: Association, random: Random, wish: InviteWish = {}): Promise<Invited> {
  const { at = NOON, expires = at + 7 * DAY, member = null, roles = member === null ? ['canvasser'] : [], by = association.founder } = wish;
  const keys = await inviteKeys(random(32));
  const { roster } = association;
  const open = { id: keys.id, keys: keys.public, roles, member, expires, by: by.id, state: 'open' as const };
  const wraps = await Promise.all(circlesToWrap(roster, by.id, open).map((circle) => circleWrap({ id: keys.id, box: keys.public.box }, circle, association)));
  const action: RosterAction = { kind: 'invite', invite: keys.public, roles, member, expires, wraps: await wrapRefs(wraps) };
  return { keys, offer: { entry: await signed(roster, by, action, at), wraps } };
}

export type JoinWish = { readonly at?: number; readonly member?: MemberId; readonly device?: DeviceKeys };
export type Joined = { readonly device: DeviceKeys; readonly member: MemberId; readonly offer: RosterOffer };

/** A join by the invite, with the keys taken out of the invite's own present wraps. */
export async function joinOffer(association: Association, invited: Invited, random: Random, wish: JoinWish = {}): Promise<Joined> {
  const { at = NOON + HOUR, member = newId<MemberId>(random), device = await createDeviceKeys(random) } = wish;
  const { roster } = association;
  const lying = [...association.wraps, ...invited.offer.wraps];
  const held = wrapsFor(roster, invited.keys.id).map(({ circle, epoch }) => lying.find((wrap) => wrap.recipient === invited.keys.id && wrap.circle === circle && wrap.epoch === epoch));
  const wraps = await Promise.all(held.map(async (wrap) => {
    if (!wrap) throw new Error('no such wrap');
    const key = must(await openWrap(invited.keys, roster.space, wrap));
    return wrapKey({ id: device.id, box: device.public.box }, { space: roster.space, circle: wrap.circle, epoch: wrap.epoch }, key);
  }));
  const proof = await signFor('join', joinProofBytes(roster.space, member, device.public), invited.keys.sign);
  const action: RosterAction = { kind: 'join', invite: invited.keys.id, member, device: device.public, wraps: await wrapRefs(wraps), proof };
  return { device, member, offer: { entry: await signed(roster, device, action, at), wraps } };
}

/** The association with the entry accepted. */
export async function grown(association: Association, entry: Bytes, now: number | null = null, wraps: readonly Wrap[] = []): Promise<Association> {
  const roster = must(await extendRoster(association.roster, entry, now));
  return { ...association, chain: [...association.chain, entry], roster, wraps: [...association.wraps, ...wraps] };
}

/** The association after somebody's action on top of it. */
export async function acted(association: Association, author: DeviceKeys, action: RosterAction, at = NOON): Promise<Association> {
  return grown(association, await signed(association.roster, author, action, at));
}

/** Why an action on top of the association is refused; null: it is not. */
export async function refusalOf(association: Association, author: DeviceKeys, action: RosterAction, at = NOON): Promise<string | null> {
  const result = await extendRoster(association.roster, await signed(association.roster, author, action, at), at);
  return result.ok ? null : result.refusal;
}

/** A second member, invited and joined. */
export async function withMember(association: Association, random: Random, roles: readonly Role[] = ['canvasser']): Promise<{ association: Association; joined: Joined; invited: Invited }> {
  return withDevice(association, random, { roles });
}

/** Somebody invited and joined: a new member, or with `member` a further device of one. */
export async function withDevice(association: Association, random: Random, wish: InviteWish): Promise<{ association: Association; joined: Joined; invited: Invited }> {
  const invited = await inviteOffer(association, random, wish);
  const open = await grown(association, invited.offer.entry, null, invited.offer.wraps);
  const joined = await joinOffer(open, invited, random, wish.member ? { member: wish.member } : {});
  return { association: await grown(open, joined.offer.entry, null, joined.offer.wraps), joined, invited };
}

export function deskOf(member: MemberId): CircleId {
  return `desk:${member}` as CircleId;
}
