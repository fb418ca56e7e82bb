import { accept, refuse, type Result } from '#base/result.ts';
import { circlesToWrap } from '#roster/entitled.ts';
import { epochOf, mayInvite } from '#roster/rights.ts';
import type { Roster, RosterInvite } from '#roster/roster.ts';
import { wrapRefs } from '#roster/wraps.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { Wrap } from '#wire/messages.ts';
import { inviteLink } from '#wire/inviteLink.ts';
import { encodeRosterEntry, rosterHash, signRosterEntry } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

const DAY_MS = 86_400_000;
const SECRET_BYTES = 32;
/** The hub may have taken another roster entry meanwhile: ours is made anew on top of it. */
const TRIES = 4;

/** Makes an invite for one new device: on the roster at the hub first, then its link is handed out. Needs the hub once. */
export async function inviteDevice(deps: EngineDeps, unlocked: Unlocked, connection: HubConnection, days: number): Promise<Result<{ link: string; expires: number }, AppRefusal>> {
  if (!mayInvite(unlocked.roster.current(), unlocked.keys.id)) return refuse('not-allowed');
  const secret = deps.random(SECRET_BYTES);
  const invite = await inviteKeys(secret);
  const wish = { roles: ['canvasser'], member: null, expires: deps.now() + days * DAY_MS } as const;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const roster = unlocked.roster.current();
    const wraps = await wrapsOf(unlocked, roster, { ...wish, id: invite.id, keys: invite.public, by: unlocked.keys.id, state: 'open' });
    if (!wraps) return refuse('not-allowed');
    const action = { ...wish, kind: 'invite', invite: invite.public, wraps: await wrapRefs(wraps) } as const;
    const entry = await signRosterEntry({ previous: roster.head, author: unlocked.keys.id, at: deps.now(), action }, unlocked.keys.sign);
    const appended = await connection.appendRoster({ entry: encodeRosterEntry(entry), wraps });
    if (appended.ok) {
      const link = inviteLink(deps.origin, { space: unlocked.row.space, genesis: roster.genesis, head: await rosterHash(entry), secret });
      return accept({ link, expires: wish.expires });
    }
    if (appended.refusal !== 'not-on-head') return refuse(appended.refusal === 'unreachable' ? 'hub-unreachable' : 'hub-refused');
  }
  return refuse('hub-refused');
}

/** Every key the invite needs that this device holds, wrapped for it; null where the roster says we hold one and we do not. */
async function wrapsOf(unlocked: Unlocked, roster: Roster, invite: RosterInvite): Promise<readonly Wrap[] | null> {
  const { space } = unlocked.row;
  const wraps: Wrap[] = [];
  for (const circle of circlesToWrap(roster, unlocked.keys.id, invite)) {
    const epoch = epochOf(roster, circle);
    const held = unlocked.epochKeys.find((one) => one.circle === circle && one.epoch === epoch);
    if (!held) return null;
    wraps.push(await wrapKey({ id: invite.id, box: invite.keys.box }, { space, circle, epoch }, held.key));
  }
  return wraps;
}
