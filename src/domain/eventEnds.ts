import type { LocalDate } from '#base/localDate.ts';
import type { EventFields } from './event.ts';

const UNTIL = /UNTIL=(\d{4})(\d{2})(\d{2})/;

/** Whether an event, or the last of its series, was over before a day; a series with no end, or one that is only counted, never is. */
export function isOverBefore({ time, repeats }: Pick<EventFields, 'time' | 'repeats'>, day: LocalDate): boolean {
  if (repeats === null) return time.end < day;
  const until = UNTIL.exec(repeats)?.slice(1).join('-');
  return until !== undefined && until < day;
}
