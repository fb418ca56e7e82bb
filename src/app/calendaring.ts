import type { CalendarApi } from './calendarApi.ts';
import type { EngineDeps } from './deps.ts';
import type { Lifecycle } from './lifecycle.ts';

/** The calendar for the screens; what it needs loads when it is looked at. Locked, it is what lies open. */
export function calendaring(deps: EngineDeps, life: Lifecycle): CalendarApi {
  const room = async (): Promise<CalendarApi | null> => {
    const open = life.open();
    const locked = open ? null : await life.locked();
    if (!open && !locked) return null;
    const [{ calendarRoom }, { openCalendar, lockedCalendar }] = await Promise.all([import('./calendarRoom.ts'), import('./calendarSource.ts')]);
    if (locked) return calendarRoom(() => lockedCalendar(deps, locked));
    return open && calendarRoom(async () => openCalendar(open.unlocked, await open.space));
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
