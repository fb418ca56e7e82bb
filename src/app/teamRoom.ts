import type { InviteId, MemberId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { watchTeam } from '#doc/watch.ts';
import { changeRoles } from '#roster/membership.ts';
import { mayWithdraw } from '#roster/rights.ts';
import type { HubConnection } from '#sync/connection.ts';
import type { AppRefusal } from './api.ts';
import { demoColleagues } from './demoTeam.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { inviteDevice } from './inviting.ts';
import type { OpenSpace } from './openSpace.ts';
import { actOnRoster, type Acting } from './rosterActing.ts';
import type { TeamApi, TeamPatch, TeamRole } from './teamApi.ts';
import { teamState, type Contact } from './teamState.ts';

/** The team while unlocked: told once somebody looks, then with every change. */
export type TeamRoom = TeamApi;
export type TeamRoomDeps = {
  readonly deps: EngineDeps;
  readonly unlocked: Unlocked;
  readonly space: Pick<OpenSpace, 'team' | 'line'>;
  show(patch: TeamPatch): void;
};

export function teamRoom(at: TeamRoomDeps): TeamRoom {
  let contacts: readonly Contact[] = [];
  const tell = (): void => at.show({ of: 'team', team: stateNow(at, contacts) });
  watch(at, tell);
  return {
    invite: (input) => withHub(at, (acting) => inviteDevice(at.deps, at.unlocked, acting.connection, input)),
    changeRoles: (member, roles) => withHub(at, (acting) => giveRoles(acting, member, roles)),
    withdrawInvite: (invite) => withHub(at, (acting) => withdraw(acting, invite)),
    async refreshTeam() {
      tell();
      const heard = await heardOf(at);
      if (!heard) return;
      contacts = heard;
      tell();
    },
  };
}

function stateNow({ deps, unlocked, space }: TeamRoomDeps, contacts: readonly Contact[]) {
  const { row, roster } = unlocked;
  return teamState({
    roster: roster.current(), team: space.team.doc(), self: { member: row.member, device: row.device }, contacts, extras: row.demo ? demoColleagues : [], now: deps.now(),
  });
}

/** Names come with the document, all else with the roster. Both end with the unlocking they belong to. */
function watch({ unlocked, space }: TeamRoomDeps, tell: () => void): void {
  const watchDoc = (): (() => void) => watchTeam(space.team.doc(), ({ members }) => { if (members) tell(); });
  let stop = watchDoc();
  space.team.onRebuilt(() => {
    stop();
    stop = watchDoc();
    tell();
  });
  unlocked.roster.onGrown(tell);
}

/** What the hub says of the devices; null where it does not answer. */
async function heardOf({ space: { line } }: TeamRoomDeps): Promise<readonly Contact[] | null> {
  if (!line.connection || line.state() === 'offline') return null;
  await line.settled();
  const heard = await line.connection.devices();
  return heard.ok ? heard.value : null;
}

type WithHub = Acting & { readonly connection: HubConnection; readonly unlocked: Unlocked };

async function withHub<T>({ deps, unlocked, space: { line } }: TeamRoomDeps, act: (acting: WithHub) => Promise<Result<T, AppRefusal>>): Promise<Result<T, AppRefusal>> {
  if (!line.connection) return refuse('demo-has-no-hub');
  await line.settled();
  return act({ deps, unlocked, connection: line.connection });
}

async function giveRoles(acting: WithHub, member: MemberId, roles: readonly TeamRole[]): Promise<Result<null, AppRefusal>> {
  const action = { kind: 'role', member, roles } as const;
  const done = await actOnRoster(acting, async (roster) => {
    const folded = changeRoles(roster, { author: acting.unlocked.keys.id }, action);
    if (folded.ok) return accept({ wraps: [], action: () => action });
    return refuse(folded.refusal === 'last-lead' ? 'last-lead' : 'not-allowed');
  });
  return done.ok ? accept(null) : done;
}

/** An invite that was used or withdrawn meanwhile is no longer open: said as it is. */
async function withdraw(acting: WithHub, invite: InviteId): Promise<Result<null, AppRefusal>> {
  const done = await actOnRoster(acting, async (roster) => {
    const state = roster.invites.get(invite)?.state;
    if (state !== 'open') return refuse(state === 'used' ? 'invite-used' : 'invite-void');
    return mayWithdraw(roster, acting.unlocked.keys.id, invite) ? accept({ wraps: [], action: () => ({ kind: 'withdraw', invite }) as const }) : refuse('not-allowed');
  });
  return done.ok ? accept(null) : done;
}
