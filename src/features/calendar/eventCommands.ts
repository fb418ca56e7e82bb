import type { CommitteeRow } from '#app/calendarApi.ts';
import type { CommitteeId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { EventFields, OccurrenceChange } from '#domain/event.ts';
import type { EventTime } from '#domain/eventTime.ts';
import { ruleOf } from '#domain/repeatChoice.ts';
import { freeMark, timeOf, type EventForm, type EventStart } from './eventForm.ts';

type Values = Omit<EventFields, 'standing' | 'origin'>;

/** The commands that save a complete form, in their order: a body that was typed comes before its event. None where nothing changed or something is missing (see `missingIn`). */
export function commandsOf(form: EventForm, start: EventStart, committees: readonly CommitteeRow[]): readonly Command[] {
  const values = valuesOf(form, start);
  if (!values) return [];
  if (start.only) return oneOccurrence(form, start, values.time);
  const made: readonly Command[] = form.whose.at === 'new' ? [{ do: 'createCommittee', id: start.committee, committee: { name: form.whose.name.trim(), ...freeMark(committees) } }] : [];
  if (start.base === null) return form.open === null ? [] : [...made, { do: 'createEvent', id: start.id, open: form.open, event: values }];
  const edits = eventEdits(values, start);
  return edits.length === 0 ? [] : [...made, { do: 'editEvent', id: start.id, edits }];
}

/** An edit for each field whose value differs from the one the form began with. */
function eventEdits(values: Values, start: EventStart): readonly EditOf<Omit<EventFields, 'origin'>>[] {
  const before = valuesOf(start.form, start);
  const fields = Object.keys(values) as (keyof Values)[];
  const differs = (field: keyof Values): boolean => JSON.stringify(values[field]) !== JSON.stringify(before?.[field]);
  return fields.filter(differs).map((field) => ({ field, value: values[field], seen: start.base?.heads[field] ?? [] }) as EditOf<Omit<EventFields, 'origin'>>);
}

/** One occurrence alone: what is as the series says is left to the series. */
function oneOccurrence(form: EventForm, start: EventStart, time: EventTime): readonly Command[] {
  if (!start.only || JSON.stringify(form) === JSON.stringify(start.form)) return [];
  const { at, regular, seen, standing } = start.only;
  const own = <T>(value: T, said: T): T | null => (JSON.stringify(value) === JSON.stringify(said) ? null : value);
  const change = { time: own(time, regular.time), title: own(form.title.trim(), regular.title), place: own(form.place.trim(), regular.place), standing };
  const to: OccurrenceChange = change.time === null && change.title === null && change.place === null && standing === 'planned' ? 'regular' : change;
  return [{ do: 'changeOccurrence', id: start.id, at, to, seen }];
}

function valuesOf(form: EventForm, { zone, committee }: EventStart): Values | null {
  const time = timeOf(form, zone);
  if (!time || !form.beginDay) return null;
  return {
    title: form.title.trim(), committee: committeeOf(form, committee), time, place: form.place.trim(), online: form.online.trim(), text: form.text.trim(),
    repeats: ruleOf(form.repeat, form.beginDay),
  };
}

function committeeOf({ whose }: EventForm, made: CommitteeId): CommitteeId | null {
  return whose.at === 'own' ? null : whose.at === 'known' ? whose.id : made;
}
