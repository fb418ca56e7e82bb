import { useEffect, useState } from 'react';
import type { ContactDetail } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';

export type Loaded =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'here'; readonly detail: ContactDetail };

/** A contact with its story, asked for again whenever the engine says that it changed. */
export function useContact(id: ContactId): Loaded {
  const touched = useLive((live) => live.touched.get(id) ?? 0);
  const opening = useLive((live) => live.status.opening);
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ at: 'loading' });
  useEffect(() => {
    let stale = false;
    const show = (next: Loaded) => {
      if (!stale) setLoaded(next);
    };
    engine().contact(id).then(
      (detail) => show(detail ? { at: 'here', detail } : { at: opening ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [id, touched, opening, tries]);
  return loaded;
}
