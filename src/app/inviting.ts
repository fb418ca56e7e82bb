import { TEAM } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { mayInvite } from '#roster/rights.ts';
import { wrapRefs } from '#roster/wraps.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { wrapKey } from '#seal/wraps.ts';
import type { HubConnection } from '#sync/connection.ts';
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
  const { space } = unlocked.row;
  const teamKey = unlocked.epochKeys.find((held) => held.circle === TEAM)?.key;
  if (!teamKey) return refuse('not-allowed');
  const wrap = await wrapKey({ id: invite.id, box: invite.public.box }, { space, circle: TEAM, epoch: 1 }, teamKey);
  const wraps = await wrapRefs([wrap]);
  const expires = deps.now() + days * DAY_MS;
  const action = { kind: 'invite', invite: invite.public, roles: ['canvasser'], member: null, expires, wraps } as const;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const roster = unlocked.roster.current();
    const entry = await signRosterEntry({ previous: roster.head, author: unlocked.keys.id, at: deps.now(), action }, unlocked.keys.sign);
    const appended = await connection.appendRoster({ entry: encodeRosterEntry(entry), wraps: [wrap] });
    if (appended.ok) {
      const link = inviteLink(deps.origin, { space, genesis: roster.genesis, head: await rosterHash(entry), secret });
      return accept({ link, expires });
    }
    if (appended.refusal !== 'not-on-head') return refuse(appended.refusal === 'unreachable' ? 'hub-unreachable' : 'hub-refused');
  }
  return refuse('hub-refused');
}
