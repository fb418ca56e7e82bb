import type { EventDetail } from '#app/calendarApi.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Command } from '#domain/command.ts';
import type { ChangedAlone, OccurrenceChange } from '#domain/event.ts';
import type { calendar } from '#messages/de/later/calendar.ts';

/** A command and what is said once it is done. */
export type Saying = readonly [command: Command, said: string];
export type Say = (saying: Saying) => void;
type Words = typeof calendar;

/** Calls off one occurrence of a series, or says that it takes place after all; what else was said of it stays. */
export function cancelOne(m: Words, { event, alone }: EventDetail, at: LocalDate, off: boolean): Saying {
  const known = alone.find((one) => one.at === at);
  const before: ChangedAlone = known && typeof known.change === 'object' && known.change !== null ? known.change : { time: null, title: null, place: null, standing: 'planned' };
  const change: ChangedAlone = { ...before, standing: off ? 'cancelled' : 'planned' };
  const to: OccurrenceChange = !off && change.time === null && change.title === null && change.place === null ? 'regular' : change;
  return [{ do: 'changeOccurrence', id: event.id, open: event.open, at, to, seen: known?.heads ?? [] }, off ? m.done.cancelled : m.done.uncancelled];
}

/** Takes one occurrence out of its series. */
export function dropOne(m: Words, { event, alone }: EventDetail, at: LocalDate): Saying {
  return [{ do: 'changeOccurrence', id: event.id, open: event.open, at, to: null, seen: alone.find((one) => one.at === at)?.heads ?? [] }, m.done.dropped];
}

/** Brings back what was removed, or one occurrence that was taken out, as the series says it. */
export function restore(m: Words, { event, alone }: EventDetail, at: LocalDate): Saying {
  if (event.removed !== null) return [{ do: 'keepEvent', id: event.id, open: event.open }, m.done.restored];
  return [{ do: 'changeOccurrence', id: event.id, open: event.open, at, to: 'regular', seen: alone.find((one) => one.at === at)?.heads ?? [] }, m.done.restored];
}

/** Calls off the event, of a series all of it, or says that it takes place after all. */
export function cancelAll(m: Words, { event, heads }: EventDetail, off: boolean): Saying {
  return [{ do: 'editEvent', id: event.id, open: event.open, edits: [{ field: 'standing', value: off ? 'cancelled' : 'planned', seen: heads.standing }] }, off ? m.done.cancelled : m.done.uncancelled];
}
