import { useSyncExternalStore } from 'react';

const wide = matchMedia('(min-width: 56.25rem)');

/** Whether list and detail stand side by side (the width at which TwoPanes does so). */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => wide.matches);
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}
