import { useEffect, useState } from 'react';
import type { EventDetail } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { EventId } from '#base/ids.ts';

export type Loaded =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'here'; readonly detail: EventDetail };

/** An event with all that was said of it, asked for again whenever the calendar changed. */
export function useEvent(id: EventId): Loaded {
  const touched = useLive((live) => live.calendarTouched);
  const opening = useLive((live) => live.status.opening);
  const session = useLive((live) => live.session.at);
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ at: 'loading' });
  useEffect(() => {
    let stale = false;
    const show = (next: Loaded): void => { if (!stale) setLoaded(next); };
    engine().event(id).then(
      // Locked, nothing more is on its way.
      (detail) => show(detail ? { at: 'here', detail } : { at: opening && session === 'unlocked' ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [id, touched, opening, session, tries]);
  return loaded;
}
