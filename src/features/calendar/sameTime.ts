import type { Occurrence } from '#app/calendarApi.ts';

/** Which others of a day are at the same time, for each by its place in the list. Whole days and what is called off clash with nothing here. */
export function sameTime(events: readonly Occurrence[]): readonly (readonly Occurrence[])[] {
  return events.map((one) => (counts(one) ? events.filter((other) => other !== one && counts(other) && other.begins < one.ends && one.begins < other.ends) : []));
}

function counts({ allDay, cancelled }: Occurrence): boolean {
  return !allDay && !cancelled;
}
