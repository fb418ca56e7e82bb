import { useEffect, useEffectEvent, useMemo, useRef, type ReactNode } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { byDay } from '#domain/byDay.ts';
import { addMonths } from '#domain/calendar.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList } from '#ui/Rows.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { fullDayWords } from './dayWords.ts';
import { EventRow } from './EventRow.tsx';
import type { ViewProps } from './MonthView.tsx';
import { sameTime } from './sameTime.ts';
import css from './Calendar.module.css';

type ListViewProps = ViewProps & { /** The last day asked for. */ readonly to: LocalDate; readonly ready: boolean; readonly onMore: () => void };

/** By day from the picked one on; what comes later is fetched when one scrolls there, or asks for it. */
export function ListView({ day, today, events, of, to, ready, onDay, onMore }: ListViewProps): ReactNode {
  const m = useTexts(calendar);
  const days = useMemo(() => [...byDay(events, day, to)].toSorted(([a], [b]) => (a < b ? -1 : 1)), [events, day, to]);
  const end = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(() => { if (ready) onMore(); });
  useEffect(() => {
    const mark = end.current;
    if (!mark) return undefined;
    const watch = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting) && days.length > 0) more(); }, { rootMargin: '400px' });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [days.length]);
  return (
    <div className={css.list}>
      <Button kind="plain" onClick={() => onDay(addMonths(day, -1))}>{m.list.earlier}</Button>
      {days.map(([one, here]) => <ListDay key={one} title={fullDayWords(m, one, today)} events={here} of={of} />)}
      {days.length > 0 ? null : ready ? <EmptyState title={m.list.emptyTitle}>{m.list.upTo(fullDayWords(m, to, today))}</EmptyState> : <Skeleton rows={4} />}
      <div ref={end}><Button kind="plain" onClick={onMore}>{m.list.later}</Button></div>
    </div>
  );
}

function ListDay({ title, events, of }: { readonly title: string } & Pick<ViewProps, 'events' | 'of'>): ReactNode {
  const clashes = sameTime(events);
  return (
    <section aria-label={title}>
      <h2 className={css.listDay}>{title}</h2>
      <CardList label={title}>{events.map((event, index) => <EventRow key={`${event.event} ${event.at}`} event={event} of={of} with={clashes[index]} />)}</CardList>
    </section>
  );
}
