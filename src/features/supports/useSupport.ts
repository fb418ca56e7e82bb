import { useEffect, useState } from 'react';
import type { CommitteeRow } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { SupportDetail } from '#app/planningApi.ts';
import type { CommitteeId } from '#base/ids.ts';
import { isAsked } from '#domain/support.ts';

/** A board with what it was asked; `support` null: it was never asked. */
export type Asked = { readonly committee: CommitteeRow; readonly support: SupportDetail | null };

/** Every board there is, and the removed ones of which something stands here, by name; null until it is known. */
export function useSupports(): readonly Asked[] | null {
  const [calendar, supports] = [useLive((live) => live.calendarTouched), useLive((live) => live.supportsTouched)];
  const [asked, setAsked] = useState<readonly Asked[] | null>(null);
  useEffect(() => {
    let stale = false;
    void Promise.all([engine().committees(), engine().supports()]).then(([rows, details]) => {
      const byId = new Map(details.map((one) => [one.committee, one]));
      if (!stale) setAsked(rows.map((committee) => ({ committee, support: byId.get(committee.id) ?? null })).filter(({ committee, support }) => committee.standing === 'kept' || (support !== null && isAsked(support))));
    }, () => { if (!stale) setAsked([]); });
    return () => { stale = true; };
  }, [calendar, supports]);
  return asked;
}

/** One board, removed or not; `loading` until it is known, null where there is none of that id. */
export function useSupport(id: CommitteeId): { readonly committee: CommitteeRow; readonly support: SupportDetail } | 'loading' | null {
  const [calendar, supports] = [useLive((live) => live.calendarTouched), useLive((live) => live.supportsTouched)];
  const [found, setFound] = useState<ReturnType<typeof useSupport>>('loading');
  useEffect(() => {
    let stale = false;
    void Promise.all([engine().committees(), engine().support(id)]).then(([rows, support]) => {
      const committee = rows.find((row) => row.id === id);
      if (!stale) setFound(committee && support ? { committee, support } : null);
    }, () => { if (!stale) setFound(null); });
    return () => { stale = true; };
  }, [id, calendar, supports]);
  return found;
}
