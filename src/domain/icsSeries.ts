import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { dayOfTime } from '#base/localTime.ts';
import { accept, type Result } from '#base/result.ts';
import { samePlain } from './change.ts';
import type { CalendarEvent, ChangedAlone, ImportedEvent } from './event.ts';
import { firstDay, movedBy, type EventTime } from './eventTime.ts';
import { newest, type IcsDraft } from './icsDraft.ts';
import type { IcsName, IcsProps } from './icsProps.ts';
import { ruleOf } from './icsRules.ts';
import { localIn, momentOf, timeOf, type Clocks, type IcsMoment, type TimeRefusal } from './icsTimes.ts';
import { seriesDays } from './recurrence.ts';

/** An event as a calendar file tells it. */
export type ReadEvent = Required<Pick<ImportedEvent, 'title' | 'place' | 'online' | 'text' | 'time' | 'repeats' | 'cancelled' | 'changes'>> & {
  readonly uid: string;
  readonly sequence: number;
  /** Milliseconds since 1970; 0 where the file does not say. */
  readonly modified: number;
  /** Marked as private or confidential there. */
  readonly confidential: boolean;
};

/** Why something in a file was not taken, or not wholly: `text-cut` and `too-many` cost the event itself nothing. */
export type LeftOutWhy = TimeRefusal | 'broken' | 'other-kind' | 'title-missing' | 'rule-unsupported' | 'text-cut' | 'too-many';
export type Tell = (why: LeftOutWhy, title: string) => void;

const MOST_CHANGES = 400;
const MOST_EXTRA = 200;

/**
 * The events behind one UID: mostly one, with what was said of single occurrences. Dates that were added to it by name (`RDATE`), and occurrences of a series that
 * is not in the file, are events of their own, whose UID names their day.
 */
export function eventsOf(drafts: readonly IcsDraft[], clocks: Clocks, tell: Tell): readonly ReadEvent[] {
  const whole = newest(drafts.filter(({ at, onward }) => at === null && !onward));
  const alone = drafts.filter(({ at, onward }) => at !== null && !onward);
  const { title } = whole ?? drafts[0] ?? { title: '' };
  if (drafts.some(({ onward }) => onward)) tell('rule-unsupported', title);
  if (!whole) return onlyAlone(alone, clocks, tell);
  // Called off without a word: it says that there is none any more.
  if (title === '') return whole.cancelled ? [] : refused(tell, 'title-missing', title);
  const repeats = whole.props.first('rrule') !== null || whole.props.first('exrule') !== null;
  const time = timeOf(whole.props, repeats, clocks);
  if (!time.ok) return refused(tell, time.refusal, title);
  const rule = repeats ? ruleOf(whole.props, time.value, clocks) : null;
  if (repeats && rule === null) return refused(tell, 'rule-unsupported', title);
  if (drafts.some(({ cut }) => cut)) tell('text-cut', title);
  const days = new Map(byDay(alone, ({ at }) => at && dayIn(at, time.value, clocks)));
  const said = { event: eventFrom(whole, time.value, rule), whole, days, clocks, tell };
  return rule === null ? onDays(said) : [{ ...said.event, changes: changesOf(said) }, ...extraDays(said)];
}

function refused(tell: Tell, why: LeftOutWhy, title: string): readonly ReadEvent[] {
  tell(why, title);
  return [];
}

type Said = { readonly event: ReadEvent; readonly whole: IcsDraft; /** What was said of single occurrences, by their days. */ readonly days: ReadonlyMap<LocalDate, IcsDraft>; readonly clocks: Clocks; readonly tell: Tell };

function eventFrom({ uid, sequence, modified, title, place, online, text, cancelled, confidential }: IcsDraft, time: EventTime, repeats: string | null): ReadEvent {
  return { uid, sequence, modified, title, place, online, text, time, repeats, cancelled, confidential, changes: [] };
}

function onlyAlone(alone: readonly IcsDraft[], clocks: Clocks, tell: Tell): readonly ReadEvent[] {
  return byDay(alone, ({ at }) => at?.day ?? null).flatMap(([day, draft]) => {
    const time = timeOf(draft.props, false, clocks);
    if (draft.title === '') return refused(tell, 'title-missing', '');
    return time.ok ? [named(eventFrom(draft, time.value, null), day)] : refused(tell, time.refusal, draft.title);
  });
}

function named(event: ReadEvent, day: LocalDate): ReadEvent {
  return { ...event, uid: `${event.uid}/${day}` };
}

/** An event that is once, and maybe on other days that are named. */
function onDays(said: Said): readonly ReadEvent[] {
  const { event } = said;
  const taken = takenOut(said);
  const own = event.time;
  const first = taken.has(firstDay(own)) ? [] : [changedTo(said, event, firstDay(own))];
  return [...first, ...extraDays(said)];
}

