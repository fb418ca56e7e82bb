/** A calendar day without time or zone, `YYYY-MM-DD`. */
export type LocalDate = string & { readonly localDate: true };

/** The day a text names, or null; 2026-02-30 is none. */
export function parseLocalDate(text: string): LocalDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? (text as LocalDate) : null;
}

/** The day it is at an instant in a time zone (IANA name); the association's days are those of Europe/Berlin. */
export function localDateAt(instant: number, timeZone = 'Europe/Berlin'): LocalDate {
  const kept = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, kept);
  return kept.format(instant) as LocalDate;
}

/** Making one costs a hundred times what using it does, and every row of a list asks for today. */
const formats = new Map<string, Intl.DateTimeFormat>();
