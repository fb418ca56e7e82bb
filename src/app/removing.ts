import { refuse } from '#base/result.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { RemovalApi } from './removalApi.ts';

/** "Sperren" for the screens. */
export function removing(life: Lifecycle): RemovalApi {
  const removals = async () => (await life.open()?.removals) ?? null;
  return {
    removeMember: async (member) => (await (await removals())?.remove(member, null)) ?? refuse('not-unlocked'),
    async removeDevice(device) {
      const member = life.open()?.unlocked.roster.current().devices.get(device)?.member;
      return member ? ((await (await removals())?.remove(member, device)) ?? refuse('not-unlocked')) : refuse(life.open() ? 'not-allowed' : 'not-unlocked');
    },
    cancelRemoval: async (id) => (await (await removals())?.cancel(id)) ?? refuse('not-unlocked'),
  };
}
