import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { Occurrence } from '#app/calendarApi.ts';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import { whenIdle } from '#app/whenIdle.ts';
import type { LocalDate } from '#base/localDate.ts';
import { around, type Days } from './range.ts';

type Held = Days & { readonly all: readonly Occurrence[]; /** Which state of the calendar it is of. */ readonly stamp: number };

const AHEAD_MONTHS = 4;

/** What each place of the calendar last asked for, with a month or more before and after it: the next month stands as soon as it is turned to. */
const useHeld = create<Readonly<Partial<Record<Place, Held>>>>(() => ({}));
type Place = 'view' | 'next-week' | 'upcoming' | 'paper' | 'event' | 'series';

useLive.subscribe((live, before) => {
  if (live.session.at !== before.session.at) useHeld.setState({}, true);
});

export type Occurrences = {
  readonly all: readonly Occurrence[];
  /** Whether these days were asked for already; until then only some may be there. */
  readonly ready: boolean;
  /** These and what was asked for around them; null: nothing yet. */
  readonly held: (Days & Pick<Held, 'all'>) | null;
};

/** What touches these days, both included; asked for again whenever the calendar changed, with what was there left standing meanwhile. */
export function useOccurrences(place: Place, from: LocalDate, to: LocalDate): Occurrences {
  const held = useHeld((state) => state[place]);
  const stamp = useLive((live) => live.calendarTouched);
  const opening = useLive((live) => live.status.opening);
  const session = useLive((live) => live.session.at);
  useEffect(() => {
    const known = useHeld.getState()[place];
    const holds = (days: Days) => known !== undefined && known.stamp === stamp && !opening && known.from <= days.from && known.to >= days.to;
    const near = around(from, to, 1);
    if (holds(near)) return undefined;
    let stale = false;
    const ask = (days: Days) => void engine().occurrences(days.from, days.to).then((all) => {
      if (!stale) useHeld.setState({ [place]: { ...days, all, stamp } });
    }, () => undefined);
    // Where only what lies ahead is missing, its answer must not come between the press and what was asked for; and far enough, it is seldom missing.
    const leaveOff = holds({ from, to }) ? whenIdle(() => ask(around(from, to, AHEAD_MONTHS))) : ask(near);
    return () => {
      stale = true;
      leaveOff?.();
    };
  }, [place, from, to, stamp, opening, session]);
  return useMemo(() => {
    const all = held?.all.filter((one) => one.firstDay <= to && one.lastDay >= from) ?? [];
    return { all, ready: held !== undefined && held.from <= from && held.to >= to, held: held ?? null };
  }, [held, from, to]);
}
