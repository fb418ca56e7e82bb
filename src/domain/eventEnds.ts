import type { LocalDate } from '#base/localDate.ts';
import type { EventFields } from './event.ts';
import { seriesDays } from './recurrence.ts';

const UNTIL = /UNTIL=(\d{4})(\d{2})(\d{2})/;
/** No series is looked at beyond. */
const LAST_DAY = '2199-12-31' as LocalDate;

/** Whether an event, or the last of its series, was over before a day; a series without an end never is. */
export function isOverBefore({ time, repeats }: Pick<EventFields, 'time' | 'repeats'>, day: LocalDate): boolean {
  if (repeats === null) return time.end < day;
  const until = UNTIL.exec(repeats)?.slice(1).join('-') ?? (repeats.includes('COUNT=') ? seriesDays(time, repeats, LAST_DAY).at(-1) : undefined);
  return until !== undefined && until < day;
}
