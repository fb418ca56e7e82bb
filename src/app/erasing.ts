import { refuse } from '#base/result.ts';
import type { ErasureApi } from './erasureApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** "Kontakt löschen" for the screens. */
export function erasing(life: Lifecycle): ErasureApi {
  const erasures = async () => (await life.open()?.erasures) ?? null;
  return {
    eraseContact: async (contact) => (await (await erasures())?.erase(contact)) ?? refuse('not-unlocked'),
    cancelErasure: async (id) => (await (await erasures())?.cancel(id)) ?? refuse('not-unlocked'),
    refreshErasures: async () => (await erasures())?.refresh(),
  };
}
