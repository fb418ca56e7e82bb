import type { Occurrence } from '#app/calendarApi.ts';
import type { calendar } from '#messages/de/later/calendar.ts';
import { dayWords } from './dayWords.ts';

type When = Pick<Occurrence, 'allDay' | 'firstDay' | 'lastDay' | 'beginClock' | 'endClock'>;

/** When it is on its day: "18:00–20:00 Uhr", "Ganztägig", and of several days from which to which. */
export function timeWords(m: typeof calendar, { allDay, firstDay, lastDay, beginClock, endClock }: When): string {
  const days = firstDay === lastDay ? '' : m.days(dayWords(m, firstDay), dayWords(m, lastDay));
  if (allDay) return days || m.allDay;
  const clocks = beginClock === endClock ? m.clock(beginClock) : m.clocks(beginClock, endClock);
  return [days, clocks].filter(Boolean).join(', ');
}
