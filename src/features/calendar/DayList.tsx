import { Plus } from 'lucide-react';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { CardList } from '#ui/Rows.tsx';
import { dayWords, fullDayWords } from './dayWords.ts';
import { EventRow } from './EventRow.tsx';
import { sameTime } from './sameTime.ts';
import type { Marks } from './useMarks.ts';
import css from './Calendar.module.css';

type DayListProps = {
  readonly day: LocalDate;
  readonly today: LocalDate;
  readonly events: readonly Occurrence[];
  readonly of: Marks['of'];
  /** Whether events can be made: not while locked. */
  readonly writes: boolean;
  /** It is what one asked for: it takes the focus, and says so. */
  readonly opened: boolean;
  readonly onOpened: () => void;
};

/** The picked day's events, below the month. */
export const DayList = memo(function DayList({ day, today, events, of, writes, opened, onOpened }: DayListProps): ReactNode {
  const m = useTexts(calendar);
  const title = fullDayWords(m, day, today);
  const clashes = sameTime(events);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!opened) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'nearest' });
    onOpened();
  }, [opened, onOpened]);
  return (
    <section className={css.dayList} aria-labelledby="tag">
      <div className={css.dayHead}>
        <h2 ref={head} id="tag" tabIndex={-1}>{title}</h2>
        {writes ? <LinkButton kind="primary" icon={<Plus aria-hidden="true" />} href={`/termine/neu?tag=${day}`} label={m.createOn(dayWords(m, day))}>{m.create}</LinkButton> : null}
      </div>
      {events.length === 0 ? <p className={css.soft}>{m.nothingOn}</p> : (
        <CardList label={title}>
          {events.map((event, index) => <EventRow key={`${event.event} ${event.at}`} event={event} of={of} with={clashes[index]} />)}
        </CardList>
      )}
    </section>
  );
});
