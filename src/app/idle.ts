import { now } from './clock.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 5;
const KEY = 'anlauf.idleMinutes';

/** After how many idle minutes the app locks itself. */
export function idleMinutes(): number {
  const kept = Number(localStorage.getItem(KEY));
  return Number.isFinite(kept) && kept > 0 ? kept : DEFAULT_MINUTES;
}

export function setIdleMinutes(minutes: number): void {
  localStorage.setItem(KEY, String(minutes));
}

/**
 * Calls `lock` once nobody has touched the app for `idleMinutes()`; also right on coming back to a tab that slept past it,
 * before anything can be read. Answers how to stop watching.
 */
export function watchIdleness(lock: () => void): () => void {
  let lastTouch = now();
  const check = (): void => {
    if (now() - lastTouch < idleMinutes() * MINUTE_MS) return;
    lastTouch = now();
    lock();
  };
  const touch = (): void => {
    check();
    lastTouch = now();
  };
  const events = ['pointerdown', 'keydown', 'scroll', 'input'] as const;
  for (const event of events) addEventListener(event, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', check);
  const interval = setInterval(check, MINUTE_MS / 4);
  return () => {
    for (const event of events) removeEventListener(event, touch, { capture: true });
    document.removeEventListener('visibilitychange', check);
    clearInterval(interval);
  };
}
