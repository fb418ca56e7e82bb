import type { Bytes } from '#base/bytes.ts';
import { newId, type MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { readInvitedRoster } from '#roster/fold.ts';
import { wrapsFor } from '#roster/entitled.ts';
import type { Roster, RosterInvite } from '#roster/roster.ts';
import { namedWraps, wrapRefs } from '#roster/wraps.ts';
import { createDeviceKeys, inviteKeys, type DeviceKeys, type InviteKeys } from '#seal/deviceKeys.ts';
import type { Lease } from '#store/lease.ts';
import { openWrap, wrapKey } from '#seal/wraps.ts';
import { joinAtHub, type Invited } from '#sync/joining.ts';
import { parseInviteLink, type InviteSecret } from '#wire/inviteLink.ts';
import type { RosterOffer, Wrap } from '#wire/messages.ts';
import { encodeRosterEntry, joinProofBytes, signRosterEntry } from '#wire/rosterEntry.ts';
import { signFor } from '#wire/signing.ts';
import type { AppRefusal, JoinInput } from './api.ts';
import type { EngineDeps } from './deps.ts';
import { keepDevice, type Unlocked } from './device.ts';
import type { HeldKey } from './keyRing.ts';
import { joiningRefusal } from './refusals.ts';

/** Joins with an invite's link; nobody of the team needs to be online. The hub takes the join first, then the device is kept. */
export async function joinSpace(deps: EngineDeps, lease: Lease, input: JoinInput): Promise<Result<Unlocked, AppRefusal>> {
  const link = parseInviteLink(input.link);
  if (!link.ok) return link;
  const invite = await inviteKeys(link.value.secret);
  const keys = await createDeviceKeys();
  let made: Joining | null = null;
  const makeJoinEntry = async (entries: readonly Bytes[], wraps: readonly Wrap[]): Promise<Result<RosterOffer, AppRefusal>> => {
    const joining = await makeJoin(deps, { link: link.value, invite, keys }, { entries, wraps });
    if (!joining.ok) return joining;
    made = joining.value;
    return accept(joining.value.offer);
  };
  const invitation = { space: link.value.space, invite: { id: invite.id, sign: invite.sign } };
  const joined = await joinAtHub(deps.open, deps.timer, { ...invitation, makeJoin: makeJoinEntry });
  if (!joined.ok) return { ok: false, refusal: joiningRefusal(joined.refusal) };
  if (!made) return refuse('hub-refused');
  return keepDevice(deps, lease, { ...(made as Joining), space: link.value.space, keys, passphrase: input.passphrase, demo: false });
}

type Joining = {
  readonly offer: RosterOffer;
  readonly member: MemberId;
  readonly roster: readonly Bytes[];
  readonly epochKeys: readonly HeldKey[];
};
type With = { readonly link: InviteSecret; readonly invite: InviteKeys; readonly keys: DeviceKeys };

async function makeJoin(deps: EngineDeps, having: With, { entries, wraps }: Invited): Promise<Result<Joining, AppRefusal>> {
  const roster = await readInvitedRoster(entries, having.link);
  if (!roster.ok) return refuse(roster.refusal === 'invite-foreign' ? 'invite-foreign' : 'invite-void');
  const invited = openInvite(roster.value, having, deps.now());
  if (!invited.ok) return invited;
  // HPKE names no sender: only the hashes the inviter signed tell its wraps from ones a hub made.
  const named = await namedWraps(wrapsFor(roster.value, having.invite.id), wraps);
  const epochKeys = named && (await keysFrom(having, named));
  if (!epochKeys) return refuse('invite-void');
  const member = invited.value.member ?? newId<MemberId>(deps.random);
  const { space } = having.link;
  const own = await Promise.all(epochKeys.map(({ circle, epoch, key }) => wrapKey({ id: having.keys.id, box: having.keys.public.box }, { space, circle, epoch }, key)));
  const action = {
    kind: 'join',
    invite: having.invite.id,
    member,
    device: having.keys.public,
    proof: await signFor('join', joinProofBytes(space, member, having.keys.public), having.invite.sign),
    wraps: await wrapRefs(own),
  } as const;
  const unsigned = { previous: roster.value.head, author: having.keys.id, at: deps.now(), action };
  const entry = encodeRosterEntry(await signRosterEntry(unsigned, having.keys.sign));
  return accept({ offer: { entry, wraps: own }, member, roster: [...entries, entry], epochKeys });
}

function openInvite(roster: Roster, having: With, now: number): Result<RosterInvite, AppRefusal> {
  const invite = roster.invites.get(having.invite.id);
  if (!invite) return refuse('invite-void');
  if (invite.state !== 'open') return refuse(invite.state === 'used' ? 'invite-used' : 'invite-void');
  return invite.expires !== 0 && invite.expires <= now ? refuse('invite-expired') : accept(invite);
}

/** The keys out of the invite's wraps; null where one does not open. */
async function keysFrom(having: With, wraps: readonly Wrap[]): Promise<readonly HeldKey[] | null> {
  const opened = await Promise.all(wraps.map(async (wrap) => ({ wrap, key: await openWrap(having.invite, having.link.space, wrap) })));
  const held = opened.flatMap(({ wrap: { circle, epoch }, key }) => (key.ok ? [{ circle, epoch, key: key.value }] : []));
  return held.length === wraps.length ? held : null;
}
