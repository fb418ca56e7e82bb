import { parseLocalDate, type LocalDate } from '#base/localDate.ts';

const FIRST_YEAR = 1945;
const LAST_YEAR = 2099;
const FIRST_DAY = '-01-01';

/**
 * Since when somebody holds a seat, as people write it: a year, or a day ("1.7.2019", "2019-07-01"). A year alone is kept as its first day:
 * councils begin in summer, so no seat is taken to begin then that did not. Null where it is neither.
 */
export function readSince(text: string): LocalDate | null {
  const plain = text.trim().replace(/^seit\s+/i, '');
  const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(plain);
  const day = german ? `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}` : /^\d{4}$/.test(plain) ? plain + FIRST_DAY : plain;
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? parseLocalDate(day) : null;
}

/** The year, where only that was said. */
export function yearOnly(since: LocalDate): string | null {
  return since.endsWith(FIRST_DAY) ? since.slice(0, 4) : null;
}
