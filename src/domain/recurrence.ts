import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { addDays } from './calendar.ts';
import type { CalendarEvent, ChangedAlone } from './event.ts';
import { firstDay, movedBy, type EventTime } from './eventTime.ts';
import { daysInPeriod, periodBegins, periodOf } from './periods.ts';
import { readRepeats, type Repeats } from './repeats.ts';

/** One occurrence of an event: `at` names it, `alone` says what was said of it alone. */
export type EventOccurrence = { readonly at: LocalDate; readonly time: EventTime; readonly alone: ChangedAlone | null; /** The series has none on that day any more. */ readonly stray: boolean };

/** So many series are remembered. */
const MOST_KEPT = 5_000;
/** Nobody looks further ahead: nothing is searched beyond, whatever the rule. */
const LAST_DAY = '2199-12-31' as LocalDate;

type Days = { readonly rule: Repeats | null; readonly begin: LocalDate; readonly found: LocalDate[]; /** The next period to look at; null: there is nothing more. */ next: number | null };
const kept = new Map<string, Days>();

/**
 * The days a series comes on, up to one and sometimes some more, in their order. The day it was made for is the first, also where the rule would not name it;
 * `COUNT` counts it. The rule goes by the calendar, not by instants: so a clock change moves nothing. Remembered, so that the next question costs only what
 * lies beyond. A rule that can not be read comes once.
 */
export function seriesDays(time: EventTime, repeats: string, upTo: LocalDate): readonly LocalDate[] {
  const days = daysOf(time, repeats);
  const end = upTo < LAST_DAY ? upTo : LAST_DAY;
  while (days.next !== null && days.rule) {
    if (periodBegins(days.rule, days.begin, days.next) > end) break;
    lookAt(days, days.rule, days.next);
  }
  return days.found;
}

function daysOf(time: EventTime, repeats: string): Days {
  const begin = firstDay(time);
  const name = `${begin} ${repeats}`;
  const known = kept.get(name);
  if (known) return known;
  const rule = readRepeats(repeats, time);
  const made: Days = { rule, begin, found: [begin], next: rule ? 0 : null };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, made);
  return made;
}

function lookAt(days: Days, rule: Repeats, period: number): void {
  days.next = period + 1;
  for (const day of daysInPeriod(rule, days.begin, period)) {
    if (day <= days.begin) continue;
    if ((rule.until !== null && day > rule.until) || (rule.count !== null && days.found.length >= rule.count)) {
      days.next = null;
      return;
    }
    days.found.push(day);
  }
}

const years = new Map<string, readonly LocalDate[]>();
const MOST_DAYS = 500_000;
let remembered = 0;

/**
 * The days of a series that lie in a window, both ends included, in their order: looked for year by year and remembered, so that a series of every day since
 * 1900 costs no more than any other.
 */
function daysWithin(time: EventTime, repeats: string, from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const found: LocalDate[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const day of daysOfYear(time, repeats, year)) if (day >= from && day <= to) found.push(day);
  }
  return found;
}

function daysOfYear(time: EventTime, repeats: string, year: number): readonly LocalDate[] {
  const name = `${year} ${firstDay(time)} ${repeats}`;
  const known = years.get(name);
  if (known) return known;
  const made = lookedFor(time, repeats, `${year}-01-01` as LocalDate, `${year}-12-31` as LocalDate);
  remembered += made.length + 1;
  if (remembered > MOST_DAYS) {
    years.clear();
    remembered = 0;
  }
  years.set(name, made);
  return made;
}

/** What has no number of times is looked for in the window alone. */
function lookedFor(time: EventTime, repeats: string, from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const { rule, begin } = daysOf(time, repeats);
  if (!rule || rule.count !== null) return seriesDays(time, repeats, to).filter((day) => day >= from && day <= to);
  const found: LocalDate[] = begin >= from && begin <= to ? [begin] : [];
  const end = [to, rule.until ?? LAST_DAY, LAST_DAY].reduce((a, b) => (a < b ? a : b));
  for (let period = periodOf(rule, begin, from); periodBegins(rule, begin, period) <= end; period += 1) {
    found.push(...daysInPeriod(rule, begin, period).filter((day) => day > begin && day >= from && day <= end));
  }
  return found;
}

type Repeating = Pick<CalendarEvent, 'time' | 'repeats' | 'changes'>;

/** The occurrences that touch these days on their own wall clocks, both days included, by the days that name them. A day more on either side is for whoever asks in another zone. */
export function occurrencesIn(event: Repeating, from: LocalDate, to: LocalDate): readonly EventOccurrence[] {
  const { time, repeats } = event;
  const touches = (one: EventTime): boolean => one.begin.slice(0, 10) <= to && one.end.slice(0, 10) >= from;
  if (repeats === null) return touches(time) ? [{ at: firstDay(time), time, alone: null, stray: false }] : [];
  const begin = firstDay(time);
  const changed = new Map(event.changes);
  const regular = daysWithin(time, repeats, addDays(from, -length(time)), to).filter((day) => !changed.has(day)).map((day): EventOccurrence => ({ at: day, time: movedBy(time, daysBetween(begin, day)), alone: null, stray: false }));
  const alone = event.changes.flatMap(([at, change]): readonly EventOccurrence[] => {
    if (change === null) return [];
    const moved = change.time ?? movedBy(time, daysBetween(begin, at));
    return touches(moved) ? [{ at, time: moved, alone: change, stray: daysWithin(time, repeats, at, at).length === 0 }] : [];
  });
  return [...regular.filter((one) => touches(one.time)), ...alone].toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** The first occurrences from a day on, at most so many. */
export function nextOccurrences(event: Repeating, from: LocalDate, most: number): readonly EventOccurrence[] {
  return occurrencesIn(event, from, addDays(from, LOOK_AHEAD)).slice(0, most);
}

const LOOK_AHEAD = 400;

function length(time: EventTime): number {
  return daysBetween(time.begin.slice(0, 10) as LocalDate, time.end.slice(0, 10) as LocalDate);
}
