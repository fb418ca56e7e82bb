import type { LocalDate } from '#base/localDate.ts';
import { weekdayIndex } from '#domain/monthGrid.ts';
import type { calendar } from '#messages/de/later/calendar.ts';

type Words = typeof calendar;

/** "25. November". From the catalogue's own words: a month says a hundred of them at once. */
export function dayWords(m: Words, day: LocalDate): string {
  return m.dayOf(Number(day.slice(8)), monthWord(m, day));
}

/** "25. Nov." */
export function shortDayWords(m: Words, day: LocalDate): string {
  return m.dayOf(Number(day.slice(8)), m.monthsShort[Number(day.slice(5, 7)) - 1] ?? '');
}

/** "23. bis 29. Nov.", and across two months "30. Nov. bis 6. Dez." */
export function shortDaysWords(m: Words, from: LocalDate, to: LocalDate): string {
  return m.days(from.slice(0, 7) === to.slice(0, 7) ? m.dayNumber(Number(from.slice(8))) : shortDayWords(m, from), shortDayWords(m, to));
}

/** "Mittwoch, 25. November", with the year where it is not `today`'s. */
export function fullDayWords(m: Words, day: LocalDate, today: LocalDate): string {
  const words = m.dayTitle(m.weekdays[weekdayIndex(day)] ?? '', Number(day.slice(8)), monthWord(m, day));
  return day.slice(0, 4) === today.slice(0, 4) ? words : m.dayOfYear(words, day.slice(0, 4));
}

/** "November 2026" */
export function monthWords(m: Words, day: LocalDate): string {
  return m.monthTitle(monthWord(m, day), day.slice(0, 4));
}

function monthWord(m: Words, day: LocalDate): string {
  return m.months[Number(day.slice(5, 7)) - 1] ?? '';
}
