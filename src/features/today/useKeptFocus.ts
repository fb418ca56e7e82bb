import { useCallback, useLayoutEffect, useRef } from 'react';
import type { TaskRow } from '#app/api.ts';
import type { TaskId } from '#base/ids.ts';

/** Whose circle gets the focus once a task has changed its place or left: its own, the next one's, the one before. */
export function focusOrder(shown: readonly string[], acted: string): readonly string[] {
  const at = shown.indexOf(acted);
  return at < 0 ? [acted] : [acted, shown[at + 1], shown[at - 1]].filter((id) => id !== undefined);
}

/** A command moves rows about or removes them; `keep(id)`, called before, has the focus put back on the list where its row took it along. */
export function useKeptFocus(tasks: readonly TaskRow[]): (id: TaskId) => void {
  const pending = useRef<readonly string[]>([]);
  useLayoutEffect(() => {
    const order = pending.current;
    pending.current = [];
    if (document.activeElement !== document.body) return;
    const circles = allCircles();
    order.map((id) => circles.find((circle) => circle.dataset.done === id)).find((circle) => circle !== undefined)?.focus({ preventScroll: true });
  }, [tasks]);
  return useCallback((id) => { pending.current = focusOrder(allCircles().map((circle) => circle.dataset.done ?? ''), id); }, []);
}

function allCircles(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-done]')];
}
