import type { MemberId } from '#base/ids.ts';
import { setAsideReasons } from '#store/setAsideRows.ts';
import { readUnreadable } from '#store/unreadableStore.ts';
import type { EngineDeps } from './deps.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Aside, AsideReason, ReadyApi } from './readyApi.ts';

/** What "Startklar?" asks beyond the status line. */
export function readying(deps: EngineDeps, life: Lifecycle): ReadyApi {
  return {
    async boardKept() {
      const board = (await life.open()?.space)?.board;
      await board?.keep();
      return board?.kept() ?? null;
    },
    async asides() {
      const open = life.open();
      if (!open) return [];
      const { devices } = open.unlocked.roster.current();
      const counts = new Map<string, Aside>();
      const unreadable = (await readUnreadable(deps.database)).map(({ by, why }) => ({ author: by, reason: why ?? 'epoch-unreadable' }));
      for (const { author, reason } of [...(await setAsideReasons(deps.database)), ...unreadable]) {
        const member: MemberId | null = devices.get(author)?.member ?? null;
        const key = `${reason} ${member ?? ''}`;
        counts.set(key, { reason: reason as AsideReason, member, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return [...counts.values()].toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
    },
  };
}
