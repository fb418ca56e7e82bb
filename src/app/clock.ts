import { localDateAt, type LocalDate } from '#base/localDate.ts';

/** Milliseconds since 1970: the one place above `app` that reads the clock. */
export function now(): number {
  return Date.now();
}

/** Today's day, in the association's time zone. */
export function today(): LocalDate {
  return localDateAt(now());
}
