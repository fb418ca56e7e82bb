import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation } from 'wouter';

/** In a history entry's state: it was gone to by a link that leads back. */
export const goesBack = { back: true } as const;

/** What a person does by themselves to scroll. */
const own = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * How the router is gone forward with. Going back is whatever else changes the address: the browser says it by an event as well, but only after it has changed it, and a screen
 * drawn in between would begin at its top.
 */
const forward = ['pushState', 'replaceState'] as const;

/**
 * Every screen begins at its top; gone back to, by the browser or by the arrow in its header, it is where it was left. What scrolls by itself (a list beside its
 * detail) keeps its own place. Stands before the screens, so that one that knows its place better has the last word.
 */
export function ScrollPlace(): null {
  const [path] = useLocation();
  const shown = useRef(path);
  const places = useRef(new Map<string, number>());
  const went = useRef(false);
  useEffect(() => {
    history.scrollRestoration = 'manual';
    const keep = (): void => void places.current.set(shown.current, window.scrollY);
    const go = (): void => { if (location.pathname !== shown.current) went.current = true; };
    addEventListener('scroll', keep, { passive: true });
    for (const event of forward) addEventListener(event, go);
    return () => {
      removeEventListener('scroll', keep);
      for (const event of forward) removeEventListener(event, go);
    };
  }, []);
  useLayoutEffect(() => {
    if (shown.current === path) return undefined;
    shown.current = path;
    const returns = !went.current || isBack(history.state);
    went.current = false;
    return goTo(returns ? (places.current.get(path) ?? 0) : 0);
  }, [path]);
  return null;
}

function isBack(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'back' in state && state.back === true;
}

/** There at once, or as soon as the screen has grown to it, unless the person scrolls themselves before; the function ends the waiting. */
function goTo(top: number): () => void {
  const growing = new ResizeObserver(() => go());
  const end = (): void => {
    growing.disconnect();
    for (const event of own) removeEventListener(event, end);
  };
  const go = (): void => {
    window.scrollTo({ top, behavior: 'instant' });
    if (Math.abs(window.scrollY - top) < 2) end();
  };
  for (const event of own) addEventListener(event, end, { passive: true });
  growing.observe(document.body);
  go();
  return end;
}
