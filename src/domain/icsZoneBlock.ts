import ICAL from 'ical.js';
import type { LocalTime } from '#base/localTime.ts';
import { HOME_ZONE } from './eventTime.ts';
import { instantOf, timeAt } from './placing.ts';

/** The years for which a zone is described, both included. */
export type Years = { readonly first: number; readonly last: number };

/**
 * A `VTIMEZONE` for a zone of IANA's database (RFC 5545, 3.6.5): the association's by the rule of Directive 2000/84/EC, which has held since 1996, any other by naming each
 * change of its clocks in those years.
 */
export function zoneBlock(zone: string, years: Years): ICAL.Component {
  const block = new ICAL.Component('vtimezone');
  block.addPropertyWithValue('tzid', zone);
  if (zone === HOME_ZONE) for (const observance of central) block.addSubcomponent(observanceOf(observance));
  else for (const observance of observancesIn(zone, years)) block.addSubcomponent(observanceOf(observance));
  return block;
}

/** `onsets`: what the clock showed when it was set, by its offset until then. Offsets in minutes. */
type Observance = { readonly from: number; readonly to: number; readonly onsets: readonly LocalTime[]; readonly rule?: string; readonly name?: string };

const central: readonly Observance[] = [
  { from: 60, to: 120, onsets: ['1996-03-31T02:00' as LocalTime], rule: 'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', name: 'CEST' },
  { from: 120, to: 60, onsets: ['1996-10-27T03:00' as LocalTime], rule: 'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', name: 'CET' },
];

function observanceOf({ from, to, onsets, rule, name }: Observance): ICAL.Component {
  const observance = new ICAL.Component(to > from ? 'daylight' : 'standard');
  const [first = '', ...more] = onsets;
  observance.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(`${first}:00`));
  observance.addPropertyWithValue('tzoffsetfrom', offsetOf(from));
  observance.addPropertyWithValue('tzoffsetto', offsetOf(to));
  if (name) observance.addPropertyWithValue('tzname', name);
  if (rule) observance.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule));
  // One a line, and the first again: readers on ical.js see no more of them.
  if (more.length > 0) for (const onset of onsets) observance.addPropertyWithValue('rdate', ICAL.Time.fromDateTimeString(`${onset}:00`));
  return observance;
}

function offsetOf(minutes: number): ICAL.UtcOffset {
  return ICAL.UtcOffset.fromSeconds(minutes * MINUTE_SECONDS);
}

const MINUTE_SECONDS = 60;
const MINUTE_MS = 60_000;
/** No zone sets its clocks twice within a week. */
const STEP_MS = 7 * 86_400_000;

/** Every change of a zone's clocks, those from and to the same offsets together. */
function observancesIn(zone: string, { first, last }: Years): readonly Observance[] {
  const begins = instantOf(`${first}-01-01T00:00` as LocalTime, zone);
  const ends = instantOf(`${last}-12-31T23:59` as LocalTime, zone);
  const found = new Map<string, { readonly from: number; readonly to: number; readonly onsets: LocalTime[] }>();
  for (let at = begins; at < ends; at += STEP_MS) {
    const [from, to] = [offsetAt(at, zone), offsetAt(at + STEP_MS, zone)];
    if (from === to) continue;
    const kept = found.get(`${from} ${to}`) ?? { from, to, onsets: [] };
    kept.onsets.push(clockAt(changeAfter(at, zone, from), from));
    found.set(`${from} ${to}`, kept);
  }
  const always = offsetAt(begins, zone);
  return found.size > 0 ? [...found.values()] : [{ from: always, to: always, onsets: [`${first}-01-01T00:00` as LocalTime] }];
}

/** The instant within a step at which the offset is no longer `from`. */
function changeAfter(after: number, zone: string, from: number): number {
  let [low, high] = [after, after + STEP_MS];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / MINUTE_MS / 2) * MINUTE_MS;
    if (offsetAt(middle, zone) === from) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(instant: number, zone: string): number {
  return (Date.parse(`${timeAt(instant, zone)}:00Z`) - instant) / MINUTE_MS;
}

function clockAt(instant: number, offset: number): LocalTime {
  return new Date(instant + offset * MINUTE_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length) as LocalTime;
}
