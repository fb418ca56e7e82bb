import { parseLocalDate, type LocalDate } from './localDate.ts';

/** A moment on the wall clock of some place, `YYYY-MM-DDTHH:mm`; which instant it is only a time zone tells. */
export type LocalTime = string & { readonly localTime: true };

/** The moment a text names, or null; 24:00 is none, nor is a day that there is not. */
export function parseLocalTime(text: string): LocalTime | null {
  return /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && parseLocalDate(text.slice(0, DAY_LETTERS)) ? (text as LocalTime) : null;
}

/** `clock` as `HH:mm`. */
export function localTime(day: LocalDate, clock: string): LocalTime {
  return `${day}T${clock}` as LocalTime;
}

export function dayOfTime(time: LocalTime): LocalDate {
  return time.slice(0, DAY_LETTERS) as LocalDate;
}

/** `HH:mm` */
export function clockOfTime(time: LocalTime): string {
  return time.slice(DAY_LETTERS + 1);
}

const DAY_LETTERS = 10;
