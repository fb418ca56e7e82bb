import { useEffect, useState } from 'react';
import type { FollowRow } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import type { FollowedStanding } from '#app/feedApi.ts';
import { useLive } from '#app/live.ts';
import type { FollowId } from '#base/ids.ts';

export type Follows = { /** Null: not told yet. */ readonly rows: readonly FollowRow[] | null; readonly standings: ReadonlyMap<FollowId, FollowedStanding> };

/** What is followed and how far each has come; asked for again whenever something of it changed. */
export function useFollows(): Follows {
  const calendar = useLive((live) => live.calendarTouched);
  const feed = useLive((live) => live.feedTouched);
  const opening = useLive((live) => live.status.opening);
  const [follows, setFollows] = useState<Follows>({ rows: null, standings: new Map() });
  useEffect(() => {
    let stale = false;
    Promise.all([engine().follows(), engine().followed()]).then(([rows, standings]) => {
      if (!stale) setFollows({ rows, standings: new Map(standings.map((one) => [one.id, one])) });
    }, () => undefined);
    return () => { stale = true; };
  }, [calendar, feed, opening]);
  return follows;
}
