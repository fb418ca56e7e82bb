import ICAL from 'ical.js';
import type { LocalDate } from '#base/localDate.ts';
import { addDays } from '#domain/calendar.ts';
import type { CalendarEvent } from '#domain/event.ts';
import { placed } from '#domain/placing.ts';
import { occurrencesIn } from '#domain/recurrence.ts';

/** When what takes place, as "title from to": of whole days the days, else the instants. */
export type Shown = readonly string[];
type Told = Pick<CalendarEvent, 'title' | 'time' | 'repeats' | 'changes'> & { readonly cancelled: boolean };

/** What another program shows of a calendar's text between two days, by its own reading of rules, exceptions and the zones the text defines. */
export function shownElsewhere(text: string, from: LocalDate, to: LocalDate): Shown {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const blocks = calendar.getAllSubcomponents('vevent');
  const shown: string[] = [];
  for (const block of blocks.filter((one) => !one.hasProperty('recurrence-id'))) {
    const uid = block.getFirstPropertyValue('uid');
    const exceptions = blocks.filter((one) => one.hasProperty('recurrence-id') && one.getFirstPropertyValue('uid') === uid);
    const event = new ICAL.Event(block, { exceptions, strictExceptions: true });
    if (!event.isRecurring()) shown.push(told(event, event.startDate, event.endDate));
    const days = event.isRecurring() ? event.iterator() : null;
    for (let next = days?.next(); next && next.toString().slice(0, 10) <= to; next = days?.next()) {
      const { item, startDate, endDate } = event.getOccurrenceDetails(next);
      shown.push(told(item, startDate, endDate));
    }
  }
  return within(shown, from, to);
}

function told(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time): string {
  const at = (time: ICAL.Time): string => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
  const cancelled = event.component.getFirstPropertyValue('status') === 'CANCELLED' ? ' (cancelled)' : '';
  return `${at(start)} ${at(end)} ${event.summary}${cancelled}`;
}

/** What this app shows of the same. */
export function shownHere(events: readonly Told[], from: LocalDate, to: LocalDate): Shown {
  const shown = events.flatMap((event) => occurrencesIn(event, from, to).map(({ time, alone }) => {
    const { begins, ends } = placed(time);
    const when = time.allDay ? `${time.begin} ${addDays(time.end, 1)}` : `${new Date(begins).toISOString()} ${new Date(ends).toISOString()}`;
    return `${when} ${alone?.title ?? event.title}${event.cancelled || alone?.standing === 'cancelled' ? ' (cancelled)' : ''}`;
  }));
  return within(shown, from, to);
}

/** By their beginning; a day at either end is for those whose clock is another. */
function within(shown: readonly string[], from: LocalDate, to: LocalDate): Shown {
  return shown.filter((one) => one.slice(0, 10) > from && one.slice(0, 10) < to).toSorted();
}
