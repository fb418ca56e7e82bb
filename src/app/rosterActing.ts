import { refuse, type Result } from '#base/result.ts';
import type { Roster } from '#roster/roster.ts';
import { wrapRefs } from '#roster/wraps.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { Wrap } from '#wire/messages.ts';
import type { RosterAction, WrapRef } from '#wire/rosterAction.ts';
import { encodeRosterEntry, signRosterEntry, type RosterEntry } from '#wire/rosterEntry.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

/** What acting on the roster needs: this device's key, the roster it believes, the line to the hub. */
export type Acting = {
  readonly deps: Pick<EngineDeps, 'now'>;
  readonly unlocked: Pick<Unlocked, 'keys' | 'roster'>;
  readonly connection: Pick<HubConnection, 'appendRoster'>;
};
/** An action to be put on the roster, with the wraps that travel beside it; `refs` name them. */
export type Act = { readonly action: (refs: readonly WrapRef[]) => RosterAction; readonly wraps: readonly Wrap[] };

/** The hub may have taken another roster entry meanwhile: ours is made anew on top of it, this often. */
const TRIES = 4;

/**
 * Signs what `make` decides on the present roster and puts it on the head at the hub; made anew where somebody else came
 * first. Accepted, it is part of this device's roster too. `team-forked`: the list is frozen until Leitung settles. The detail of a refusal by the hub is the hub's own word.
 */
export async function actOnRoster(acting: Acting, make: (roster: Roster) => Promise<Result<Act, AppRefusal>>): Promise<Result<RosterEntry, AppRefusal>> {
  const { deps, unlocked, connection } = acting;
  if (unlocked.roster.fork()) return refuse('team-forked');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const roster = unlocked.roster.current();
    const made = await make(roster);
    if (!made.ok) return made;
    const action = made.value.action(await wrapRefs(made.value.wraps));
    const entry = await signRosterEntry({ previous: roster.head, author: unlocked.keys.id, at: deps.now(), action }, unlocked.keys.sign);
    const appended = await connection.appendRoster({ entry: encodeRosterEntry(entry), wraps: made.value.wraps });
    if (appended.ok) return { ok: true, value: entry };
    if (appended.refusal !== 'not-on-head') return appended.refusal === 'unreachable' ? refuse('hub-unreachable') : refuse('hub-refused', appended.refusal);
  }
  return refuse('hub-refused', 'not-on-head');
}
