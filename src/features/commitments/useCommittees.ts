import { useEffect, useState } from 'react';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';

/** The boards there are, and those that were removed for what still names them; null until the calendar's code has answered. */
export function useCommittees(): readonly CommitteeRow[] | null {
  const touched = useLive((live) => live.calendarTouched);
  const [committees, setCommittees] = useState<readonly CommitteeRow[] | null>(null);
  useEffect(() => {
    let stale = false;
    void engine().committees().then((rows) => { if (!stale) setCommittees(rows); }, () => undefined);
    return () => { stale = true; };
  }, [touched]);
  return committees;
}
