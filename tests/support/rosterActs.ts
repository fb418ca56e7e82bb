import type { Bytes } from '#base/bytes.ts';
import { TEAM, newId, type MemberId, type Random } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import { extendRoster, wrapHash } from '#roster/fold.ts';
import type { Roster } from '#roster/roster.ts';
import { createDeviceKeys, inviteKeys, type DeviceKeys, type InviteKeys } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey, type Recipient } from '#seal/wraps.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import { encodeRosterEntry, joinProofBytes, noHash, signRosterEntry, spaceIdOf } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';
import type { Role, RosterAction } from '#wire/rosterAction.ts';

/** The tests' association: its chain, the roster it folds to, the team's key, and a wrap for everyone who was offered one. */
export type Association = { readonly chain: readonly Bytes[]; readonly roster: Roster; readonly teamKey: Bytes; readonly founder: DeviceKeys; readonly founderMember: MemberId; readonly founderWrap: Wrap };

export const NOON = Date.UTC(2026, 2, 2, 12);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** The value, or a thrown refusal: for what a test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result.value;
}

/** A founded association of one member, with real keys from the seeded randomness. */
export async function found(random: Random, at = NOON): Promise<Association> {
  const founder = await createDeviceKeys(random);
  const [founderMember, salt, teamKey] = [newId<MemberId>(random), random(32), random(32)];
  const space = await spaceIdOf({ salt, device: founder.public });
  const wrap = await wrapKey({ id: founder.id, box: founder.public.box }, { space, circle: TEAM, epoch: 1 }, teamKey);
  const action: RosterAction = { kind: 'found', salt, member: founderMember, device: founder.public, wraps: [await refTo(wrap)] };
  const bytes = await signed(null, founder, action, at);
  return { chain: [bytes], roster: must(await extendRoster(null, bytes, at)), teamKey, founder, founderMember, founderWrap: wrap };
}

/** An entry on top of the roster, signed by `author`. */
export async function signed(roster: Roster | null, author: DeviceKeys, action: RosterAction, at: number): Promise<Bytes> {
  return encodeRosterEntry(await signRosterEntry({ previous: roster?.head ?? noHash, author: author.id, at, action }, author.sign));
}

export async function refTo(wrap: Wrap): Promise<{ circle: Wrap['circle']; epoch: number; hash: Bytes }> {
  return { circle: wrap.circle, epoch: wrap.epoch, hash: await wrapHash(wrap.bytes) };
}

export async function teamWrap(to: Recipient, association: Association): Promise<Wrap> {
  return wrapKey(to, { space: association.roster.space, circle: TEAM, epoch: 1 }, association.teamKey);
}

export type InviteWish = { readonly at?: number; readonly expires?: number; readonly roles?: readonly Role[]; readonly member?: MemberId | null; readonly by?: DeviceKeys };
export type Invited = { readonly keys: InviteKeys; readonly offer: RosterOffer };

/** An invite on top of the association's chain, with its wrap; not yet part of it. */
export async function inviteOffer(association: Association, random: Random, wish: InviteWish = {}): Promise<Invited> {
  const { at = NOON, expires = at + 7 * DAY, roles = ['canvasser'], member = null, by = association.founder } = wish;
  const keys = await inviteKeys(random(32));
  const wrap = await teamWrap({ id: keys.id, box: keys.public.box }, association);
  const action: RosterAction = { kind: 'invite', invite: keys.public, roles, member, expires, wraps: [await refTo(wrap)] };
  return { keys, offer: { entry: await signed(association.roster, by, action, at), wraps: [wrap] } };
}

export type JoinWish = { readonly at?: number; readonly member?: MemberId; readonly device?: DeviceKeys };
export type Joined = { readonly device: DeviceKeys; readonly member: MemberId; readonly offer: RosterOffer };

/** A join by the invite, with the key taken out of the invite's own wrap. */
export async function joinOffer(association: Association, invited: Invited, random: Random, wish: JoinWish = {}): Promise<Joined> {
  const { at = NOON + HOUR, member = newId<MemberId>(random), device = await createDeviceKeys(random) } = wish;
  const { roster } = association;
  const [sealed] = invited.offer.wraps;
  if (!sealed) throw new Error('an invite brings its wrap');
  const teamKey = must(await openWrap(invited.keys, roster.space, sealed));
  const wrap = await teamWrap({ id: device.id, box: device.public.box }, { ...association, teamKey });
  const proof = await signFor('join', joinProofBytes(roster.space, member, device.public), invited.keys.sign);
  const action: RosterAction = { kind: 'join', invite: invited.keys.id, member, device: device.public, wraps: [await refTo(wrap)], proof };
  return { device, member, offer: { entry: await signed(roster, device, action, at), wraps: [wrap] } };
}

/** The association with the entry accepted. */
export async function grown(association: Association, entry: Bytes, now: number | null = null): Promise<Association> {
  return { ...association, chain: [...association.chain, entry], roster: must(await extendRoster(association.roster, entry, now)) };
}

/** A second member, invited and joined. */
export async function withMember(association: Association, random: Random, roles: readonly Role[] = ['canvasser']): Promise<{ association: Association; joined: Joined; invited: Invited }> {
  const invited = await inviteOffer(association, random, { roles });
  const open = await grown(association, invited.offer.entry);
  const joined = await joinOffer(open, invited, random);
  return { association: await grown(open, joined.offer.entry), joined, invited };
}
