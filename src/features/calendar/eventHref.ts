import type { Occurrence } from '#app/calendarApi.ts';

/** Where an occurrence is shown with all that is known of it. Those of followed calendars have no record here: they are found by their day. */
export function eventHref({ event, at, follow, series }: Pick<Occurrence, 'event' | 'at' | 'follow' | 'series'>): string {
  if (follow !== null) return `/termine/gefolgt?${new URLSearchParams({ id: event, am: at }).toString()}`;
  return series ? `/termine/${event}?am=${at}` : `/termine/${event}`;
}
