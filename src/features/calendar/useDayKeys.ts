import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { LocalDate } from '#base/localDate.ts';
import { dayByKey } from '#domain/monthGrid.ts';

/**
 * Keys that lead from day to day: the focus goes where they lead, whatever month has to be shown for it. `column`: days stand below each other, so that up
 * and down lead to the next one. The day that can have the focus is marked by `data-day`.
 */
export function useDayKeys(within: RefObject<HTMLElement | null>, day: LocalDate, onDay: (day: LocalDate) => void, column = false): (event: KeyboardEvent) => void {
  const byKey = useRef(false);
  useEffect(() => {
    const focused = within.current?.querySelector<HTMLElement>('[data-day]:focus');
    // An element may show another day now than the one it got the focus for.
    if (byKey.current || (focused && focused.dataset['day'] !== day)) focusOn(within.current?.querySelector<HTMLElement>(`[data-day="${day}"]`));
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
