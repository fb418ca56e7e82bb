/** A calendar day without time or zone, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly localDate: true };

/** The day a text names, or null; 2026-02-30 is none. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? (text as LocalDate) : null;
}

/** How many days `to` lies after `from`; negative where it lies before. Counted in UTC, whose days all have 86,400 seconds (ECMA-262, Time Values and Time Range). */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

const DAY_MS = 86_400_000;
const LAST = Date.parse('9999-12-31T00:00:00Z') / DAY_MS;

/** Days since 1 January 1970, negative before: for who goes through many days, since a calendar library takes ten times as long for each. */
export function numberOfDay(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day of such a number; 31 December 9999 where that is later, for a day's year has four digits. */
export function dayOfNumber(number: number): LocalDate {
  return new Date(Math.min(number, LAST) * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The day it is at an instant in a time zone (IANA name); the association's days are those of Europe/Berlin. */
export function localDateAt(instant: number, timeZone = 'Europe/Berlin'): LocalDate {
  const kept = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, kept);
  return kept.format(instant) as LocalDate;
}

/** Making one costs a hundred times what using it does, and every row of a list asks for today. */
const formats = new Map<string, Intl.DateTimeFormat>();
