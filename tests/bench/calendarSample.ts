import { newId, type ContactId, type EventId, type MemberId, type Random } from '#base/ids.ts';
import type { LocalTime } from '#base/localTime.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import type { NewEvent } from '#domain/event.ts';
import { seededNumbers } from '../support/random.ts';

const EVENTS = 3_000;
const SERIES = 60;
const YEARS = 5;

const rules = ['FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2', 'FREQ=MONTHLY;BYDAY=2TU', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYMONTHDAY=15', 'FREQ=YEARLY'] as const;

/** Events of five years around today, one in fifty a series that goes on for ever: of these two years have passed, the rest is to come. Internal ones, which are read like open ones. */
export function calendarSample(_: readonly ContactId[], __: MemberId, random: Random): readonly Command[] {
  const chance = seededNumbers(9);
  const first = addDays(new Date().toISOString().slice(0, 10) as never, -2 * 365);
  return Array.from({ length: EVENTS }, (_event, turn): Command => {
    const day = addDays(first, Math.floor(chance() * YEARS * 365));
    const hour = 8 + Math.floor(chance() * 12);
    const clock = (at: number): LocalTime => `${day}T${String(at).padStart(2, '0')}:00` as LocalTime;
    const whole = turn % 10 === 9;
    const event: NewEvent = {
      title: `Sitzung ${turn}`,
      place: 'Rathaus',
      time: whole ? { allDay: true, begin: day, end: addDays(day, turn % 3) } : { allDay: false, zone: 'Europe/Berlin', begin: clock(hour), end: clock(hour + 2) },
      ...(turn < SERIES ? { repeats: rules[turn % rules.length] ?? null } : {}),
    };
    return { do: 'createEvent', id: newId<EventId>(random), open: false, event };
  });
}
