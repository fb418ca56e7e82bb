import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { dayByKey } from '#domain/monthGrid.ts';

/**
 * Keys that lead from day to day: the focus goes where they lead, whatever month has to be shown for it. `column`: days stand below each other, so that up
 * and down lead to the next one. A day is marked by `data-day`, and the picked one is the stop for Tab.
 */
export function useDayKeys(within: RefObject<HTMLElement | null>, day: LocalDate, onDay: (day: LocalDate) => void, column = false): (event: KeyboardEvent) => void {
  const byKey = useRef(false);
  useEffect(() => {
    const focused = within.current?.querySelector<HTMLElement>('[data-day]:focus');
    // The element that had the focus may show another day now, or may have gone behind the month that is shown now.
    const picked = byKey.current || focused ? within.current?.querySelector<HTMLElement>(`[data-day="${day}"][tabindex="0"]`) : null;
    if (byKey.current || focused !== picked) focusOn(picked);
    byKey.current = false;
  }, [within, day]);
  return useCallback((event) => {
    const key = column ? (inColumn[event.key] ?? event.key) : event.key;
    const from = event.currentTarget.getAttribute('data-day') as LocalDate | null;
    const to = event.ctrlKey || event.metaKey || event.altKey || !from ? null : dayByKey(from, key);
    if (to === null) return;
    event.preventDefault();
    byKey.current = true;
    onDay(to);
  }, [onDay, column]);
}

/** Anew where it has the focus already, for it says another day now: a screen reader reads what gets the focus. */
function focusOn(element: HTMLElement | null | undefined): void {
  element?.blur();
  element?.focus();
}

const inColumn: Readonly<Record<string, string>> = { ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };
