import type { FeeApi } from './feeApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** Fee agreements for the screens; what it needs loads when one is looked at. */
export function feeing(life: Lifecycle): FeeApi {
  const room = async (): Promise<FeeApi | null> => {
    const open = life.open();
    if (!open) return null;
    const [space, { feeRoom }] = await Promise.all([open.space, import('./feeRoom.ts')]);
    return feeRoom({ unlocked: open.unlocked, space });
  };
  return {
    agreements: async () => (await room())?.agreements() ?? [],
    agreement: async (id) => (await room())?.agreement(id) ?? null,
    feeTerms: async () => (await room())?.feeTerms() ?? [],
    allUnderstandings: async () => (await room())?.allUnderstandings() ?? [],
    feeExports: async () => (await room())?.feeExports() ?? [],
    understandings: async (contact) => (await room())?.understandings(contact) ?? [],
  };
}
