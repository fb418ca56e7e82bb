import ICAL from 'ical.js';
import type { LocalTime } from '#base/localTime.ts';
import { isZone } from './eventTime.ts';
import { instantOf } from './placing.ts';
import type { IcsBlock } from './icsParts.ts';
import { windowsZones } from './windowsZones.ts';

/** A zone of IANA's database, or one that only the file itself defines. */
export type IcsZone = { readonly iana: string } | { readonly own: ICAL.Timezone };
export type ZoneFinder = (tzid: string, near: LocalTime) => IcsZone | null;

/**
 * Which zone a name in a calendar file means: a zone of IANA's database, also behind a program's own prefix; Windows' names as Outlook writes them; else whichever
 * known zone has the offsets of the file's own definition in that year, `home` first; else that definition. Null: nobody can tell.
 */
export function zoneFinder(blocks: readonly IcsBlock[], home: string): ZoneFinder {
  const defined = new Map(blocks.flatMap((block) => { const name = nameOf(block); return name === null ? [] : [[name, block] as const]; }));
  const found = new Map<string, IcsZone | null>();
  return (tzid, near) => {
    const named = ianaNamed(tzid);
    if (named) return { iana: named };
    const known = found.get(tzid);
    if (known !== undefined || found.size >= MOST_OWN) return known ?? null;
    const block = defined.get(tzid);
    const zone = definedZone(block ? readZone(block) : null, near, home);
    found.set(tzid, zone);
    return zone;
  };
}

/** Nobody's calendar has more zones that only it knows; each takes a while to look at. */
const MOST_OWN = 8;

function nameOf({ lines }: IcsBlock): string | null {
  const line = lines.find((one) => /^TZID[;:]/i.test(one));
  const value = line && valueOf(line);
  return value ? value : null;
}

type OwnZone = { readonly location: string | null; readonly zone: ICAL.Timezone };

function definedZone(own: OwnZone | null, near: LocalTime, home: string): IcsZone | null {
  if (!own) return null;
  const located = own.location === null ? null : ianaNamed(own.location);
  const iana = located ?? sameOffsets(own.zone, Number(near.slice(0, 4)), [home, ...new Set(Object.values(windowsZones))]);
  return iana === null ? { own: own.zone } : { iana };
}

/** "Europe/Berlin", "/mozilla.org/20050126_1/Europe/Berlin" and "W. Europe Standard Time" are one zone. */
function ianaNamed(tzid: string): string | null {
  const plain = tzid.trim();
  const windows = Object.hasOwn(windowsZones, plain) ? windowsZones[plain] : undefined;
  const parts = plain.startsWith('/') ? plain.split('/').slice(1) : [];
  return [windows, plain, parts.slice(-3).join('/'), parts.slice(-2).join('/')].find((name) => name !== undefined && isZone(name)) ?? null;
}

/** The instant of a wall clock's reading; of two the earlier, of none what the clock would say before it was put forward (RFC 5545, 3.3.5). Milliseconds since 1970. */
export function instantIn(zone: IcsZone, local: LocalTime): number {
  if ('iana' in zone) return instantOf(local, zone.iana);
  return Date.parse(`${local}:00Z`) - zone.own.utcOffset(ICAL.Time.fromDateTimeString(`${local}:00`)) * 1000;
}

const LOCAL_LENGTH = 'YYYY-MM-DDTHH:mm'.length;

/** The first of the zones whose clock agrees with the defined one on every fifth day of the year. */
function sameOffsets(own: ICAL.Timezone, year: number, zones: readonly string[]): string | null {
  const noons = Array.from({ length: 73 }, (_, at) => new Date(Date.UTC(year, 0, 1 + at * 5, 12)).toISOString().slice(0, LOCAL_LENGTH) as LocalTime);
  const offsets = noons.map((noon) => Date.parse(`${noon}:00Z`) - instantIn({ own }, noon));
  return zones.find((iana) => isZone(iana) && noons.every((noon, at) => Date.parse(`${noon}:00Z`) - instantIn({ iana }, noon) === offsets[at])) ?? null;
}

/** The zone a file defines, if its rules are of the kind that end: once a year, or on days that are named. */
function readZone({ lines }: IcsBlock): OwnZone | null {
  const rules = lines.filter((line) => /^RRULE\b/i.test(line));
  const forEver = rules.filter((line) => !/UNTIL=/i.test(line)).length;
  const tooEarly = lines.some((line) => /^DTSTART\b/i.test(line) && !/[:](1[6-9]|20)\d\d/.test(line));
  if (tooEarly || forEver > MOST_FOR_EVER || lines.length > MAX_ZONE_LINES || !rules.every((line) => YEARLY.test(line))) return null;
  try {
    const component = new ICAL.Component(ICAL.parse(['BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE'].join('\r\n')) as never);
    const zone = new ICAL.Timezone(component);
    const location = component.getFirstPropertyValue('x-lic-location');
    zone.utcOffset(ICAL.Time.fromDateTimeString('2026-01-01T00:00:00'));
    return { zone, location: typeof location === 'string' ? location : null };
  } catch {
    return null;
  }
}

function valueOf(line: string): string | null {
  try {
    const value = ICAL.Property.fromString(line).getFirstValue();
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

const MAX_ZONE_LINES = 400;
/** Summer, winter, and what a zone had before. */
const MOST_FOR_EVER = 6;
/** On some day or weekday of a month once a year, so that reading them to any year ends. */
const YEARLY = /^RRULE:(FREQ=YEARLY|BYMONTH=\d+|BYDAY=[-+]?\d?[A-Z]{2}|BYMONTHDAY=[-\d,]+|INTERVAL=1|UNTIL=[\dTZ]+|WKST=[A-Z]{2}|;)+$/i;
