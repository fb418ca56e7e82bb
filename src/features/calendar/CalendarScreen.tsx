import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { CalendarDays } from 'lucide-react';
import { useSearch } from 'wouter';
import type { Occurrence } from '#app/calendarApi.ts';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { useWide } from '#ui/useWide.ts';
import { CalendarTools } from './CalendarTools.tsx';
import { hideCalendars, useHidden } from './hiddenCalendars.ts';
import { ListView } from './ListView.tsx';
import { MonthView } from './MonthView.tsx';
import { MoreAbout } from './MoreAbout.tsx';
import { NextWeekCard } from './NextWeekCard.tsx';
import { rangeOf } from './range.ts';
import { unlockingHref } from './unlockingHref.ts';
import { useMarks, type Marks } from './useMarks.ts';
import { useOccurrences } from './useOccurrences.ts';
import { useShown } from './useShown.ts';
import { WeekView } from './WeekView.tsx';
import css from './Calendar.module.css';

const none: readonly Occurrence[] = [];

function useUnhidden(all: readonly Occurrence[], hidden: ReadonlySet<string>, marks: Marks): readonly Occurrence[] {
  return useMemo(() => (hidden.size === 0 ? all : all.filter((one) => !hidden.has(marks.of(one).key))), [all, hidden, marks]);
}

/** `/termine`: the calendar of all boards. Locked, it shows what lies open and changes nothing. */
export function CalendarScreen(): ReactNode {
  const m = useTexts(calendar);
  const unlocked = useLive((live) => live.session.at === 'unlocked');
  const search = useSearch();
  const wide = useWide();
  const [shown, show] = useShown();
  const [months, setMonths] = useState(1);
  const day = today();
  const marks = useMarks();
  const { from, to } = rangeOf(shown, months);
  const { all, ready, held } = useOccurrences('view', from, to);
  const hidden = useHidden((state) => state.hidden);
  const events = useUnhidden(all, hidden, marks);
  const around = useUnhidden(held?.all ?? none, hidden, marks);
  const pick = useCallback((picked: LocalDate) => show({ day: picked }), [show]);
  const showWeek = useCallback((week: LocalDate) => show({ view: 'week', day: week }), [show]);
  const view = { day: shown.day, today: day, events, ready, of: marks.of, wide, writes: unlocked, onDay: pick };
  return (
    <Page title={m.title} back={unlocked ? undefined : '/'} wide>
      {unlocked ? null : <Banner action={<LinkButton href={unlockingHref('/termine', search)}>{m.locked.unlock}</LinkButton>}>{m.locked.note}</Banner>}
      <NextWeekCard today={day} hidden={hidden} marks={marks} onShow={showWeek} />
      <CalendarTools shown={shown} today={day} marks={marks} hidden={hidden} onShow={(next) => { setMonths(1); show(next); }} />
      {hidden.size > 0 ? <Banner slim tone="here" action={<button type="button" className={css.link} onClick={() => hideCalendars(new Set())}>{m.filter.reset}</button>}>{m.filter.hidden(hidden.size)}</Banner> : null}
      {shown.view === 'month' ? <MonthView {...view} around={around} from={held?.from ?? from} to={held?.to ?? from} /> : shown.view === 'week' ? <WeekView {...view} /> : <ListView {...view} to={to} onMore={() => setMonths(months + 2)} />}
      {ready && all.length === 0 && marks.committees?.length === 0 ? <div className={css.gap}><EmptyState icon={<CalendarDays aria-hidden="true" />} title={m.emptyTitle}>{unlocked ? m.empty : m.emptyLocked}</EmptyState></div> : null}
      <MoreAbout locked={!unlocked} />
    </Page>
  );
}
