import { useEffect, useState } from 'react';
import { engine } from './engine.ts';
import type { Engine } from './api.ts';
import { useLive } from './live.ts';

export type Loaded<D> =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'here'; readonly detail: D };

/**
 * One record as the engine knows it, asked for again whenever `touched` or `also` is another. While the app still opens what it holds, nothing counts as missing.
 * `ask` is read by identity: it stands outside of the component.
 */
export function useLoaded<Id, D>(ask: (engine: Engine, id: Id) => Promise<D | null>, id: Id, touched: unknown, also: unknown = null): Loaded<D> {
  // Locked, nothing more is on its way.
  const opening = useLive((live) => live.status.opening && live.session.at === 'unlocked');
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded<D>>({ at: 'loading' });
  useEffect(() => {
    let stale = false;
    const show = (next: Loaded<D>): void => { if (!stale) setLoaded(next); };
    ask(engine(), id).then(
      (detail) => show(detail ? { at: 'here', detail } : { at: opening ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [ask, id, touched, also, opening, tries]);
  return loaded;
}
