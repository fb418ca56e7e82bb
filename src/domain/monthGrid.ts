import { dayOfNumber, daysBetween, numberOfDay, type LocalDate } from '#base/localDate.ts';
import { addDays, addMonths, endOfWeek } from './calendar.ts';

const WEEK = 7;

/** The weeks of the month `day` lies in, whole from Monday to Sunday: the first and the last reach into the months beside it. */
export function monthGrid(day: LocalDate): readonly (readonly LocalDate[])[] {
  const last = numberOfDay(lastOfMonth(day));
  const weeks: (readonly LocalDate[])[] = [];
  for (let monday = mondayOf(numberOfDay(firstOfMonth(day))); monday <= last; monday += WEEK) weeks.push(weekFrom(monday));
  return weeks;
}

/** The seven days of the week `day` lies in, from Monday on. */
export function weekOf(day: LocalDate): readonly LocalDate[] {
  return weekFrom(mondayOf(numberOfDay(day)));
}

function weekFrom(monday: number): readonly LocalDate[] {
  return Array.from({ length: WEEK }, (_, index) => dayOfNumber(monday + index));
}

/** 1 January 1970 was a Thursday. */
function mondayOf(number: number): number {
  return number - ((((number + 3) % WEEK) + WEEK) % WEEK);
}

function startOfWeek(day: LocalDate): LocalDate {
  return addDays(endOfWeek(day), 1 - WEEK);
}

export function firstOfMonth(day: LocalDate): LocalDate {
  return `${day.slice(0, 7)}-01` as LocalDate;
}

export function lastOfMonth(day: LocalDate): LocalDate {
  return addDays(addMonths(firstOfMonth(day), 1), -1);
}

/** Where a key leads from a day, as in every calendar of days (ARIA Authoring Practices, date grid); null: no such key. */
export function dayByKey(day: LocalDate, key: string): LocalDate | null {
  switch (key) {
    case 'ArrowLeft': return addDays(day, -1);
    case 'ArrowRight': return addDays(day, 1);
    case 'ArrowUp': return addDays(day, -WEEK);
    case 'ArrowDown': return addDays(day, WEEK);
    case 'PageUp': return addMonths(day, -1);
    case 'PageDown': return addMonths(day, 1);
    case 'Home': return startOfWeek(day);
    case 'End': return endOfWeek(day);
    default: return null;
  }
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(day: LocalDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
}

/** The week's number in its year: the first one has the year's first Thursday (ISO 8601). */
export function weekNumber(day: LocalDate): number {
  const thursday = addDays(startOfWeek(day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01` as LocalDate, thursday) / WEEK);
}
