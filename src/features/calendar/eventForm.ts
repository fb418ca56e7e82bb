import type { CommitteeRow, EventDetail, OccurrenceDetail } from '#app/calendarApi.ts';
import type { CommitteeId, EditId, EventId } from '#base/ids.ts';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { clockOfTime, dayOfTime, localTime } from '#base/localTime.ts';
import { addDays } from '#domain/calendar.ts';
import { hues, markShapes, type Hue, type MarkShape } from '#domain/committee.ts';
import type { CalendarEvent, ChangedAlone, EventField } from '#domain/event.ts';
import { firstDay, HOME_ZONE, movedBy, type EventTime } from '#domain/eventTime.ts';
import { choiceOf, neverRepeats, type RepeatChoice } from '#domain/repeatChoice.ts';

/** Whose event it is, while the form is being filled in. */
export type Whose = { readonly at: 'own' } | { readonly at: 'known'; readonly id: CommitteeId } | { readonly at: 'new'; readonly name: string };

/** The form as typed; nothing checked yet. Days are null and clocks (`HH:mm`) empty where none is complete. */
export type EventForm = {
  readonly title: string;
  readonly whose: Whose;
  readonly allDay: boolean;
  readonly beginDay: LocalDate | null;
  readonly beginClock: string;
  readonly endDay: LocalDate | null;
  readonly endClock: string;
  readonly place: string;
  readonly online: string;
  readonly text: string;
  readonly repeat: RepeatChoice;
  /** Null: nobody has said yet who sees it. */
  readonly open: boolean | null;
};

/** What a form began with; kept in its draft, so that a retry or a restart writes the same records and replaces the same values. */
export type EventStart = {
  readonly id: EventId;
  /** The id of a body made in this form. */
  readonly committee: CommitteeId;
  /** The clock the times are told by (IANA name). */
  readonly zone: string;
  readonly form: EventForm;
  /** Null: a new event; else the heads on the screen when editing began. */
  readonly base: { readonly heads: Readonly<Partial<Record<EventField, readonly EditId[]>>> } | null;
  /** One occurrence of a series alone: which, what the series says of it, and the heads of what was said of it before. */
  readonly only: { readonly at: LocalDate; readonly regular: Regular; readonly seen: readonly EditId[]; readonly standing: ChangedAlone['standing'] } | null;
};
type Regular = { readonly time: EventTime; readonly title: string; readonly place: string };

const EVENING = { begin: '18:00', end: '20:00' } as const;

/** An empty form: an evening on that day, which is when most boards meet. */
export function emptyEvent(day: LocalDate): EventForm {
  return { title: '', whose: { at: 'own' }, allDay: false, beginDay: day, beginClock: EVENING.begin, endDay: day, endClock: EVENING.end, place: '', online: '', text: '', repeat: neverRepeats, open: null };
}

/** The form for an event on record. */
function formOf(event: CalendarEvent): EventForm {
  const { title, committee, place, online, text, repeats, open, time } = event;
  return {
    title, place, online, text, open, ...timeFields(time),
    whose: committee === null ? { at: 'own' } : { at: 'known', id: committee },
    repeat: choiceOf(repeats, firstDay(time)),
  };
}

/** The form for one occurrence of a series, as it stands, and what the series says of it. */
function formOfOne(event: CalendarEvent, at: LocalDate, alone: OccurrenceDetail | undefined): { readonly form: EventForm; readonly only: NonNullable<EventStart['only']> } {
  const time = movedBy(event.time, daysBetween(firstDay(event.time), at));
  const change = alone && typeof alone.change === 'object' ? alone.change : null;
  const form = { ...formOf(event), ...timeFields(change?.time ?? time), title: change?.title ?? event.title, place: change?.place ?? event.place };
  return { form, only: { at, regular: { time, title: event.title, place: event.place }, seen: alone?.heads ?? [], standing: change?.standing ?? 'planned' } };
}

/** An event's start for its form: whole, or one occurrence of it. `committee` is an id nobody has yet. */
export function startOf({ event, heads, alone }: EventDetail, at: LocalDate | null, committee: CommitteeId): EventStart {
  const one = at === null || event.repeats === null ? null : formOfOne(event, at, alone.find((other) => other.at === at));
  return { id: event.id, committee, zone: event.time.allDay ? HOME_ZONE : event.time.zone, form: one?.form ?? formOf(event), base: { heads }, only: one?.only ?? null };
}

function timeFields(time: EventTime): Pick<EventForm, 'allDay' | 'beginDay' | 'beginClock' | 'endDay' | 'endClock'> {
  if (time.allDay) return { allDay: true, beginDay: time.begin, beginClock: EVENING.begin, endDay: time.end, endClock: EVENING.end };
  return { allDay: false, beginDay: dayOfTime(time.begin), beginClock: clockOfTime(time.begin), endDay: dayOfTime(time.end), endClock: clockOfTime(time.end) };
}

/** The form with another beginning: the end moves with it, so that it lasts as long as before. */
export function withBegin(form: EventForm, begin: Partial<Pick<EventForm, 'beginDay' | 'beginClock'>>): EventForm {
  const next = { ...form, ...begin };
  if (!form.beginDay || !form.endDay || !next.beginDay) return next;
  const lasts = daysBetween(form.beginDay, form.endDay) * DAY_MINUTES + minutesOf(form.endClock) - minutesOf(form.beginClock);
  const end = minutesOf(next.beginClock) + lasts;
  if (form.allDay || Number.isNaN(end) || lasts < 0) return { ...next, endDay: addDays(next.beginDay, Math.max(0, daysBetween(form.beginDay, form.endDay))) };
  return { ...next, endDay: addDays(next.beginDay, Math.floor(end / DAY_MINUTES)), endClock: clockOf(((end % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES) };
}

/** The time the form says, or null where something of it is missing or the end comes first. */
export function timeOf(form: EventForm, zone: string): EventTime | null {
  const { allDay, beginDay, beginClock, endDay, endClock } = form;
  if (!beginDay || !endDay) return null;
  if (allDay) return beginDay <= endDay ? { allDay, begin: beginDay, end: endDay } : null;
  if (beginClock === '' || endClock === '') return null;
  const [begin, end] = [localTime(beginDay, beginClock), localTime(endDay, endClock)];
  return begin <= end ? { allDay, zone, begin, end } : null;
}

/** A colour and a shape for a body made here: the pair the fewest have. */
export function freeMark(committees: readonly Pick<CommitteeRow, 'hue' | 'shape'>[]): { readonly hue: Hue; readonly shape: MarkShape } {
  const pairs = markShapes.flatMap((shape) => hues.map((hue) => ({ hue, shape })));
  const used = (pair: { readonly hue: Hue; readonly shape: MarkShape }): number => committees.reduce((sum, one) => sum + (one.hue === pair.hue ? 1 : 0) + (one.shape === pair.shape ? 1 : 0) + (one.hue === pair.hue && one.shape === pair.shape ? 10 : 0), 0);
  return pairs.reduce((best, pair) => (used(pair) < used(best) ? pair : best));
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return (hours ?? NaN) * HOUR_MINUTES + (minutes ?? NaN);
}

function clockOf(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / HOUR_MINUTES))}:${two(minutes % HOUR_MINUTES)}`;
}
