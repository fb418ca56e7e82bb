import type { Occurrence } from '#app/calendarApi.ts';

/** Whether two answers say the same of a day: each one comes from the worker as new objects. */
export function sameOccurrences(a: readonly Occurrence[], b: readonly Occurrence[]): boolean {
  return a === b || (a.length === b.length && a.every((one, place) => sameOccurrence(one, b[place])));
}

function sameOccurrence(a: Occurrence, b: Occurrence | undefined): boolean {
  return b !== undefined && (Object.keys(a) as (keyof Occurrence)[]).every((field) => a[field] === b[field]);
}
