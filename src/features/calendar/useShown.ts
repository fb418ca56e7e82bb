import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { today } from '#app/clock.ts';
import { addressOf, readAddress, type Shown } from './calendarAddress.ts';

const PAUSE_MS = 200;

/**
 * What the calendar shows, kept in the address: it is there again when one comes back from an event. The address follows after a pause, since a browser
 * drops changes of it that come too fast (an arrow held down).
 */
export function useShown(): readonly [Shown, (change: Partial<Shown>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const [shown, setShown] = useState(() => readAddress(search, today()));
  const told = useRef(search);
  useEffect(() => {
    // Somebody else changed it: a link, or going back.
    if (search === told.current) return;
    told.current = search;
    setShown(readAddress(search, today()));
  }, [search]);
  useEffect(() => {
    const address = addressOf(shown);
    const [, asked = ''] = address.split('?');
    if (asked === told.current) return undefined;
    const timer = setTimeout(() => {
      // Another screen may be on its way already: until its code is here, this one stays, hidden.
      if (location.pathname !== '/termine') return;
      told.current = asked;
      navigate(address, { replace: true });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [shown, navigate]);
  return [shown, useCallback((change) => setShown((before) => ({ ...before, ...change })), [])];
}
