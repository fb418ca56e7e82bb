import { parseLocalDate, type LocalDate } from '#base/localDate.ts';

export const calendarViews = ['month', 'week', 'list'] as const;
type CalendarView = (typeof calendarViews)[number];
/** What the calendar shows: which view, and the day in it that is picked. */
export type Shown = { readonly view: CalendarView; readonly day: LocalDate };

const inAddress: Readonly<Record<CalendarView, string>> = { month: 'monat', week: 'woche', list: 'liste' };

/** What an address asks for; the month of today where it says nothing readable. */
export function readAddress(search: string, today: LocalDate): Shown {
  const asked = new URLSearchParams(search);
  return { view: calendarViews.find((view) => inAddress[view] === asked.get('ansicht')) ?? 'month', day: parseLocalDate(asked.get('tag') ?? '') ?? today };
}

/** `/termine?ansicht=woche&tag=2026-11-25` */
export function addressOf({ view, day }: Shown): string {
  return `/termine?ansicht=${inAddress[view]}&tag=${day}`;
}
