import { refuse } from '#base/result.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import type { Actor, Known } from './known.ts';
import type { Decided } from './refusal.ts';

/** Accepts or refuses what is to be done to the calendar. */
export function decideCalendar(command: CalendarCommand, _known: Known, _by: Actor): Decided {
  return refuse('value-unknown', command.do);
}
