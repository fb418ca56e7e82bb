import { useEffect, useState } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import type { EventId } from '#base/ids.ts';
import type { EventTime } from '#domain/eventTime.ts';

const PAUSE_MS = 250;
const none: readonly Occurrence[] = [];

/** What meets an event as it is typed; asked for after a pause in typing, and what was there stands meanwhile. */
export function useClashes(time: EventTime | null, repeats: string | null, except: EventId): readonly Occurrence[] {
  const [found, setFound] = useState(none);
  // Compared by what it says: a form makes a new value with every letter.
  const asked = JSON.stringify(time);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(() => {
      const typed = JSON.parse(asked) as EventTime | null;
      if (!typed) return setFound(none);
      engine().clashes(typed, repeats, except).then((clashes) => { if (!stale) setFound(clashes); }, () => undefined);
    }, PAUSE_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [asked, repeats, except]);
  return found;
}
