import { useCallback, useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { FeedView } from '#app/feedApi.ts';
import { useLive } from '#app/live.ts';

/** How the open calendar is published; null until that is known. Asked for again whenever something of it changed, or the line came or went. */
export function useFeed(): { readonly view: FeedView | null; readonly ask: () => void } {
  const touched = useLive((live) => live.feedTouched);
  const connection = useLive((live) => live.status.connection);
  const opening = useLive((live) => live.status.opening);
  const [view, setView] = useState<FeedView | null>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let stale = false;
    engine().feed().then((told) => { if (!stale) setView(told); }, () => undefined);
    return () => { stale = true; };
  }, [touched, connection, opening, again]);
  return { view, ask: useCallback(() => setAgain((times) => times + 1), []) };
}
