import type { EventId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import { changes, partsIn, type Wanted } from './change.ts';
import { eventDefaults, occurrenceField, type CalendarEvent, type EventFields, type OccurrenceField } from './event.ts';
import { placeOf, removals } from './eventRules.ts';
import type { Actor, Known } from './known.ts';
import type { Decided, Part } from './refusal.ts';
import type { Plain, Write } from './write.ts';

type Of<Name extends CalendarCommand['do']> = Extract<CalendarCommand, { do: Name }>;

/** From the team onto the board: borne there under its id, then removed inside. Done again after a stop, it does what is missing; opened twice apart, it is there once. */
export function publishEvent({ id }: Of<'publishEvent'>, known: Known, by: Actor): Decided {
  return move(id, true, known, by);
}

/** Back from the board into the team; whoever has read it has read it. */
export function hideEvent({ id }: Of<'hideEvent'>, known: Known, by: Actor): Decided {
  return move(id, false, known, by);
}

function move(id: EventId, toOpen: boolean, known: Known, by: Actor): Decided {
  const [from, there] = [known.event(id, !toOpen), known.event(id, toOpen)];
  const isThere = there !== undefined && there.standing !== 'removed';
  // Stopped between the two, it stands in both: then only the removal is missing.
  if (!from || from.standing === 'removed') return isThere ? accept({ parts: [], undo: null }) : refuse('event-unknown', id);
  const arrives: Part = { circle: placeOf(toOpen).circle, writes: isThere ? [] : arrivals(from, there, toOpen, known, by) };
  const leaves: Part = { circle: placeOf(!toOpen).circle, writes: removals(placeOf(!toOpen).kind, id, known, by.random, { moved: true }) };
  return accept({ parts: [arrives, leaves].flatMap(({ circle, writes }) => partsIn(circle, writes)), undo: { do: toOpen ? 'hideEvent' : 'publishEvent', id } });
}

/** A birth, or where it was before what is different by now. */
function arrivals(from: CalendarEvent, there: CalendarEvent | undefined, open: boolean, known: Known, by: Actor): readonly Write[] {
  const { kind } = placeOf(open);
  const said = Object.entries(saidOf(from, there));
  const wanted = (field: string, value: Plain): Wanted => ({ field, value, seen: known.heads(kind, from.id, field) });
  if (there) return changes(kind, from.id, said.map(([field, value]) => wanted(field, value)), known, by.random);
  const born = Object.fromEntries(said.filter(([field, value]) => JSON.stringify(value) !== JSON.stringify((eventDefaults as { readonly [field: string]: Plain })[field])));
  return [{ make: 'birth', kind, id: from.id, born }];
}

/** Everything that stands of an event by its fields; single occurrences that were changed there, and are not in it, are as the series says. */
function saidOf(event: CalendarEvent, there: CalendarEvent | undefined): { readonly [field: string]: Plain } {
  const { committee, title, place, online, text, time, repeats, standing, origin } = event;
  const fields: { readonly [F in keyof EventFields]: EventFields[F] } = { committee, title, place, online, text, time, repeats, standing, origin };
  const regular = (there?.changes ?? []).map(([at]) => [occurrenceField(at), 'regular'] as const);
  const alone = event.changes.map(([at, change]): readonly [OccurrenceField, Plain] => [occurrenceField(at), change]);
  return { ...fields, ...Object.fromEntries<Plain>([...regular, ...alone]) };
}
