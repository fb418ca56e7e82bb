import type { CommitteeId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { committeeLevels, hues, markShapes, type CommitteeFields } from './committee.ts';
import { eventStandings, type ChangedAlone, type EventFields, type EventOrigin, type OccurrenceChange } from './event.ts';
import { parseEventTime, type EventTime } from './eventTime.ts';
import { isOwnHubs, type FollowFields } from './follow.ts';
import type { Known } from './known.ts';
import type { Checked } from './refusal.ts';
import { checkRepeats } from './repeats.ts';
import { checkName, checkText, limits } from './text.ts';
import type { Plain } from './write.ts';

const MOST_ADDRESS = 1_000;

/** One value of an event as it is kept, or why not. Whatever it holds beyond what the calendar knows is refused, never passed on: what is open is read by everybody. */
export function checkEventField(field: string, value: unknown, known: Known, time: EventTime): Checked<Plain> {
  switch (field as keyof EventFields) {
    case 'committee':
      return value === null || (typeof value === 'string' && known.committee(value as CommitteeId)) ? accept(value) : refuse('committee-unknown');
    case 'title':
      return typeof value === 'string' ? checkName(value) : refuse('value-unknown', field);
    case 'place':
      return checkLine(field, value, limits.what);
    case 'text':
      return checkLine(field, value, limits.section);
    case 'online':
      return checkAddress(value);
    case 'time':
      return checkTime(value);
    case 'repeats':
      return checkRule(value, time);
    case 'standing':
      return eventStandings.some((one) => one === value && one !== 'removed') ? accept(value as Plain) : refuse('value-unknown', field);
    case 'origin':
      return checkOrigin(value);
    default:
      return refuse('value-unknown', field);
  }
}

export function checkTime(value: unknown): Checked<EventTime> {
  const time = parseEventTime(value);
  return time ? accept(time) : refuse('time-unreadable');
}

function checkRule(value: unknown, time: EventTime): Checked<string | null> {
  if (value === null) return accept(null);
  const rule = typeof value === 'string' ? checkRepeats(value, time) : null;
  return rule === null ? refuse('repeats-unreadable') : accept(rule);
}

function checkOrigin(value: unknown): Checked<Plain> {
  if (!isWhole<EventOrigin>(value, ['sequence', 'from'])) return refuse('value-unknown', 'origin');
  const { sequence, from } = value;
  const fits = Number.isSafeInteger(sequence) && sequence >= 0 && from === 'import';
  return fits ? accept({ sequence, from }) : refuse('value-unknown', 'origin');
}

/** What is said of one occurrence, with its own time and words. */
export function checkOccurrence(value: OccurrenceChange): Checked<OccurrenceChange> {
  if (value === null || value === 'regular') return accept(value);
  if (!isWhole<ChangedAlone>(value, ['time', 'title', 'place', 'standing'])) return refuse('value-unknown');
  const time = value.time === null ? accept(null) : checkTime(value.time);
  const title = value.title === null ? accept(null) : checkName(value.title);
  const place = value.place === null ? accept(null) : checkText(value.place, limits.what, 'place');
  if (!time.ok) return time;
  if (!title.ok) return title;
  if (!place.ok) return place;
  return value.standing === 'planned' || value.standing === 'cancelled' ? accept({ time: time.value, title: title.value, place: place.value, standing: value.standing }) : refuse('value-unknown', 'standing');
}

export function checkCommitteeField(field: string, value: unknown): Checked<Plain> {
  switch (field as keyof CommitteeFields) {
    case 'level':
      return oneOf(committeeLevels, value, field);
    case 'link':
      return checkAddress(value);
    default:
      return checkMarked(field, value);
  }
}

export function checkFollowField(field: string, value: unknown): Checked<Plain> {
  if (field !== 'address') return checkMarked(field as keyof FollowFields, value);
  if (typeof value === 'string' && isOwnHubs(value)) return accept(value);
  const address = checkAddress(typeof value === 'string' ? value.replace(/^webcals?:/i, 'https:') : value);
  return address.ok && address.value === '' ? refuse('address-unreadable') : address;
}

/** What has a name, a colour and a shape. */
function checkMarked(field: string, value: unknown): Checked<Plain> {
  switch (field) {
    case 'name':
      return typeof value === 'string' ? checkName(value) : refuse('value-unknown', field);
    case 'hue':
      return oneOf(hues, value, field);
    case 'shape':
      return oneOf(markShapes, value, field);
    case 'standing':
      return oneOf(['kept', 'removed'], value, field);
    default:
      return refuse('value-unknown', field);
  }
}

function checkLine(field: string, value: unknown, most: number): Checked<string> {
  return typeof value === 'string' ? checkText(value, most, field) : refuse('value-unknown', field);
}

/** An https address without a name or password in it, or nothing. */
export function checkAddress(value: unknown): Checked<string> {
  if (typeof value !== 'string') return refuse('address-unreadable');
  const typed = value.trim();
  if (typed === '') return accept('');
  const address = typed.length <= MOST_ADDRESS && URL.canParse(typed) ? new URL(typed) : null;
  const fits = address !== null && address.protocol === 'https:' && address.username === '' && address.password === '';
  return fits ? accept(address.href) : refuse('address-unreadable', typed.slice(0, limits.name));
}

function oneOf(words: readonly string[], value: unknown, field: string): Checked<Plain> {
  return words.some((one) => one === value) ? accept(value as Plain) : refuse('value-unknown', field);
}

/** Whether a value is an object of these parts: all of them and nothing else. */
export function isWhole<T>(value: unknown, parts: readonly (keyof T & string)[]): value is T {
  return typeof value === 'object' && value !== null && Object.keys(value).length === parts.length && parts.every((part) => Object.hasOwn(value, part));
}
