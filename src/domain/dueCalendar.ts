import ICAL from 'ical.js';
import type { LocalDate } from '#base/localDate.ts';

/** One day in somebody's calendar. `key` names it for ever; `href` is where it leads in the app. */
export type DueEvent = { readonly key: string; readonly due: LocalDate; readonly title: string; readonly href: string };

/** RFC 5545, 3.1: at most 75 octets a line. The library folds at so many and then puts the space of a folded line in front. */
const OCTETS = 75;

/**
 * A calendar of whole days (RFC 5545), CRLF at every line's end. Written again later, the same keys are the same events with a higher sequence, so that a
 * second import moves them; what is done meanwhile stays where it was imported. Throws for a day that is none.
 */
export function dueCalendar(events: readonly DueEvent[], { name, origin, at }: { readonly name: string; readonly origin: string; /** Milliseconds since 1970. */ readonly at: number }): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Anlauf//Heute//DE');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('x-wr-calname', name);
  for (const event of events) calendar.addSubcomponent(dayOf(event, origin, at));
  ICAL.foldLength = OCTETS - 1;
  return `${calendar.toString()}\r\n`;
}

function dayOf({ key, due, title, href }: DueEvent, origin: string, at: number): ICAL.Component {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${key}@anlauf`);
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(at), true));
  // Seconds only ever grow, and stay below what a signed integer holds until 2038; calendars take the higher one.
  event.addPropertyWithValue('sequence', Math.floor(at / 1000));
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(due));
  event.addPropertyWithValue('summary', title);
  event.addPropertyWithValue('url', `${origin}${href}`);
  // Something to do takes no time out of the day.
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  return event;
}
