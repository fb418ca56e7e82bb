import { useSyncExternalStore } from 'react';

/** `yes`: every view lies on this device. `not-yet`: the service worker is still bringing them. `never`: this browser keeps none. */
export type OfflineReady = 'yes' | 'not-yet' | 'never';

/** Whether the app opens and shows all its views without a network: its service worker has the whole app before it takes the page over. */
export function useOfflineReady(): OfflineReady {
  return useSyncExternalStore(watch, offlineReady);
}

function offlineReady(): OfflineReady {
  if (!('serviceWorker' in navigator)) return 'never';
  return navigator.serviceWorker.controller ? 'yes' : 'not-yet';
}

function watch(changed: () => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  navigator.serviceWorker.addEventListener('controllerchange', changed);
  return () => navigator.serviceWorker.removeEventListener('controllerchange', changed);
}
