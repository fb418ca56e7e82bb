import { BOARD, newEditId, TEAM, type CircleId, type EditId, type EventId, type Random } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import { checkEventField, checkOccurrence, checkTime } from './calendarFields.ts';
import { acceptChanges, changes, partsIn, samePlain, type Change, type Wanted } from './change.ts';
import { eventDefaults, occurrenceField, type CalendarEvent, type EventFields, type NewEvent } from './event.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import { BORN, type Plain, type Write } from './write.ts';

type Of<Name extends CalendarCommand['do']> = Extract<CalendarCommand, { do: Name }>;
export type EventKind = 'event' | 'internalEvent';

/** Where an event lies: what is open and what is internal are two kinds, so neither is ever written where the other belongs. */
export function placeOf(open: boolean): { readonly kind: EventKind; readonly circle: CircleId } {
  return open ? { kind: 'event', circle: BOARD } : { kind: 'internalEvent', circle: TEAM };
}

/** The event a command is about: the open one, where nothing is said and it is not removed. */
export function findEvent({ id, open }: { readonly id: EventId; readonly open?: boolean }, known: Known): Checked<CalendarEvent> {
  const [onBoard, inside] = [known.event(id, true), known.event(id, false)];
  const found = open === undefined ? [onBoard, inside].find((one) => one !== undefined && one.standing !== 'removed') ?? onBoard ?? inside : open ? onBoard : inside;
  return found ? accept(found) : refuse('event-unknown', id);
}

export function createEvent({ id, open, event }: Of<'createEvent'>, known: Known): Decided {
  if (known.event(id, open)) return refuse('already-exists', id);
  const { circle } = placeOf(open);
  const birth = eventBirth({ id, open, event }, known);
  return birth.ok ? accept({ parts: partsIn(circle, [birth.value]), undo: { do: 'removeEvent', id, open } }) : birth;
}

/** `more`: what only an import says. */
export function eventBirth({ id, open, event }: Pick<Of<'createEvent'>, 'id' | 'open' | 'event'>, known: Known, more: Partial<EventFields> = {}): Checked<Extract<Write, { make: 'birth' }>> {
  const time = checkTime(event.time);
  if (!time.ok) return time;
  const born: { [field: string]: Plain } = {};
  for (const [field, value] of Object.entries({ ...event, ...more } satisfies NewEvent)) {
    if (value === undefined) continue;
    const checked = checkEventField(field, value, known, time.value);
    if (!checked.ok) return checked;
    if (!samePlain(checked.value, (eventDefaults as { readonly [field: string]: Plain })[field])) born[field] = checked.value;
  }
  return born['title'] === undefined ? refuse('name-missing') : accept({ make: 'birth', kind: placeOf(open).kind, id, born });
}

export function editEvent(command: Of<'editEvent'>, known: Known, by: Actor): Decided {
  const found = findEvent(command, known);
  if (!found.ok) return found;
  const { kind, circle } = placeOf(found.value.open);
  const wanted = wantedOf(command.edits, found.value, known);
  return wanted.ok ? acceptChanges(changes(kind, command.id, wanted.value, known, by.random), known, circle) : wanted;
}

type Edits = readonly { readonly field: string; readonly value: unknown; readonly seen: readonly EditId[] }[];

function wantedOf(edits: Edits, event: CalendarEvent, known: Known): Checked<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  const typed = edits.find(({ field }) => field === 'time');
  const time = typed ? checkTime(typed.value) : accept(event.time);
  if (!time.ok) return time;
  for (const { field, value, seen } of edits) {
    const checked = field === 'origin' ? refuse('value-unknown', field) : checkEventField(field, value, known, time.value);
    if (!checked.ok) return checked;
    wanted.push({ field, value: checked.value, seen });
  }
  return accept(wanted);
}

/** One field for each occurrence: two who change different ones apart have nothing to settle. */
export function changeOccurrence(command: Of<'changeOccurrence'>, known: Known, by: Actor): Decided {
  const found = findEvent(command, known);
  if (!found.ok) return found;
  if (parseLocalDate(command.at) === null) return refuse('date-unreadable', command.at);
  if (found.value.repeats === null && !found.value.changes.some(([at]) => at === command.at)) return refuse('no-series');
  const checked = checkOccurrence(command.to);
  if (!checked.ok) return checked;
  const { kind, circle } = placeOf(found.value.open);
  // Nobody had said anything of it yet: then it is as the birth has it.
  const seen = command.seen.length > 0 ? command.seen : [BORN];
  return acceptChanges(changes(kind, command.id, [{ field: occurrenceField(command.at), value: checked.value, seen }], known, by.random), known, circle);
}

/** A removal says what its author knew of the event, so that whatever was said apart comes back as something to settle. */
export function removeEvent(command: Of<'removeEvent'>, known: Known, by: Actor): Decided {
  const found = findEvent(command, known);
  if (!found.ok) return found;
  const { kind, circle } = placeOf(found.value.open);
  const writes = removals(kind, command.id, known, by.random);
  return found.value.standing === 'removed' ? accept({ parts: partsIn(circle, writes), undo: null }) : acceptChanges(writes, known, circle);
}

/** Nothing where it is removed already and nothing was said since. */
export function removals(kind: EventKind, id: EventId, known: Known, random: Random, how: { readonly undone?: true; readonly moved?: true } = {}): readonly Change[] {
  const replaces = known.heads(kind, id, 'standing');
  const removed = known.event(id, kind === 'event')?.removed;
  if (removed?.apart.length === 0 && replaces.length === 1) return [];
  return [{ make: 'change', kind, id, edit: newEditId(random), field: 'standing', value: { removed: known.seenOf(kind, id), ...how }, replaces }];
}

export function keepEvent(command: Of<'keepEvent'>, known: Known, by: Actor): Decided {
  const found = findEvent(command, known);
  if (!found.ok) return found;
  const { open, id } = found.value;
  const { kind, circle } = placeOf(open);
  const writes = changes(kind, id, [{ field: 'standing', value: 'planned', seen: known.heads(kind, id, 'standing') }], known, by.random);
  return accept({ parts: partsIn(circle, writes), undo: writes.length > 0 ? { do: 'removeEvent', id, open } : null });
}
