import type { Engine } from '#app/api.ts';
import type { EventDetail } from '#app/calendarApi.ts';
import { useLive } from '#app/live.ts';
import { useLoaded, type Loaded } from '#app/useLoaded.ts';
import type { EventId } from '#base/ids.ts';

const ask = (from: Engine, id: EventId) => from.event(id);

/** An event with all that was said of it, asked for again whenever the calendar changed or is unlocked. */
export function useEvent(id: EventId): Loaded<EventDetail> {
  return useLoaded(ask, id, useLive((live) => live.calendarTouched), useLive((live) => live.session.at));
}
