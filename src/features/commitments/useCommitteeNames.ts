import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { CommitteeId } from '#base/ids.ts';

/** The boards there are, by name; null until the calendar's code has answered. */
export function useCommitteeNames(): ReadonlyMap<CommitteeId, string> | null {
  const touched = useLive((live) => live.calendarTouched);
  const [names, setNames] = useState<ReadonlyMap<CommitteeId, string> | null>(null);
  useEffect(() => {
    let stale = false;
    void engine().committees().then((rows) => { if (!stale) setNames(new Map(rows.map(({ id, name }) => [id, name]))); }, () => undefined);
    return () => { stale = true; };
  }, [touched]);
  return names;
}
