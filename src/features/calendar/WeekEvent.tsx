import type { ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { classes } from '#ui/classes.ts';
import { follow } from '#ui/Rows.tsx';
import { eventHref } from './eventHref.ts';
import { MarkSign } from './MarkSign.tsx';
import { timeWords } from './timeWords.ts';
import type { Marks } from './useMarks.ts';
import css from './Week.module.css';

/** One event in a week: a card that is one target. */
export function WeekEvent({ event, of, column }: { readonly event: Occurrence; readonly of: Marks['of']; /** Of those at the same time. */ readonly column: number }): ReactNode {
  const m = useTexts(calendar);
  const { hue, shape, name } = of(event);
  const said = [event.cancelled ? m.cancelled : '', event.contested ? m.contested : '', event.open || event.follow ? '' : m.internal].filter(Boolean);
  return (
    <a className={css.event} href={eventHref(event)} onClick={follow} style={{ gridColumn: column + 1 }}>
      <span className={css.when}><MarkSign hue={hue} shape={shape} large />{timeWords(m, event)}</span>
      <strong className={classes(event.cancelled && css.cancelled)}>{event.title}</strong>
      <span className={css.soft}>{[name, event.place, ...said].filter(Boolean).join(' · ')}</span>
    </a>
  );
}
