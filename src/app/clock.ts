import { localDateAt, type LocalDate } from '#base/localDate.ts';

/** Milliseconds since 1970: the one place above `app` that reads the clock. */
export function now(): number {
  return Date.now();
}

const MINUTE_MS = 60_000;
let asked: { readonly minute: number; readonly day: LocalDate } | null = null;

/** Today's day, in the association's time zone. Screens ask at every letter typed; it is told anew each minute, and days begin with one. */
export function today(): LocalDate {
  const minute = Math.floor(now() / MINUTE_MS);
  if (asked?.minute !== minute) asked = { minute, day: localDateAt(minute * MINUTE_MS) };
  return asked.day;
}
