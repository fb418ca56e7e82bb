import type { SpaceId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { guidesOf, watchGuide } from '#doc/guide.ts';
import { openBoardCache } from '#store/boardCache.ts';
import type { Patch } from './api.ts';

type Show = (patch: Patch) => void;

/** Shows the open board from its cache: readable before unlocking. */
export async function showCachedBoard(space: SpaceId, show: Show): Promise<void> {
  const cache = await openBoardCache(space);
  show({ of: 'guides', guides: guidesOf(cache.doc()) });
  await cache.close();
}

/** Shows the board of an unlocked app and keeps its cache; answers how to stop. */
export function watchBoard(space: SpaceId, board: Circle, show: Show): () => Promise<void> {
  const tell = (): void => show({ of: 'guides', guides: guidesOf(board.doc()) });
  let stopGuide = watchGuide(board.doc(), tell);
  const stopRebuilt = board.onRebuilt((doc) => {
    stopGuide();
    stopGuide = watchGuide(doc, tell);
    tell();
  });
  tell();
  return async () => {
    stopGuide();
    stopRebuilt();
    const cache = await openBoardCache(space);
    // A cache that could not be kept is only not there before the next unlocking; the log is the truth.
    await cache.keep(board.doc());
    await cache.close();
  };
}
