import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 56.25rem)';

/** Whether list and detail stand side by side (the width at which TwoPanes does so). */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
