import type * as Y from 'yjs';
import type { EventId, FollowId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { committeesOf, followsOf } from '#doc/committees.ts';
import { watchCalendar } from '#doc/calendarWatch.ts';
import { eventViews, isShown, isUnsettled, type EventView } from '#doc/events.ts';
import { addDays } from '#domain/calendar.ts';
import type { CalendarEvent } from '#domain/event.ts';
import type { EventKind } from '#domain/eventRules.ts';
import { placed, type Placed } from '#domain/placing.ts';
import { occurrencesIn, type EventOccurrence } from '#domain/recurrence.ts';
import type { Receipt } from './api.ts';
import type { CommitteeRow, FollowRow, Occurrence } from './calendarApi.ts';

/** An event of a followed calendar: read-only, known by its UID there. */
export type FollowedEvent = { readonly follow: FollowId; readonly uid: string; readonly event: Pick<CalendarEvent, 'title' | 'place' | 'online' | 'text' | 'time' | 'repeats' | 'changes' | 'standing'> };
/** What the calendar is read from; `team` null while locked. */
export type CalendarSource = {
  readonly board: Y.Doc;
  readonly team: Y.Doc | null;
  readonly followed: readonly FollowedEvent[];
  receiptOf(id: string): Receipt;
};

type Line = FollowedEvent['event'] & Pick<Occurrence, 'event' | 'committee' | 'follow' | 'open' | 'contested'>;
/** A line with the days beyond which none of its occurrences can lie, and where they were placed. */
type Kept = { readonly line: Line; readonly low: string; readonly high: string; readonly places: Map<LocalDate, Placed> };

const MOST_DAYS = 3_660;
const kept = new WeakMap<Y.Doc, Partial<Record<EventKind, readonly Kept[]>>>();
const keptFollowed = new WeakMap<readonly FollowedEvent[], readonly Kept[]>();

/** What touches these days, in the order of the screen: by beginning, whole days first. */
export function occurrencesBetween(source: CalendarSource, from: LocalDate, to: LocalDate): readonly Occurrence[] {
  const end = to > addDays(from, MOST_DAYS) ? addDays(from, MOST_DAYS) : to;
  // A zone may be a day ahead or behind.
  const days = { from, to: end, early: addDays(from, -1), late: addDays(end, 1) };
  return linesOf(source).flatMap((one) => (one.low <= days.late && one.high >= days.early ? occurrencesOfLine(one, days, source) : [])).toSorted(inOrder);
}

function inOrder(a: Occurrence, b: Occurrence): number {
  return a.begins - b.begins || Number(b.allDay) - Number(a.allDay) || a.ends - b.ends || (a.event < b.event ? -1 : a.event > b.event ? 1 : 0) || (a.at < b.at ? -1 : 1);
}

/** An event that is open and internal at once is shown as open, for it is; where the open one waits only because it was removed and changed apart, both stand. */
function linesOf(source: CalendarSource): readonly Kept[] {
  const open = linesIn(source.board, 'event');
  const isOpen = new Set(open.flatMap(({ line }) => (line.standing === 'removed' ? [] : [line.event])));
  const inside = source.team ? linesIn(source.team, 'internalEvent').filter(({ line }) => !isOpen.has(line.event)) : [];
  return [...open, ...inside, ...followedLines(source.followed)];
}

/** Made once, and again when something of the document's calendar changed. */
function linesIn(doc: Y.Doc, kind: EventKind): readonly Kept[] {
  const of = kept.get(doc) ?? {};
  if (!kept.has(doc)) {
    kept.set(doc, of);
    watchCalendar(doc, () => {
      delete of.event;
      delete of.internalEvent;
    });
  }
  const lines = of[kind] ?? eventViews(doc, kind).filter(isShown).map(lineOf);
  of[kind] = lines;
  return lines;
}

function lineOf(view: EventView): Kept {
  const { event } = view;
  return keep({ ...event, event: event.id, follow: null, contested: isUnsettled(view) });
}

function followedLines(followed: readonly FollowedEvent[]): readonly Kept[] {
  const known = keptFollowed.get(followed) ?? followed.map(({ follow, uid, event }) => keep({ ...event, event: `${follow}/${uid}` as EventId, committee: null, follow, open: false, contested: false }));
  keptFollowed.set(followed, known);
  return known;
}

const ENDLESS = '9999';
const DAY_LETTERS = 10;

function keep(line: Line): Kept {
  const times = [line.time, ...line.changes.flatMap(([, change]) => (change?.time ? [change.time] : []))];
  const strays = line.changes.flatMap(([at, change]) => (change ? [at as string] : []));
  const days = [...times.flatMap(({ begin, end }) => [begin.slice(0, DAY_LETTERS), end.slice(0, DAY_LETTERS)]), ...strays].toSorted();
  return { line, low: days[0] ?? '', high: line.repeats === null ? (days.at(-1) ?? '') : ENDLESS, places: new Map() };
}

type Days = { readonly from: LocalDate; readonly to: LocalDate; readonly early: LocalDate; readonly late: LocalDate };

function occurrencesOfLine({ line, places }: Kept, { from, to, early, late }: Days, source: CalendarSource): readonly Occurrence[] {
  return occurrencesIn(line, early, late).flatMap((one) => {
    const place = one.alone?.time ? placed(one.time) : (places.get(one.at) ?? placed(one.time));
    if (!one.alone?.time) places.set(one.at, place);
    return place.firstDay <= to && place.lastDay >= from ? [shown(line, one, place, source)] : [];
  });
}

function shown(line: Line, { at, time, alone, stray }: EventOccurrence, place: Placed, source: CalendarSource): Occurrence {
  const { event, committee, follow, open, online, text, contested } = line;
  return {
    event, at, committee, follow, open, online, text, ...place,
    series: line.repeats !== null,
    title: alone?.title ?? line.title,
    place: alone?.place ?? line.place,
    allDay: time.allDay,
    cancelled: line.standing === 'cancelled' || alone?.standing === 'cancelled',
    contested: contested || stray,
    receipt: follow ? 'hub' : source.receiptOf(event),
  };
}

export function committeeRows({ board, receiptOf }: CalendarSource): readonly CommitteeRow[] {
  return committeesOf(board).map((one) => ({ ...one, receipt: receiptOf(one.id) }));
}

export function followRows({ team, receiptOf }: CalendarSource): readonly FollowRow[] {
  return team ? followsOf(team).map((one) => ({ ...one, receipt: receiptOf(one.id) })) : [];
}
