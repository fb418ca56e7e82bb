import { useEffect, useState } from 'react';
import type { LocalDate } from '#base/localDate.ts';

/**
 * The day whose events stand below the month: the picked one, but where another month is turned to only once that is on the screen. Who turns looks for the month
 * first, and its days' marks must not wait for a list.
 */
export function useListedDay(day: LocalDate): LocalDate {
  const [listed, setListed] = useState(day);
  useEffect(() => afterPaint(() => setListed(day)), [day]);
  return listed.slice(0, 7) === day.slice(0, 7) ? day : listed;
}

/** Does something once what is drawn now is on the screen; answers how to leave off. */
function afterPaint(task: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => { timer = setTimeout(task); });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
