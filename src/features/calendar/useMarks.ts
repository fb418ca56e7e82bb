import { useEffect, useMemo, useState } from 'react';
import type { CommitteeRow, FollowRow, Occurrence } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { Hue, MarkShape } from '#domain/committee.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';

/** How a body or a followed calendar is marked: by colour and shape, and by its name where there is room. */
export type Mark = { readonly key: string; readonly name: string; readonly hue: Hue; readonly shape: MarkShape; /** The body's own page, or nothing. */ readonly link: string };
export type Marks = {
  /** Null: not told yet. */
  readonly committees: readonly CommitteeRow[] | null;
  readonly follows: readonly FollowRow[];
  readonly of: (occurrence: Pick<Occurrence, 'committee' | 'follow'>) => Mark;
};

/** Names the association's own events among the calendars that can be hidden. */
const OWN = 'own';

/** Whose event it is, as a mark; asked for again whenever the calendar changed. */
export function useMarks(): Marks {
  const m = useTexts(calendar);
  const touched = useLive((live) => live.calendarTouched);
  const session = useLive((live) => live.session);
  const opening = useLive((live) => live.status.opening);
  const [committees, setCommittees] = useState<readonly CommitteeRow[] | null>(null);
  const [follows, setFollows] = useState<readonly FollowRow[]>([]);
  const unlocked = session.at === 'unlocked';
  useEffect(() => {
    let stale = false;
    const show = <T>(put: (value: T) => void) => (value: T): void => { if (!stale) put(value); };
    engine().committees().then(show(setCommittees), () => undefined);
    if (unlocked) engine().follows().then(show(setFollows), () => undefined);
    return () => { stale = true; };
  }, [touched, unlocked, opening]);
  const own = unlocked && session.spaceName !== '' ? session.spaceName : m.own;
  return useMemo(() => {
    const known = new Map<string, Mark>([...(committees ?? []), ...follows.map((one) => ({ ...one, link: '' }))].map(({ id, name, hue, shape, link }) => [id, { key: id, name, hue, shape, link }]));
    const ours: Mark = { key: OWN, name: own, hue: 'red', shape: 'bar', link: '' };
    const unknown = (key: string): Mark => ({ key, name: m.unknownCommittee, hue: 'grey', shape: 'ring', link: '' });
    return { committees, follows, of: ({ committee, follow }) => { const key = follow ?? committee; return key === null ? ours : (known.get(key) ?? unknown(key)); } };
  }, [committees, follows, own, m]);
}
