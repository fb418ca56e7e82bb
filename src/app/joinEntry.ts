import type { Bytes } from '#base/bytes.ts';
import { newId, type Clock, type MemberId, type Random, type SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { wrapsFor } from '#roster/entitled.ts';
import { activeDevice, type Roster, type RosterInvite } from '#roster/roster.ts';
import { namedWraps, wrapRefs } from '#roster/wraps.ts';
import type { DeviceKeys, InviteKeys, KeysOf } from '#seal/deviceKeys.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import type { Invited } from '#sync/joining.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import type { RecipientId } from '#wire/rosterAction.ts';
import { encodeRosterEntry, joinProofBytes, signRosterEntry } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';
import type { AppRefusal } from './api.ts';
import { readHeldRoster, type InviteHeld } from './inviteHeld.ts';
import type { HeldKey } from './keyRing.ts';

/** What the device is in the association it comes into. */
export type Belonging = { readonly space: SpaceId; readonly member: MemberId; readonly roster: readonly Bytes[]; readonly epochKeys: readonly HeldKey[] };
export type Joiner = { readonly held: InviteHeld; readonly invite: InviteKeys; readonly keys: DeviceKeys };
type Deps = { readonly now: Clock; readonly random: Random };

/** The join on top of the roster that the hub serves, with the invite's keys wrapped for the new device. */
export async function makeJoin(deps: Deps, joiner: Joiner, { entries, wraps }: Invited): Promise<Result<Belonging & { readonly offer: RosterOffer }, AppRefusal>> {
  const read = await believe(joiner, entries);
  if (!read.ok) return read;
  const roster = read.value;
  const { space } = roster;
  const invited = openInvite(roster, joiner, deps.now());
  if (!invited.ok) return invited;
  const epochKeys = await keysFrom(joiner.invite, roster, wraps);
  if (!epochKeys) return refuse('invite-void');
  const { keys, invite } = joiner;
  const member = invited.value.member ?? newId<MemberId>(deps.random);
  const own = await Promise.all(epochKeys.map(({ circle, epoch, key }) => wrapKey({ id: keys.id, box: keys.public.box }, { space, circle, epoch }, key)));
  const proof = await signFor('join', joinProofBytes(space, member, keys.public), invite.sign);
  const action = { kind: 'join', invite: invite.id, member, device: keys.public, proof, wraps: await wrapRefs(own) } as const;
  const entry = encodeRosterEntry(await signRosterEntry({ previous: roster.head, author: keys.id, at: deps.now(), action }, keys.sign));
  return accept({ offer: { entry, wraps: own }, space, member, roster: [...entries, entry], epochKeys });
}

/** Where an earlier try got through although its answer was lost: the chain has the device, and the hub its wraps. */
export async function joinedAlready(joiner: Joiner, { entries, wraps }: Invited): Promise<Result<Belonging, AppRefusal>> {
  const read = await believe(joiner, entries);
  if (!read.ok) return read;
  const device = activeDevice(read.value, joiner.keys.id);
  const epochKeys = device && (await keysFrom(joiner.keys, read.value, wraps));
  return epochKeys ? accept({ space: read.value.space, member: device.member, roster: entries, epochKeys }) : refuse('hub-refused');
}

async function believe({ held, invite }: Joiner, entries: readonly Bytes[]): Promise<Result<Roster, AppRefusal>> {
  const roster = await readHeldRoster(entries, held, invite.id);
  return roster.ok ? roster : refuse(roster.refusal === 'invite-foreign' ? 'invite-foreign' : 'invite-void');
}

function openInvite(roster: Roster, joiner: Joiner, now: number): Result<RosterInvite, AppRefusal> {
  const invite = roster.invites.get(joiner.invite.id);
  if (!invite) return refuse('invite-void');
  if (invite.state !== 'open') return refuse(invite.state === 'used' ? 'invite-used' : 'invite-void');
  return invite.expires !== 0 && invite.expires <= now ? refuse('invite-expired') : accept(invite);
}

/**
 * The keys out of the wraps that the chain names for this invite or device; null where one is missing or does not open.
 * HPKE names no sender: only the hashes the inviter signed tell its wraps from ones a hub made.
 */
async function keysFrom(keys: KeysOf<RecipientId>, roster: Roster, wraps: readonly Wrap[]): Promise<readonly HeldKey[] | null> {
  const named = await namedWraps(wrapsFor(roster, keys.id), wraps);
  if (!named) return null;
  const opened = await Promise.all(named.map(async (wrap) => ({ wrap, key: await openWrap(keys, roster.space, wrap) })));
  const held = opened.flatMap(({ wrap: { circle, epoch }, key }) => (key.ok ? [{ circle, epoch, key: key.value }] : []));
  return held.length === named.length ? held : null;
}
