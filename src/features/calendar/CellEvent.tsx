import type { ReactNode } from 'react';
import type { Occurrence } from '#app/calendarApi.ts';
import { classes } from '#ui/classes.ts';
import { follow } from '#ui/Rows.tsx';
import { eventHref } from './eventHref.ts';
import { MarkSign } from './MarkSign.tsx';
import type { Marks } from './useMarks.ts';
import css from './Month.module.css';

/** A title in a day of the month, for a pointer; keys reach it in the day's list. */
export function CellEvent({ event, of }: { readonly event: Occurrence; readonly of: Marks['of'] }): ReactNode {
  const { hue, shape } = of(event);
  return (
    <a href={eventHref(event)} tabIndex={-1} className={classes(css.event, event.cancelled && css.cancelled)} title={event.title} onClick={follow}>
      <MarkSign hue={hue} shape={shape} />
      <span className={css.eventTitle}>{event.beginClock ? `${event.beginClock} ` : ''}{event.title}</span>
    </a>
  );
}
