import type { LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime } from '#base/localTime.ts';
import { HOME_ZONE, type EventTime } from '#domain/eventTime.ts';
import type { calendar } from '#messages/de/later/calendar.ts';
import { fullDayWords } from './dayWords.ts';

/** When an event is, as it was said: "Mittwoch, 25. November, 18:00–20:00 Uhr", with the zone where it is not the association's. */
export function eventTimeWords(m: typeof calendar, time: EventTime, today: LocalDate): string {
  const [first, last] = time.allDay ? [time.begin, time.end] : [dayOfTime(time.begin), dayOfTime(time.end)];
  const days = first === last ? fullDayWords(m, first, today) : m.days(fullDayWords(m, first, today), fullDayWords(m, last, today));
  if (time.allDay) return [days, m.allDay].join(', ');
  const [begin, end] = [clockOfTime(time.begin), clockOfTime(time.end)];
  const clocks = time.begin === time.end ? m.clock(begin) : m.clocks(begin, end);
  return [days, time.zone === HOME_ZONE ? clocks : `${clocks} (${time.zone})`].join(', ');
}
