import type { CalendarApi } from './calendarApi.ts';
import type { Unlocked } from './device.ts';
import type { OpenSpace } from './openSpace.ts';

export type CalendarRoomDeps = { readonly unlocked: Unlocked; readonly space: Pick<OpenSpace, 'team' | 'circles' | 'receipts'> };

/** Events, committees and followed calendars, for the screens. */
export function calendarRoom(_: CalendarRoomDeps): CalendarApi {
  return { occurrences: async () => [], event: async () => null, committees: async () => [], follows: async () => [], clashes: async () => [], boardEvents: async () => [], imported: async () => [] };
}
