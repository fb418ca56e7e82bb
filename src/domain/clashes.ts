import type { Placed } from './placing.ts';

/** How two dates meet: at the same time, on the same evening, or one of them is a whole day over the other. */
export type Meeting = 'overlap' | 'evening' | 'day';
export type Timed = Placed & { readonly allDay: boolean };

/** From here on a day is an evening: whoever has been to one meeting does not come to another. */
const EVENING = '17:00';

/** How they meet, or null. What ends when the other begins does not meet it, but on the same evening. */
export function meeting(a: Timed, b: Timed): Meeting | null {
  if (a.allDay || b.allDay) return a.firstDay <= b.lastDay && b.firstDay <= a.lastDay ? 'day' : null;
  if (isDuring(a, b) || isDuring(b, a)) return 'overlap';
  return a.firstDay === b.firstDay && a.beginClock >= EVENING && b.beginClock >= EVENING ? 'evening' : null;
}

/** Whether it begins while the other goes on; what has no length is there at its moment. */
function isDuring(a: Timed, b: Timed): boolean {
  return a.begins >= b.begins && (a.begins < b.ends || a.begins === b.begins);
}
