import { refuse } from '#base/result.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { RescueApi } from './rescueApi.ts';

/** What others left behind, for the screens. */
export function rescuing(life: Lifecycle): RescueApi {
  const room = async () => (await life.open()?.rescues) ?? null;
  return {
    rescues: async () => (await room())?.rescues() ?? { rescues: [], asked: false },
    takeOver: async (device, entries) => (await (await room())?.takeOver(device, entries)) ?? refuse('not-unlocked'),
    dropRescue: async (device, entries) => (await (await room())?.dropRescue(device, entries)) ?? refuse('not-unlocked'),
  };
}
