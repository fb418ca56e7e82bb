import { daysBetween, type LocalDate } from '#base/localDate.ts';
import { currentCatalogue, currentLanguage } from './language.ts';

const TIME_ZONE = 'Europe/Berlin';
const shapes = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  dayOfYear: { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  short: { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
  shortWithYear: { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  weekday: { weekday: 'long', timeZone: 'UTC' },
  when: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const formats = new Map<string, Intl.DateTimeFormat>();

/** "Montag, 23. November 2026". */
export function formatDay(day: LocalDate): string {
  return format('day', midnight(day));
}

/** "Montag, 23. November": for the present day, whose year everybody knows. */
export function formatDayOfYear(day: LocalDate): string {
  return format('dayOfYear', midnight(day));
}

/** "Mo., 23. Nov.", with the year where it is not the present one: "23. Nov. 2025". */
export function formatDayShort(day: LocalDate, today: LocalDate): string {
  return format(day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'shortWithYear', midnight(day));
}

/** An instant in the association's time: "23. Nov. 2026, 18:05". */
export function formatWhen(ms: number): string {
  return format('when', ms);
}

/** How far a day is in words: "heute", "gestern", "in 3 Tagen", "vor 4 Tagen". */
export function relativeDay(day: LocalDate, today: LocalDate): string {
  return relative[currentLanguage()].format(daysBetween(today, day), 'day');
}

/** When something is due: "seit 4 Tagen", "heute", "morgen", within the week the weekday, later the date. */
export function dueWords(day: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, day);
  if (days < 0) return currentCatalogue().common.overdueFor(-days);
  if (days <= 2) return relativeDay(day, today);
  return days < 7 ? format('weekday', midnight(day)) : formatDayShort(day, today);
}

/** Figures as the language writes them: 10.000 or 10,000. */
export function formatNumber(value: number): string {
  return numbers[currentLanguage()].format(value);
}

const relative = { de: new Intl.RelativeTimeFormat('de', { numeric: 'auto' }), en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }) };
const numbers = { de: new Intl.NumberFormat('de'), en: new Intl.NumberFormat('en') };

function format(shape: keyof typeof shapes, ms: number): string {
  const language = currentLanguage();
  const key = `${language} ${shape}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', shapes[shape]);
  formats.set(key, known);
  return known.format(ms);
}

function midnight(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}
