import ICAL from 'ical.js';
import type { IcsBlock } from './icsParts.ts';

/** What is read of an event. Nothing else is even parsed: who takes part and who invites, alarms and attachments stay outside (D-221). */
const wanted = [
  'uid', 'sequence', 'last-modified', 'dtstamp', 'status', 'class', 'summary', 'location', 'description', 'url', 'conference', 'x-google-conference',
  'x-microsoft-skypeteamsmeetingurl', 'x-microsoft-cdo-alldayevent', 'dtstart', 'dtend', 'duration', 'rrule', 'rdate', 'exdate', 'exrule', 'recurrence-id',
] as const;
export type IcsName = (typeof wanted)[number];

/** One value as jCal writes it (RFC 7265): days and times with hyphens and colons, texts without backslashes. */
export type IcsValue = { readonly text: string; readonly tzid: string | null; readonly range: string | null };

/** An event's properties; of a line that can not be read only that property is missing. */
export type IcsProps = { first(name: IcsName): IcsValue | null; all(name: IcsName): readonly IcsValue[] };

const PROPERTY = /^([A-Za-z0-9-]+)[;:]/;

export function propsOf({ lines }: IcsBlock): IcsProps {
  const found = new Map<string, IcsValue[]>();
  for (const line of lines) {
    const name = PROPERTY.exec(line)?.[1]?.toLowerCase();
    if (name === undefined || !isWanted(name)) continue;
    const kept = found.get(name) ?? [];
    if (kept.length < MAX_VALUES) found.set(name, [...kept, ...valuesOf(line, name)]);
  }
  return { first: (name) => found.get(name)?.[0] ?? null, all: (name) => found.get(name) ?? [] };
}

const MAX_VALUES = 2_000;

function isWanted(name: string): name is IcsName {
  return wanted.some((one) => one === name);
}

/** A rule stays as it stands in the file: it has a reader of its own, and one that is broken must not go unseen. */
function valuesOf(line: string, name: IcsName): readonly IcsValue[] {
  if (name === 'rrule' || name === 'exrule') return [{ text: line.slice(line.indexOf(':') + 1).trim(), tzid: null, range: null }];
  try {
    const property = ICAL.Property.fromString(line);
    const [, , type, ...values] = property.toJSON() as [string, unknown, string, ...unknown[]];
    const [tzid, range] = [property.getFirstParameter('tzid'), property.getFirstParameter('range')].map((value) => (typeof value === 'string' && value !== '' ? value : null));
    const texts = values.slice(0, MAX_VALUES).map((value) => (type === 'period' && Array.isArray(value) ? value.join('/') : String(value)));
    return texts.map((text) => ({ text, tzid: tzid ?? null, range: range ?? null }));
  } catch {
    return [];
  }
}
