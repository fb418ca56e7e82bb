import ICAL from 'ical.js';
import { clockOfTime, dayOfTime } from '#base/localTime.ts';
import { addDays } from './calendar.ts';
import type { EventTime } from './eventTime.ts';
import type { IcsProps } from './icsProps.ts';
import { localIn, momentOf, type Clocks } from './icsTimes.ts';
import { checkRepeats } from './repeats.ts';

/**
 * How a series comes again, with its end as a day in its own zone; null: it is none that the calendar here can keep (more than once a day, several rules, rules of
 * what not).
 */
export function ruleOf(props: IcsProps, time: EventTime, clocks: Clocks): string | null {
  const [said, ...more] = props.all('rrule');
  if (!said || more.length > 0 || props.all('exrule').length > 0) return null;
  const rule = readRule(said.text);
  if (!rule) return null;
  const parts = new Map(said.text.toUpperCase().split(';').map((part): readonly [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  if (!atItsHour(parts, time)) return null;
  if (!parts.has('UNTIL')) return checkRepeats(withoutHours(rule), time);
  const last = lastDay(rule.until, time, clocks);
  if (last === null) return null;
  rule.until = ICAL.Time.fromDateString(last);
  return checkRepeats(withoutHours(rule), time);
}

const hours = ['BYHOUR', 'BYMINUTE', 'BYSECOND'] as const;
const MAX_RULE = 500;

function readRule(text: string): ICAL.Recur | null {
  if (text.length > MAX_RULE) return null;
  try {
    return ICAL.Recur.fromString(text);
  } catch {
    return null;
  }
}

/** Some programs repeat the hour in the rule; another one, or several, would be another event. */
function atItsHour(parts: ReadonlyMap<string, string>, time: EventTime): boolean {
  const [hour, minute] = time.allDay ? [0, 0] : clockOfTime(time.begin).split(':').map(Number);
  const own = [hour, minute, 0];
  return hours.every((name, at) => !parts.has(name) || Number(parts.get(name)) === own[at]);
}

function withoutHours(rule: ICAL.Recur): string {
  for (const name of hours) delete rule.parts[name];
  return rule.toString();
}

/** The last day on which it may begin: the one before, where it would begin later than the moment that ends it. */
function lastDay(until: ICAL.Time | null | undefined, time: EventTime, clocks: Clocks): string | null {
  const moment = until ? momentOf({ text: until.toString(), tzid: null }) : null;
  if (!moment) return null;
  if (moment.time === null) return moment.day;
  const local = localIn(moment, time.allDay ? clocks.home : time.zone, clocks)?.local;
  if (local === undefined) return null;
  const isTooLate = !time.allDay && clockOfTime(time.begin) > clockOfTime(local);
  return isTooLate ? addDays(dayOfTime(local), -1) : dayOfTime(local);
}
