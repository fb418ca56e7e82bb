import type { LocalDate } from '#base/localDate.ts';
import { yearOnly } from '#domain/since.ts';

/** A day as people type it: "1.7.2019", or "2019" where only the year was said. */
export function typedDay(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return yearOnly(day) ?? `${date}.${month}.${year}`;
}
