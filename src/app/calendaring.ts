import type { CalendarApi } from './calendarApi.ts';
import type { Lifecycle } from './lifecycle.ts';

/** The calendar for the screens; what it needs loads when it is looked at. */
export function calendaring(life: Lifecycle): CalendarApi {
  const room = async (): Promise<CalendarApi | null> => {
    const open = life.open();
    if (!open) return null;
    const [space, { calendarRoom }] = await Promise.all([open.space, import('./calendarRoom.ts')]);
    return calendarRoom({ unlocked: open.unlocked, space });
  };
  return {
    occurrences: async (from, to) => (await room())?.occurrences(from, to) ?? [],
    event: async (id) => (await room())?.event(id) ?? null,
    committees: async () => (await room())?.committees() ?? [],
    follows: async () => (await room())?.follows() ?? [],
    clashes: async (time, repeats, except) => (await room())?.clashes(time, repeats, except) ?? [],
    boardEvents: async () => (await room())?.boardEvents() ?? [],
    imported: async () => (await room())?.imported() ?? [],
  };
}
