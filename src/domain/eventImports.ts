import { accept, refuse } from '#base/result.ts';
import type { CalendarCommand } from './calendarCommands.ts';
import { checkEventField, checkOccurrence } from './calendarFields.ts';
import { changes, partsIn, type Change, type Wanted } from './change.ts';
import { eventDefaults, occurrenceField, type CalendarEvent, type ImportedEvent } from './event.ts';
import { eventBirth, placeOf, removals } from './eventRules.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import { restore } from './restore.ts';
import { limits } from './text.ts';
import type { Plain, RestoredValue, Write } from './write.ts';

type Of<Name extends CalendarCommand['do']> = Extract<CalendarCommand, { do: Name }>;

/** One batch, one entry: what is new is born, of what is here what differs is changed, and what somebody removed here stays removed. */
export function importEvents({ open, events }: Of<'importEvents'>, known: Known, by: Actor): Decided {
  if (events.length > limits.events) return refuse('too-many', String(limits.events));
  const { kind, circle } = placeOf(open);
  const [births, changed]: [Write[], Change[]] = [[], []];
  const met = new Set<string>();
  for (const event of events) {
    if (met.has(event.id)) return refuse('already-exists', event.id);
    met.add(event.id);
    const here = known.event(event.id, open);
    const wanted = saidOf(event, here, known);
    if (!wanted.ok) return wanted;
    if (!here) {
      const birth = birthOf(event, open, known);
      if (!birth.ok) return birth;
      births.push(birth.value);
    } else if (here.standing !== 'removed' || here.removed?.undone) {
      changed.push(...changes(kind, event.id, wanted.value.map(({ field, value }): Wanted => ({ field, value, seen: known.heads(kind, event.id, field) })), known, by.random));
    }
  }
  const undo = births.length + changed.length === 0 ? null : { do: 'removeEvents' as const, open, ids: births.map(({ id }) => id as never), values: valuesBefore(changed, known) };
  return accept({ parts: partsIn(circle, [...births, ...changed]), undo });
}

function valuesBefore(changed: readonly Change[], known: Known): readonly RestoredValue[] {
  return changed.flatMap(({ kind, id, field, edit }) => {
    const value = known.value(kind, id, field);
    return value === undefined ? [] : [{ kind, id, field, value, seen: [edit] }];
  });
}

/** A birth says everything at once, what was changed of single occurrences too. */
function birthOf(event: ImportedEvent, open: boolean, known: Known): Checked<Write> {
  const { id, origin, cancelled, changes: alone, ...said } = event;
  const birth = eventBirth({ id, open, event: said }, known, { origin, standing: cancelled ? 'cancelled' : 'planned' });
  if (!birth.ok) return birth;
  return accept({ ...birth.value, born: { ...birth.value.born, ...Object.fromEntries(alone.map(([at, change]): readonly [string, Plain] => [occurrenceField(at), change])) } });
}

/** Every field as the import has it; single occurrences it does not name are as its series says. */
function saidOf(event: ImportedEvent, here: CalendarEvent | undefined, known: Known): Checked<readonly { readonly field: string; readonly value: Plain }[]> {
  const { id: _, cancelled, changes: alone, ...said } = event;
  if (alone.length > limits.occurrences) return refuse('too-many', String(limits.occurrences));
  const fields: { field: string; value: Plain }[] = [];
  for (const [field, value] of Object.entries({ ...eventDefaults, committee: here?.committee ?? null, ...said, standing: cancelled ? 'cancelled' : 'planned' })) {
    const checked = checkEventField(field, value, known, event.time);
    if (!checked.ok) return checked;
    fields.push({ field, value: checked.value });
  }
  const named = new Set(alone.map(([at]) => at));
  for (const [at, change] of [...(here?.changes ?? []).filter(([day]) => !named.has(day)).map(([day]) => [day, 'regular'] as const), ...alone]) {
    const checked = checkOccurrence(change);
    if (!checked.ok) return checked;
    fields.push({ field: occurrenceField(at), value: checked.value });
  }
  return accept(fields);
}

export function removeEvents({ open, ids, values }: Of<'removeEvents'>, known: Known, by: Actor): Decided {
  if (ids.length > limits.events) return refuse('too-many', String(limits.events));
  const { kind, circle } = placeOf(open);
  if (values.some((value) => value.kind !== kind)) return refuse('value-unknown');
  const gone = ids.flatMap((id) => (known.event(id, open) ? removals(kind, id, known, by.random, { undone: true }) : []));
  const back = restore({ do: 'restore', values }, known, by);
  return back.ok ? accept({ parts: partsIn(circle, [...gone, ...back.value.parts.flatMap(({ writes }) => writes)]), undo: null }) : back;
}
