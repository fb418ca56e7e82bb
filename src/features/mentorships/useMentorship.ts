import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import type { MentorshipId } from '#base/ids.ts';

export type Loaded =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'here'; readonly detail: MentorshipDetail };

/** A mentorship with what this device may read of its notes, asked for again whenever its row or its notes changed. */
export function useMentorship(id: MentorshipId): Loaded {
  const row = useLive((live) => live.mentorships.find((one) => one.id === id));
  const opening = useLive((live) => live.status.opening);
  const touched = useLive((live) => live.notesTouched.get(id) ?? 0);
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ at: 'loading' });
  useEffect(() => {
    let stale = false;
    const show = (next: Loaded): void => { if (!stale) setLoaded(next); };
    engine().mentorship(id).then(
      (detail) => show(detail ? { at: 'here', detail } : { at: opening ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [id, row, opening, touched, tries]);
  return loaded;
}
