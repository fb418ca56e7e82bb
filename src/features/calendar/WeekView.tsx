import { useRef, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import { byDay } from '#domain/byDay.ts';
import { addDays } from '#domain/calendar.ts';
import { weekdayIndex, weekOf } from '#domain/monthGrid.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Hidden } from '#ui/Hidden.tsx';
import { dayWords } from './dayWords.ts';
import type { ViewProps } from './MonthView.tsx';
import { useDayKeys } from './useDayKeys.ts';
import { useSwipe } from './useSwipe.ts';
import { WeekEvent } from './WeekEvent.tsx';
import { weekGroups, type WeekGroup } from './weekGroups.ts';
import css from './Week.module.css';

/** Seven days below each other, each with its events by time; what is at the same time stands side by side and says so. */
export function WeekView({ day, today, events, of, onDay }: ViewProps): ReactNode {
  const m = useTexts(calendar);
  const week = weekOf(day);
  const days = byDay(events, week[0] ?? day, week.at(-1) ?? day);
  const root = useRef<HTMLDivElement>(null);
  const onKey = useDayKeys(root, day, onDay, true);
  useSwipe(root, (by) => onDay(addDays(day, by * week.length)));
  return (
    <div ref={root} className={css.week}>
      {week.map((one) => (
        <section key={one} className={css.day} data-picked={one === day || undefined} aria-labelledby={`tag-${one}`}>
          <h2 id={`tag-${one}`}>
            <button type="button" className={css.head} data-day={one} tabIndex={one === day ? 0 : -1} aria-current={one === today ? 'date' : undefined} onClick={() => onDay(one)} onKeyDown={onKey}>
              <strong>{m.weekdays[weekdayIndex(one)]}</strong>
              <span>{dayWords(m, one)}</span>
              {one === today ? <span className={css.today}>{m.isToday}</span> : null}
            </button>
          </h2>
          <DayEvents events={days.get(one) ?? []} of={of} />
        </section>
      ))}
    </div>
  );
}

function DayEvents({ events, of }: { readonly events: readonly Occurrence[] } & Pick<ViewProps, 'of'>): ReactNode {
  const m = useTexts(calendar);
  if (events.length === 0) return <p className={css.none}><span aria-hidden="true">–</span><Hidden>{m.nothingOn}</Hidden></p>;
  return <div className={css.events}>{weekGroups(events).map((group) => <Group key={group.events[0]?.event.event + (group.events[0]?.event.at ?? '')} group={group} of={of} />)}</div>;
}

function Group({ group, of }: { readonly group: WeekGroup } & Pick<ViewProps, 'of'>): ReactNode {
  const m = useTexts(calendar);
  const cards = group.events.map(({ event, column }) => <WeekEvent key={`${event.event} ${event.at}`} event={event} of={of} column={column} />);
  if (group.columns === 1) return cards;
  return (
    <div className={css.group} role="group" aria-label={m.sameTime}>
      <p className={css.same}>{m.sameTime}</p>
      <div className={css.columns} style={{ gridTemplateColumns: `repeat(${group.columns}, minmax(0, 1fr))` }}>{cards}</div>
    </div>
  );
}
