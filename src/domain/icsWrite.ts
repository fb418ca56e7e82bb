import ICAL from 'ical.js';
import type { CommitteeId, EventId, SpaceId } from '#base/ids.ts';
import { daysBetween, type LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import { addDays } from './calendar.ts';
import type { Committee } from './committee.ts';
import type { BoardEvent, ChangedAlone } from './event.ts';
import { isOverBefore } from './eventEnds.ts';
import { HOME_ZONE, firstDay, movedBy, type EventTime } from './eventTime.ts';
import { instantOf } from './placing.ts';
import { zoneBlock, type Years } from './icsZoneBlock.ts';
import { seriesDays } from './recurrence.ts';

/** `name`: what the calendar calls itself. `from`: what was over before that day is left out. */
export type FeedAbout = { readonly name: string; readonly space: SpaceId; readonly from?: LocalDate };

/**
 * The open calendar as other programs subscribe to it (RFC 5545, RFC 7986): every open event with its rule, the days it does not take place on and what differs on
 * single days; what was removed of late is called off without a word (3.8.1.11), for programs that keep what is missing. Nothing of it depends on who writes or
 * when: the same events are the same text. CRLF, at most 75 octets a line.
 */
export function boardFeed(events: readonly BoardEvent[], committees: readonly Pick<Committee, 'id' | 'name'>[], about: FeedAbout): string {
  const names = new Map(committees.map(({ id, name }) => [id, name]));
  const latest = Math.max(0, ...events.map(({ changedAt }) => changedAt));
  const told = events.filter((event) => (event.standing !== 'removed' || isGoneOfLate(event, latest)) && !(about.from && isOverBefore(event, about.from))).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const calendar = headOf(about);
  for (const [zone, years] of zonesOf(told)) calendar.addSubcomponent(zoneBlock(zone, years));
  for (const event of told) for (const one of eventBlocks(event, { space: about.space, names })) calendar.addSubcomponent(one);
  ICAL.foldLength = OCTETS - 1;
  return `${calendar.toString()}\r\n`;
}

/** Until the board has gone on for so long. */
const GONE_FOR_MS = 90 * 86_400_000;

/** By the board's own clock: every device finds the same. What lies inside now is not off, and what an import brought by mistake never was. */
function isGoneOfLate({ removed }: BoardEvent, latest: number): boolean {
  return removed !== null && !removed.moved && !removed.undone && latest - removed.at <= GONE_FOR_MS;
}

/** RFC 5545, 3.1: at most 75 octets a line. The library folds at so many and then puts the space of a folded line in front. */
const OCTETS = 75;
const UTC = 'UTC';

function headOf({ name }: FeedAbout): ICAL.Component {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Anlauf//Termine//DE');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  // The library knows neither and writes their values as they are.
  for (const property of ['name', 'x-wr-calname']) calendar.addPropertyWithValue(property, plainText(name).replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n'));
  calendar.addPropertyWithValue('x-wr-timezone', HOME_ZONE);
  // Programs ask again after an hour; which of the two they heed differs.
  const again = new ICAL.Property('refresh-interval');
  again.resetType('duration');
  again.setValue(ICAL.Duration.fromString('PT1H'));
  calendar.addProperty(again);
  calendar.addPropertyWithValue('x-published-ttl', 'PT1H');
  return calendar;
}
type Naming = { readonly space: SpaceId; readonly names: ReadonlyMap<CommitteeId, string> };

/** The first is the event; the others are its occurrences that were changed alone. */
function eventBlocks(event: BoardEvent, naming: Naming): readonly ICAL.Component[] {
  if (event.standing === 'removed') return [bareBlock(event, { time: event.time, standing: 'cancelled' }, naming)];
  const main = blockOf(event, event, naming);
  if (event.repeats === null) return [main];
  main.addPropertyWithValue('rrule', ICAL.Recur.fromString(endedInUtc(event.repeats, event.time)));
  const last = event.changes.at(-1)?.[0];
  const days = new Set(last === undefined ? [] : seriesDays(event.time, event.repeats, last));
  const alone: ICAL.Component[] = [];
  for (const [day, change] of event.changes) {
    const regular = movedBy(event.time, daysBetween(firstDay(event.time), day));
    if (change !== null) alone.push(aloneBlock(event, { change, regular, stray: days.has(day) ? null : day }, naming));
    else if (days.has(day)) addTime(main, 'exdate', regular, regular.begin);
  }
  return [main, ...alone];
}

type Alone = { readonly change: ChangedAlone; readonly regular: EventTime; /** The series has none on that day any more: then it is an event of its own. */ readonly stray: LocalDate | null };

function aloneBlock(event: BoardEvent, { change, regular, stray }: Alone, naming: Naming): ICAL.Component {
  const { time, title, place, standing } = change;
  const cancelled = event.standing === 'cancelled' || standing === 'cancelled';
  const shown: Shown = { time: time ?? regular, title: title ?? event.title, place: place ?? event.place, standing: cancelled ? 'cancelled' : 'planned' };
  if (stray !== null) return blockOf({ ...event, id: `${event.id}-${stray}` as EventId }, shown, naming);
  const block = blockOf(event, shown, naming);
  addTime(block, 'recurrence-id', regular, regular.begin);
  return block;
}

type Shown = Pick<BoardEvent, 'time' | 'title' | 'place' | 'standing'>;

function blockOf(event: BoardEvent, { title, place, ...when }: Shown, naming: Naming): ICAL.Component {
  const { online, committee } = event;
  const block = bareBlock(event, when, naming);
  block.addPropertyWithValue('summary', plainText(title));
  const text = plainText([event.text, online].filter((part) => part !== '').join('\n\n'));
  if (place !== '') block.addPropertyWithValue('location', plainText(place));
  if (text !== '') block.addPropertyWithValue('description', text);
  if (online !== '') block.addPropertyWithValue('url', plainText(online));
  const name = committee === null ? '' : plainText(naming.names.get(committee) ?? '');
  if (name !== '') block.addPropertyWithValue('categories', name);
  return block;
}

/** Which event, when, and whether it takes place: no word of it. */
function bareBlock(event: BoardEvent, { time, standing }: Pick<Shown, 'time' | 'standing'>, { space }: Naming): ICAL.Component {
  const block = new ICAL.Component('vevent');
  block.addPropertyWithValue('uid', `${event.id}@${space}`);
  block.addPropertyWithValue('dtstamp', utc(event.changedAt));
  block.addPropertyWithValue('created', utc(event.createdAt));
  block.addPropertyWithValue('last-modified', utc(event.changedAt));
  block.addPropertyWithValue('sequence', event.edits);
  addTime(block, 'dtstart', time, time.begin);
  if (isLater(time)) addTime(block, 'dtend', time, time.allDay ? addDays(time.end, 1) : time.end);
  block.addPropertyWithValue('status', standing === 'cancelled' ? 'CANCELLED' : 'CONFIRMED');
  return block;
}

/** An end that is no later than the beginning is left out: that is what the format says of such an event (3.6.1, 3.8.2.2). */
function isLater(time: EventTime): boolean {
  return time.allDay || instantOf(time.end, time.zone) > instantOf(time.begin, time.zone);
}

/** A day or a moment as the event it belongs to says them: of one kind, in one zone. */
function addTime(block: ICAL.Component, name: string, like: EventTime, at: LocalDate | LocalTime): void {
  const property = new ICAL.Property(name);
  if (like.allDay) property.resetType('date');
  else if (like.zone !== UTC) property.setParameter('tzid', like.zone);
  property.setValue(like.allDay ? ICAL.Time.fromDateString(at) : ICAL.Time.fromDateTimeString(`${at}:00${like.zone === UTC ? 'Z' : ''}`));
  block.addProperty(property);
}

const UNTIL = /UNTIL=(\d{4})(\d{2})(\d{2})/;

/** The last day of a rule, for an event with a clock, is the last second of that day in UTC (3.3.10). */
function endedInUtc(repeats: string, time: EventTime): string {
  if (time.allDay) return repeats;
  return repeats.replace(UNTIL, (_, year: string, month: string, day: string) => {
    const midnight = instantOf(`${addDays(`${year}-${month}-${day}` as LocalDate, 1)}T00:00` as LocalTime, time.zone);
    return `UNTIL=${new Date(midnight - 1000).toISOString().replace(/[-:]|\.\d+/g, '')}`;
  });
}

function utc(at: number): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(at), true);
}

/** Without letters that are none: a control character would end the line, half a pair is none in UTF-8. */
function plainText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
}

/** How long a series without an end is described: it is written again long before. */
const YEARS_AHEAD = 10;

function zonesOf(events: readonly BoardEvent[]): ReadonlyMap<string, Years> {
  const years = new Map<string, Years>();
  for (const { time, repeats, changes } of events) {
    const times = [time, ...changes.flatMap(([, change]) => (change?.time ? [change.time] : []))];
    for (const one of times) {
      if (one.allDay || one.zone === UTC) continue;
      const [first, last] = [Number(one.begin.slice(0, 4)) - 1, Number(one.end.slice(0, 4)) + (repeats === null ? 1 : YEARS_AHEAD)];
      const kept = years.get(one.zone);
      years.set(one.zone, { first: Math.min(first, kept?.first ?? first), last: Math.max(last, kept?.last ?? last) });
    }
  }
  return new Map([...years].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
