import type { LocalDate } from '#base/localDate.ts';
import { addDays } from './calendar.ts';

/** What lasts from one day to another, both inclusive. */
export type Days = { readonly firstDay: LocalDate; readonly lastDay: LocalDate };

/** What stands on each day from `from` to `to`, in the order given. What lasts several days stands on every one of them; days without anything have no entry. */
export function byDay<T extends Days>(all: readonly T[], from: LocalDate, to: LocalDate): ReadonlyMap<LocalDate, readonly T[]> {
  const days = new Map<LocalDate, T[]>();
  for (const one of all) {
    const last = one.lastDay < to ? one.lastDay : to;
    for (let day = one.firstDay > from ? one.firstDay : from; day <= last; day = addDays(day, 1)) {
      const known = days.get(day);
      if (known) known.push(one);
      else days.set(day, [one]);
    }
  }
  return days;
}
