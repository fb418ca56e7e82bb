import { refuse } from '#base/result.ts';
import { mayLead } from '#roster/rights.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { ForkApi, ForkStatus } from './forkApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Two versions of the team list, for the screens. */
export function forking(deps: EngineDeps, life: Lifecycle): ForkApi {
  return {
    async settleFork() {
      const open = life.open();
      if (!open) return refuse('not-unlocked');
      const [{ line }, { settleFork }] = await Promise.all([open.space, import('./settling.ts')]);
      if (!line.connection) return refuse('demo-has-no-hub');
      await line.settled();
      return settleFork({ deps, unlocked: open.unlocked, connection: line.connection });
    },
  };
}

/** Null: there is one version. */
export function forkStatus({ roster, keys }: Pick<Unlocked, 'roster' | 'keys'>): ForkStatus | null {
  const fork = roster.fork();
  if (!fork) return null;
  const { before, own, theirs, ownEntries, theirEntries } = fork;
  return {
    mayDecide: [before, own, theirs].every((one) => mayLead(one, keys.id)),
    ours: ownEntries.length,
    theirs: theirEntries.length,
    leftOut: [...own.members.values()].filter(({ id, removed }) => !removed && !before.members.has(id) && !theirs.members.has(id)).length,
  };
}
