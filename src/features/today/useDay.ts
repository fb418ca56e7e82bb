import { useEffect, useState } from 'react';
import { today } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';

const CHECK_MS = 60_000;

/** Today's day, also in an app that is left open over midnight. */
export function useDay(): LocalDate {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const look = () => setDay(today());
    document.addEventListener('visibilitychange', look);
    const interval = setInterval(look, CHECK_MS);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(interval);
    };
  }, []);
  return day;
}
