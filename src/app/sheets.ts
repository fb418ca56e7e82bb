import type { InviteId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { mayInviteDevice } from '#roster/rights.ts';
import { PIN_BYTES, sheetsOf } from '#roster/sheet.ts';
import { inviteKeys } from '#seal/deviceKeys.ts';
import { SHEET_SECRET_BYTES, sheetSecret } from '#seal/sheetSecret.ts';
import type { HubConnection } from '#sync/connection.ts';
import { sheetLink } from '#wire/inviteLink.ts';
import { rosterHash } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { inviteWraps } from './inviting.ts';
import type { MadeSheet } from './recoveryApi.ts';
import { actOnRoster } from './rosterActing.ts';

export type SheetDeps = { readonly deps: EngineDeps; readonly unlocked: Unlocked; readonly connection: HubConnection };

/** Makes a sheet for this device's member, then withdraws the older ones: never is there none in between. */
export async function makeSheet({ deps, unlocked, connection }: SheetDeps): Promise<Result<MadeSheet, AppRefusal>> {
  const { member, space } = unlocked.row;
  const older = openSheets(unlocked);
  const words = deps.random(SHEET_SECRET_BYTES);
  const secret = await sheetSecret(words);
  const invite = await inviteKeys(secret);
  const wish = { roles: [], member, expires: 0 };
  const made = await actOnRoster({ deps, unlocked, connection }, async (roster) => {
    if (!mayInviteDevice(roster, unlocked.keys.id, member)) return refuse('not-allowed');
    const wraps = await inviteWraps({ deps, unlocked }, roster, { ...wish, id: invite.id, keys: invite.public, by: unlocked.keys.id, state: 'open' });
    return wraps ? accept({ wraps, action: (refs) => ({ ...wish, kind: 'invite', invite: invite.public, wraps: refs }) }) : refuse('not-allowed');
  });
  if (!made.ok) return made;
  const head = await rosterHash(made.value);
  const gone = await withdraw({ deps, unlocked, connection }, older);
  const link = sheetLink(deps.origin, { space, genesis: unlocked.roster.current().genesis, head, secret });
  return accept({ link, code: { secret: words, pin: head.slice(0, PIN_BYTES) }, made: made.value.at, olderVoid: gone.ok });
}

export async function withdrawSheets(at: SheetDeps): Promise<Result<null, AppRefusal>> {
  return withdraw(at, openSheets(at.unlocked));
}

function openSheets({ row, roster }: Unlocked): readonly InviteId[] {
  return sheetsOf(roster.current(), row.member).flatMap(({ id, state }) => (state === 'open' ? [id] : []));
}

/** One after the other; what was used or withdrawn meanwhile is as good. */
async function withdraw({ deps, unlocked, connection }: SheetDeps, sheets: readonly InviteId[]): Promise<Result<null, AppRefusal>> {
  for (const invite of sheets) {
    const done = await actOnRoster({ deps, unlocked, connection }, async (roster) =>
      roster.invites.get(invite)?.state === 'open' ? accept({ wraps: [], action: () => ({ kind: 'withdraw', invite }) }) : refuse('invite-void'));
    if (!done.ok && done.refusal !== 'invite-void') return done;
  }
  return accept(null);
}
