import type { CommitteeId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { committeeDefaults, committeeLevels, hues, markShapes, type CommitteeFields } from '#domain/committee.ts';
import { eventDefaults, type EventFields, type EventOrigin, type EventStanding, type OccurrenceChange } from '#domain/event.ts';
import { parseEventTime, type EventTime } from '#domain/eventTime.ts';
import { followDefaults, isOwnHubs, type FollowFields } from '#domain/follow.ts';
import type { Shape } from './projection.ts';
import { isObject, oneOf, orNull, text, wholeNumber } from './reads.ts';
import { NO_DAY } from './shapes.ts';

/** Where a record's own time cannot be read. */
const NO_TIME: EventTime = { allDay: true, begin: NO_DAY, end: NO_DAY };

/** A time with more in it than a time has is read for what it is one. */
function eventTime(value: unknown): EventTime | undefined {
  if (!isObject(value)) return undefined;
  const { allDay, zone, begin, end } = value;
  return parseEventTime(allDay === true ? { allDay, begin, end } : { allDay, zone, begin, end }) ?? undefined;
}

/** A removal carries what its author had seen; shown is only that it is one. */
function standing(value: unknown): EventStanding | undefined {
  return removalIn(value) ? 'removed' : oneOf(['planned', 'cancelled', 'removed'] as const)(value);
}

/** The edits whoever removed a record had seen; undefined: the value is no removal. */
export function removalIn(value: unknown): readonly string[] | undefined {
  if (!isObject(value) || !Array.isArray(value['removed'])) return undefined;
  return value['removed'].filter((one) => typeof one === 'string');
}

/** Events of earlier versions say their UID too: it goes no further. */
function origin(value: unknown): EventOrigin | undefined {
  return isObject(value) && value['from'] === 'import' ? { sequence: wholeNumber(value['sequence']) ?? 0, from: 'import' } : undefined;
}

/** Only https leads anywhere: an address of another kind, written past the rules, is shown as none. */
function address(value: unknown): string | undefined {
  const said = text(value);
  return said === '' || said?.startsWith('https://') ? said : undefined;
}

export const eventShape: Shape<EventFields> = {
  committee: { read: (value) => orNull(value, text) as CommitteeId | null | undefined, missing: eventDefaults.committee },
  title: { read: text, missing: eventDefaults.title },
  place: { read: text, missing: eventDefaults.place },
  online: { read: address, missing: eventDefaults.online },
  text: { read: text, missing: eventDefaults.text },
  time: { read: eventTime, missing: NO_TIME },
  repeats: { read: (value) => orNull(value, text), missing: eventDefaults.repeats },
  standing: { read: standing, missing: eventDefaults.standing },
  origin: { read: (value) => orNull(value, origin), missing: eventDefaults.origin },
};

/** What was said of one occurrence; without a word it is as the series says. */
export const occurrenceShape: Shape<{ readonly said: OccurrenceChange }>['said'] = { read: occurrenceChange, missing: 'regular' };

function occurrenceChange(value: unknown): OccurrenceChange | undefined {
  if (value === null || value === 'regular') return value;
  if (!isObject(value)) return undefined;
  const [time, title, place] = [orNull(value['time'], eventTime), orNull(value['title'], text), orNull(value['place'], text)];
  const stands = oneOf(['planned', 'cancelled'] as const)(value['standing']);
  return time === undefined && title === undefined && place === undefined && !stands ? undefined : { time: time ?? null, title: title ?? null, place: place ?? null, standing: stands ?? 'planned' };
}

/** The day of the occurrence a field is about; null: it is another field. */
export function occurrenceIn(field: string): LocalDate | null {
  return field.startsWith('at:') ? parseLocalDate(field.slice('at:'.length)) : null;
}

/** How a field of an event is read; undefined: an event has none of that name. */
export function eventFieldShape(field: string): Shape<Record<string, unknown>>[string] | undefined {
  return Object.hasOwn(eventShape, field) ? eventShape[field as keyof EventFields] : occurrenceIn(field) ? occurrenceShape : undefined;
}

export const committeeShape: Shape<CommitteeFields> = {
  name: { read: text, missing: committeeDefaults.name },
  level: { read: oneOf(committeeLevels), missing: committeeDefaults.level },
  link: { read: address, missing: committeeDefaults.link },
  hue: { read: oneOf(hues), missing: committeeDefaults.hue },
  shape: { read: oneOf(markShapes), missing: committeeDefaults.shape },
  standing: { read: oneOf(['kept', 'removed'] as const), missing: committeeDefaults.standing },
};

export const followShape: Shape<FollowFields> = {
  name: { read: text, missing: followDefaults.name },
  address: { read: (value) => (typeof value === 'string' && isOwnHubs(value) ? value : address(value)), missing: followDefaults.address },
  hue: { read: oneOf(hues), missing: followDefaults.hue },
  shape: { read: oneOf(markShapes), missing: followDefaults.shape },
  standing: { read: oneOf(['kept', 'removed'] as const), missing: followDefaults.standing },
};
