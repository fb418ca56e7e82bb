import type * as Y from 'yjs';
import type { EditId, EventId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import type { CalendarEvent, EventField, EventFields, OccurrenceChange } from '#domain/event.ts';
import type { EventKind } from '#domain/eventRules.ts';
import type { Heads } from '#domain/known.ts';
import { BORN } from '#domain/write.ts';
import { eventShape, occurrenceIn, occurrenceShape, removalIn } from './calendarShapes.ts';
import { project, type Shape } from './projection.ts';
import { changeCount, heads, readRecord, recordIds, type Edit, type StoredRecord } from './records.ts';

/** What was said of one occurrence alone, and what an edit of it must name as `seen`. */
export type AloneView = { readonly at: LocalDate; readonly change: OccurrenceChange; readonly heads: readonly EditId[]; readonly choices: readonly Choice[] };

/** An event with all that its screen shows but the receipt. */
export type EventView = {
  readonly event: CalendarEvent;
  readonly heads: Heads<EventField>;
  readonly contested: Partial<Record<EventField, readonly Choice[]>>;
  /** Of which anything was ever said, in their order. */
  readonly alone: readonly AloneView[];
  readonly record: StoredRecord;
};

type Kept = { readonly view: EventView; readonly count: number };
const views = new WeakMap<Y.Doc, Map<string, Kept>>();

/** The event as it stands, read again only where more was said of it; undefined: the document has none. */
export function eventView(doc: Y.Doc, kind: EventKind, id: EventId): EventView | undefined {
  const kept = views.get(doc) ?? new Map<string, Kept>();
  views.set(doc, kept);
  const count = changeCount(doc, kind, id);
  const known = kept.get(`${kind} ${id}`);
  if (known?.count === count) return known.view;
  const record = readRecord(doc, kind, id);
  if (!record) return undefined;
  const view = viewOf(record, kind, id);
  kept.set(`${kind} ${id}`, { view, count });
  return view;
}

export function eventIds(doc: Y.Doc, kind: EventKind): readonly EventId[] {
  return recordIds(doc, kind) as readonly EventId[];
}

/** Every event of the document, removed ones too. */
export function eventViews(doc: Y.Doc, kind: EventKind): readonly EventView[] {
  return eventIds(doc, kind).flatMap((id) => eventView(doc, kind, id) ?? []);
}

/** Of every field anything was said about the heads, but for the birth. */
export function seenOf(doc: Y.Doc, kind: Parameters<typeof readRecord>[1], id: string): readonly EditId[] {
  const record = readRecord(doc, kind, id);
  if (!record) return [];
  return [...new Set(record.edits.map(({ field }) => field))].flatMap((field) => heads(record, field)).map((edit) => edit.id).filter((edit) => edit !== BORN).toSorted();
}

function viewOf(record: StoredRecord, kind: EventKind, id: EventId): EventView {
  const { fields, heads: ids, contested } = project(record, eventShape);
  const days = [...new Set([...record.edits.map(({ field }) => field), ...[record.born, ...record.bornAgain].flatMap((birth) => Object.keys(birth?.value ?? {}))])].flatMap((field) => occurrenceIn(field) ?? []);
  const alone = days.toSorted().map((at) => aloneView(record, at));
  const first = record.born ?? record.edits[0];
  const removed = removalOf(record, fields);
  const event: CalendarEvent = {
    ...fields,
    id,
    open: kind === 'event',
    removed,
    changes: alone.flatMap(({ at, change }) => (change === 'regular' ? [] : [[at, change] as const])),
    createdBy: first?.who ?? ('' as MemberId),
    createdAt: first?.when ?? 0,
    changedAt: Math.max(first?.when ?? 0, record.edits.at(-1)?.when ?? 0),
    edits: record.edits.length,
  };
  return { event, heads: ids, contested, alone, record };
}

function aloneView(record: StoredRecord, at: LocalDate): AloneView {
  const field = `at:${at}`;
  const shape = { [field]: occurrenceShape } as Shape<Record<string, OccurrenceChange>>;
  const { fields, heads: ids, contested } = project(record, shape);
  return { at, change: fields[field] ?? null, heads: ids[field] ?? [], choices: contested[field] ?? [] };
}

/** Null where it stands, or stands removed beside something else: that is a field with two values. */
function removalOf(record: StoredRecord, fields: EventFields): CalendarEvent['removed'] {
  if (fields.standing !== 'removed') return null;
  const removals = heads(record, 'standing');
  const [last] = removals;
  if (!last) return null;
  const said = removals.map(({ value }) => removalIn(value));
  // A removal without a word of what it saw saw everything: no device of this version says such a one.
  const apart = said.every((saw) => saw !== undefined) ? changedApart(record, new Set(said.flat())) : [];
  return { by: last.who, at: last.when, apart, undone: removals.every((one) => isBy(one, 'undone')), moved: removals.every((one) => isBy(one, 'moved')) };
}

function isBy({ value }: Edit, how: 'undone' | 'moved'): boolean {
  return (value as { readonly [part: string]: unknown } | null)?.[how] === true;
}

/** The fields with a head that none of the removals knew: not named by them, nor replaced by anything that was. */
function changedApart(record: StoredRecord, saw: ReadonlySet<string>): readonly string[] {
  const known = new Set<string>([BORN]);
  const byId = new Map(record.edits.map((edit) => [edit.id as string, edit]));
  const note = (id: string): void => {
    if (known.has(id)) return;
    known.add(id);
    byId.get(id)?.replaces.forEach(note);
  };
  saw.forEach(note);
  const fields = new Set(record.edits.map(({ field }) => field).filter((field) => field !== 'standing' && (Object.hasOwn(eventShape, field) || occurrenceIn(field) !== null)));
  return [...fields].filter((field) => heads(record, field).some(({ id }) => !known.has(id))).toSorted();
}

/** Everything that was said of it, newest first. `created` is its birth. */
export function eventStory({ record }: Pick<EventView, 'record'>): readonly { readonly at: number; readonly by: MemberId; readonly field: string; readonly value: unknown }[] {
  const births = (record.born ? [record.born, ...record.bornAgain] : []).map(({ who, when }) => ({ at: when, by: who, field: 'created', value: null }));
  const edits = record.edits.flatMap((edit) => storyOf(edit));
  return [...births, ...edits].toSorted((a, b) => b.at - a.at || Number(a.field === 'created') - Number(b.field === 'created') || (a.field < b.field ? -1 : 1));
}

/** What no event has is not told: on the open board anybody of the team may have written anything. */
function storyOf({ field, value, who, when }: Edit): readonly { readonly at: number; readonly by: MemberId; readonly field: string; readonly value: unknown }[] {
  const shape = Object.hasOwn(eventShape, field) ? eventShape[field as EventField] : occurrenceIn(field) ? occurrenceShape : null;
  const read: unknown = shape?.read(value);
  return read === undefined ? [] : [{ at: when, by: who, field, value: read }];
}

/** Whether something about it waits for somebody to pick. */
export function isUnsettled({ event, contested, alone }: EventView): boolean {
  return Object.keys(contested).length > 0 || alone.some(({ choices }) => choices.length > 0) || (event.removed?.apart.length ?? 0) > 0;
}

/** Whether it has its place in the calendar: it stands, or it was removed and nobody has settled what was said apart. */
export function isShown(view: EventView): boolean {
  return view.event.standing !== 'removed' || view.contested.standing !== undefined || (view.event.removed?.apart.length ?? 0) > 0;
}
