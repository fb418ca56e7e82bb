import type { Occurrence } from '#app/calendarApi.ts';
import { sideBySide, type Column } from '#domain/sideBySide.ts';

/** Events that stand side by side, with the column of each; one that is alone is a group of its own. */
export type WeekGroup = { readonly columns: number; readonly events: readonly { readonly event: Occurrence; readonly column: number }[] };

/** A day's events in groups of what is at the same time. Whole days come first, each by itself: they clash with nothing. */
export function weekGroups(events: readonly Occurrence[]): readonly WeekGroup[] {
  const timed = events.filter((one) => !one.allDay);
  const columns: readonly Column[] = sideBySide(timed);
  const groups: { readonly columns: number; readonly ends: number; readonly events: { readonly event: Occurrence; readonly column: number }[] }[] = [];
  timed.forEach((event, index) => {
    const { column, columns: width } = columns[index] ?? { column: 0, columns: 1 };
    const last = groups.at(-1);
    const goesOn = last !== undefined && width > 1 && last.columns === width && event.begins < last.ends;
    if (goesOn) groups[groups.length - 1] = { columns: width, ends: Math.max(last.ends, event.ends), events: [...last.events, { event, column }] };
    else groups.push({ columns: width, ends: Math.max(event.ends, event.begins + 1), events: [{ event, column }] });
  });
  return [...events.filter((one) => one.allDay).map((event) => ({ columns: 1, events: [{ event, column: 0 }] })), ...groups];
}
