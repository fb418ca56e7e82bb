import { memo, type KeyboardEvent, type ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { calendar } from '#messages/de/later/calendar.ts';
import { CellEvent } from './CellEvent.tsx';
import { fullDayWords } from './dayWords.ts';
import { markClass } from './MarkSign.tsx';
import { sameOccurrences } from './sameOccurrences.ts';
import type { Marks } from './useMarks.ts';
import css from './Month.module.css';

type DayCellProps = {
  readonly m: typeof calendar;
  readonly day: LocalDate;
  readonly today: LocalDate;
  /** It belongs to the month beside. */
  readonly outside: boolean;
  readonly picked: boolean;
  readonly events: readonly Occurrence[];
  readonly of: Marks['of'];
  readonly wide: boolean;
  readonly onDay: (day: LocalDate) => void;
  readonly onOpen: (day: LocalDate) => void;
  readonly onKey: (event: KeyboardEvent) => void;
};

/** Shown in a cell; what is more is told as a number. */
const MOST = { marks: 4, titles: 3 } as const;

/**
 * A day of the month, in few elements, drawn again only where something of it changed. Everything comes as a property: another month renders 42 of these.
 * The first press picks it, the next leads to its list.
 */
export const DayCell = memo(function DayCell({ m, day, today, outside, picked, events, of, wide, onDay, onOpen, onKey }: DayCellProps): ReactNode {
  const most = wide ? MOST.titles : MOST.marks;
  const shown = events.slice(0, events.length > most ? most - 1 : most);
  const more = events.length - shown.length;
  const press = () => {
    if (picked) onOpen(day);
    else onDay(day);
  };
  const type = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return onKey(event);
    event.preventDefault();
    onDay(day);
    onOpen(day);
  };
  return (
    <div role="gridcell" className={css.cell} data-outside={outside || undefined} aria-selected={picked}>
      <button
        type="button"
        className={css.day}
        data-day={day}
        tabIndex={picked ? 0 : -1}
        aria-label={m.dayAndCount(fullDayWords(m, day, today), events.length)}
        aria-current={day === today ? 'date' : undefined}
        onClick={press}
        onKeyDown={type}
      >
        <span className={css.number}>{Number(day.slice(8))}</span>
        {wide || events.length === 0 ? null : cellMarks(m, shown, more, of)}
      </button>
      {wide ? shown.map((one, place) => <CellEvent key={place} event={one} of={of} />) : null}
      {wide && more > 0 ? <span className={css.more} aria-hidden="true">{m.moreEvents(more)}</span> : null}
    </div>
  );
}, isSame);

function isSame(before: DayCellProps, after: DayCellProps): boolean {
  return (Object.keys(after) as (keyof DayCellProps)[]).every((name) => (name === 'events' ? sameOccurrences(before.events, after.events) : before[name] === after[name]));
}

function cellMarks(m: typeof calendar, shown: readonly Occurrence[], more: number, of: Marks['of']): ReactNode {
  return (
    <span className={css.marks}>
      {shown.map((one, place) => {
        const { hue, shape } = of(one);
        return <span key={place} className={markClass(hue, shape)} />;
      })}
      {more > 0 ? <span className={css.more}>{m.moreEvents(more)}</span> : null}
    </span>
  );
}