function extraDays(said: Said): readonly ReadEvent[] {
  const { event, whole, clocks, tell } = said;
  const taken = takenOut(said);
  const days = new Map<LocalDate, EventTime>();
  for (const { text, tzid } of whole.props.all('rdate')) {
    if (days.size > MOST_EXTRA) break;
    const [begin = '', end] = text.split('/', 2);
    const time = extraTime(whole.props, { begin, end: end ?? null, tzid }, event.time, clocks);
    if (!time) tell('time-unreadable', event.title);
    else if (!isRegular(event, firstDay(time)) && !taken.has(firstDay(time))) days.set(firstDay(time), time);
  }
  if (days.size > MOST_EXTRA) tell('too-many', event.title);
  return [...days].slice(0, MOST_EXTRA).map(([day, time]) => changedTo(said, named({ ...event, time, repeats: null, changes: [] }, day), day));
}

/** It is there once, also where a file names it again. */
function isRegular({ time, repeats }: ReadEvent, day: LocalDate): boolean {
  return day === firstDay(time) || (repeats !== null && seriesDays(time, repeats, day).includes(day));
}

/** A date that was added has its own end only where it says so. */
function extraTime(props: IcsProps, { begin, end, tzid }: { readonly begin: string; readonly end: string | null; readonly tzid: string | null }, like: EventTime, clocks: Clocks): EventTime | null {
  const moment = momentOf({ text: begin, tzid });
  if (!moment) return null;
  const day = dayIn(moment, like, clocks);
  if (day === null) return null;
  const value = (text: string) => ({ text, tzid, range: null });
  const lasts: IcsName = end?.startsWith('P') ? 'duration' : 'dtend';
  const own = timeOf({ ...props, first: (name) => (name === 'dtstart' ? value(begin) : end !== null && name === lasts ? value(end) : null) }, false, clocks);
  if (end !== null || moment.time === null) return end === null ? movedBy(like, daysBetween(firstDay(like), day)) : own.ok ? own.value : null;
  const moved = movedBy(like, daysBetween(firstDay(like), day));
  return own.ok && !own.value.allDay && !moved.allDay && own.value.begin === moved.begin ? moved : null;
}

/** What was said of single occurrences of a series, by the days it has them on. */
function changesOf(said: Said): CalendarEvent['changes'] {
  const { event, days, tell } = said;
  const changes = new Map<LocalDate, ChangedAlone | null>([...takenOut(said)].map((day) => [day, null]));
  for (const [day, draft] of days) {
    const change = changedAlone(said, draft, day);
    if (change.ok && change.value) changes.set(day, change.value);
    else if (!change.ok) tell(change.refusal, event.title);
  }
  if (changes.size > MOST_CHANGES) tell('too-many', event.title);
  return [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, MOST_CHANGES);
}

/** Null: it is as the series says; what differs (an alarm, who takes part) is not kept here. */
function changedAlone({ event, clocks }: Said, draft: IcsDraft, day: LocalDate): Result<ChangedAlone | null, TimeRefusal> {
  const time = timeOf(draft.props, false, clocks);
  if (!time.ok) return time;
  const regular = movedBy(event.time, daysBetween(firstDay(event.time), day));
  const change: ChangedAlone = {
    time: samePlain(time.value, regular) ? null : time.value,
    title: draft.title === '' || draft.title === event.title ? null : draft.title,
    place: draft.place === event.place ? null : draft.place,
    standing: draft.cancelled ? 'cancelled' : 'planned',
  };
  const isRegular = change.time === null && change.title === null && change.place === null && !draft.cancelled;
  return accept(isRegular ? null : change);
}

/** What was said of one of several named days, as an event of its own. */
function changedTo(said: Said, event: ReadEvent, day: LocalDate): ReadEvent {
  const draft = said.days.get(day);
  const change = draft ? changedAlone({ ...said, event }, draft, day) : null;
  if (!change?.ok || change.value === null) return event;
  const { time, title, place, standing } = change.value;
  return { ...event, time: time ?? event.time, title: title ?? event.title, place: place ?? event.place, cancelled: event.cancelled || standing === 'cancelled' };
}

function takenOut({ event, whole, clocks }: Said): ReadonlySet<LocalDate> {
  return new Set(whole.props.all('exdate').flatMap((value) => {
    const moment = momentOf(value);
    const day = moment && dayIn(moment, event.time, clocks);
    return day === null ? [] : [day];
  }));
}

/** The day the series has an occurrence on, whichever clock the file names it by. */
function dayIn(moment: IcsMoment, series: EventTime, clocks: Clocks): LocalDate | null {
  if (moment.time === null || (!moment.utc && (moment.tzid === null || series.allDay))) return moment.day;
  const local = localIn(moment, series.allDay ? clocks.home : series.zone, clocks);
  return local && dayOfTime(local.local);
}

function byDay(drafts: readonly IcsDraft[], dayOf: (draft: IcsDraft) => LocalDate | null): readonly (readonly [LocalDate, IcsDraft])[] {
  const days = Map.groupBy(drafts, dayOf);
  return [...days].flatMap(([day, same]) => {
    const last = newest(same);
    return day !== null && last ? [[day, last] as const] : [];
  });
}
