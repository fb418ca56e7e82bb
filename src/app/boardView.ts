import type { SpaceId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { watchCalendar } from '#doc/calendarWatch.ts';
import { guidesOf, watchGuide } from '#doc/guide.ts';
import { openBoardCache } from '#store/boardCache.ts';
import type { Patch } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { BoardKept } from './readyApi.ts';

type Show = (patch: Patch) => void;

/** Shows the open board from its cache: readable before unlocking. */
export async function showCachedBoard(space: SpaceId, show: Show): Promise<void> {
  const cache = await openBoardCache(space);
  show({ of: 'guides', guides: guidesOf(cache.doc()) });
  await cache.close();
}

/** The board of an unlocked app, shown and kept for the time before the next unlocking. */
export type BoardView = {
  /** Brings the cache up to date, one call after the other: a phone that is switched off keeps what was kept by then. */
  keep(): Promise<void>;
  /** How keeping it went last; null: it was not tried yet. */
  kept(): BoardKept | null;
  /** Stops showing and keeps it once more. */
  stop(): Promise<void>;
};

/** Shows the board, and tells changes of the calendar, of which the team's document holds the internal part. */
export function watchBoard(space: SpaceId, { board, team }: { readonly board: Circle; readonly team: Circle }, deps: Pick<EngineDeps, 'show' | 'timer'>): BoardView {
  const { show } = deps;
  const stops = [
    following(board, (doc) => watchGuide(doc, () => show({ of: 'guides', guides: guidesOf(doc) })), (doc) => show({ of: 'guides', guides: guidesOf(doc) })),
    ...[board, team].map((circle) => following(circle, (doc) => watchCalendar(doc, () => show({ of: 'calendar' })), () => show({ of: 'calendar' }))),
  ];
  let kept: BoardKept | null = null;
  let last = Promise.resolve();
  // A cache that could not be kept is only not there before the next unlocking; the log is the truth.
  const keep = (): Promise<void> => (last = last.then(async () => {
    kept = await soonOrFailed(deps, keepNow(space, board));
  }));
  return {
    keep,
    kept: () => kept,
    async stop() {
      for (const stop of stops) stop();
      await keep();
    },
  };
}

async function keepNow(space: SpaceId, board: Circle): Promise<BoardKept> {
  const cache = await openBoardCache(space);
  const kept = await cache.keep(board.doc());
  await cache.close();
  return kept;
}

const PATIENCE_MS = 5_000;

/** Another page may hold the cache for ever (a database is only deleted once everybody has let go of it): locking does not wait for that. */
function soonOrFailed({ timer }: Pick<EngineDeps, 'timer'>, keeping: Promise<BoardKept>): Promise<BoardKept> {
  return new Promise((resolve) => {
    const cancel = timer(PATIENCE_MS, () => resolve('failed'));
    void keeping.catch((): BoardKept => 'failed').then((kept) => {
      cancel();
      resolve(kept);
    });
  });
}

/** Watches a circle's document, and every later one in its place; tells at once and whenever another takes its place. */
function following(circle: Circle, watch: (doc: ReturnType<Circle['doc']>) => () => void, tell: (doc: ReturnType<Circle['doc']>) => void): () => void {
  let stop = watch(circle.doc());
  const stopRebuilt = circle.onRebuilt((doc) => {
    stop();
    stop = watch(doc);
    tell(doc);
  });
  tell(circle.doc());
  return () => {
    stop();
    stopRebuilt();
  };
}
