import { refuse } from '#base/result.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { PhotoApi } from './photoApi.ts';

/** Photos for the screens; what they need loads when one is taken or looked at. */
export function photos(life: Lifecycle): PhotoApi {
  const files = async () => (await life.open()?.space)?.files.here() ?? null;
  return {
    keepPhoto: async (to, picture) => (await (await files())?.keepPhoto(to, picture)) ?? refuse('not-unlocked'),
    dropPhoto: async (id) => (await files())?.dropPhoto(id),
    photo: async (at, file) => (await (await files())?.photo(at, file)) ?? { at: 'offline', have: 0, of: file.chunks.length },
  };
}
