import { refuse } from '#base/result.ts';
import type { EngineDeps } from './deps.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Open } from './stand.ts';
import type { TeamApi } from './teamApi.ts';
import type { TeamRoom } from './teamRoom.ts';

/** The team for the screens; its code comes with the first of them. */
export function teaming(deps: EngineDeps, life: Lifecycle): TeamApi {
  const rooms = new WeakMap<Open, Promise<TeamRoom>>();
  const room = async (): Promise<TeamRoom | null> => {
    const open = life.open();
    if (!open) return null;
    const opened = rooms.get(open) ?? openRoom(open);
    rooms.set(open, opened);
    return opened;
  };
  const openRoom = async (open: Open): Promise<TeamRoom> => {
    const [space, { teamRoom }] = await Promise.all([open.space, import('./teamRoom.ts')]);
    return teamRoom({
      deps,
      unlocked: open.unlocked,
      space,
      // Locked meanwhile: nothing readable may reach the screens any more.
      show: (patch) => { if (life.open() === open) deps.show(patch); },
    });
  };
  return {
    invite: async (input) => (await (await room())?.invite(input)) ?? refuse('not-unlocked'),
    changeRoles: async (member, roles) => (await (await room())?.changeRoles(member, roles)) ?? refuse('not-unlocked'),
    withdrawInvite: async (invite) => (await (await room())?.withdrawInvite(invite)) ?? refuse('not-unlocked'),
    refreshTeam: async () => (await room())?.refreshTeam(),
  };
}
