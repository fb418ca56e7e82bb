import type { Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { circlesToWrap } from '#roster/entitled.ts';
import { epochOf, mayInvite, mayInviteDevice } from '#roster/rights.ts';
import type { Roster, RosterInvite } from '#roster/roster.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { Wrap } from '#wire/messages.ts';
import { inviteLink } from '#wire/inviteLink.ts';
import { rosterHash, type RosterEntry } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { keyToCome } from './keyToCome.ts';
import { actOnRoster, type Acting } from './rosterActing.ts';
import type { InviteInput, TeamRole } from './teamApi.ts';

const DAY_MS = 86_400_000;
const SECRET_BYTES = 32;
/** Whoever is invited without a word on it talks to people. */
const firstRoles: readonly TeamRole[] = ['canvasser'];

/** Makes an invite for one new device: on the roster at the hub first, then its link is handed out. Needs the hub once. */
export async function inviteDevice(deps: EngineDeps, unlocked: Unlocked, connection: HubConnection, input: InviteInput): Promise<Result<{ link: string; expires: number }, AppRefusal>> {
  const secret = deps.random(SECRET_BYTES);
  const made = await putInvite({ deps, unlocked, connection }, secret, input);
  if (!made.ok) return made;
  const { space } = unlocked.row;
  const link = inviteLink(deps.origin, { space, genesis: unlocked.roster.current().genesis, head: await rosterHash(made.value.entry), secret }, (input.member ?? null) !== null);
  return accept({ link, expires: made.value.expires });
}

/** Who invites, and by which line to the hub. */
export type Inviting = { readonly connection: Acting['connection']; readonly deps: Pick<EngineDeps, 'now' | 'timer'>; readonly unlocked: Unlocked };

/** Puts an invite with the keys of this secret (32 bytes) on the roster; answers its entry. */
export async function putInvite({ deps, unlocked, connection }: Inviting, secret: Bytes, input: InviteInput): Promise<Result<{ readonly entry: RosterEntry; readonly expires: number }, AppRefusal>> {
  const invite = await inviteKeys(secret);
  const member = input.member ?? null;
  const wish = { roles: member === null ? (input.roles ?? firstRoles) : [], member, expires: deps.now() + input.days * DAY_MS };
  const made = await actOnRoster({ deps, unlocked, connection }, async (roster) => {
    if (member === null ? !mayInvite(roster, unlocked.keys.id) : !mayInviteDevice(roster, unlocked.keys.id, member)) return refuse('not-allowed');
    const wraps = await inviteWraps({ deps, unlocked }, roster, { ...wish, id: invite.id, keys: invite.public, by: unlocked.keys.id, state: 'open' });
    return wraps ? accept({ wraps, action: (refs) => ({ ...wish, kind: 'invite', invite: invite.public, wraps: refs }) }) : refuse('not-allowed');
  });
  return made.ok ? accept({ entry: made.value, expires: wish.expires }) : made;
}

/**
 * Every key the invite needs that this device holds, wrapped for it. An epoch stands on the roster a moment before its key is kept here, which is waited for;
 * null where the roster says we hold one that does not come.
 */
export async function inviteWraps({ deps, unlocked }: Pick<Inviting, 'deps' | 'unlocked'>, roster: Roster, invite: RosterInvite): Promise<readonly Wrap[] | null> {
  const { space } = unlocked.row;
  const wraps: Wrap[] = [];
  for (const circle of circlesToWrap(roster, unlocked.keys.id, invite)) {
    const epoch = epochOf(roster, circle);
    const key = await keyToCome(deps.timer, unlocked.ring, { circle, epoch });
    if (!key) return null;
    wraps.push(await wrapKey({ id: invite.id, box: invite.keys.box }, { space, circle, epoch }, key));
  }
  return wraps;
}
