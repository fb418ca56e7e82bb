import type { Workbox } from 'workbox-window';
import { create } from 'zustand';
import { trustedScriptUrl } from './trusted.ts';
import { useLive } from './live.ts';

/** The service worker answers to it (sw/sw.ts). */
const OUTBOX_TAG = 'anlauf-outbox';

const useReady = create<{ readonly ready: boolean }>(() => ({ ready: false }));
let workbox: Workbox | null = null;
let asked = false;

/** Installs the service worker (production only: it would serve yesterday's code to a developer) and watches for new versions. */
export function watchUpdates(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || workbox) return;
  // Behind the first paint; where it does not come, the next visit tries again.
  ignoreFailure(import('workbox-window').then(({ Workbox: Worker }) => watchWorker(new Worker(trustedScriptUrl('/sw.js')))));
}

function watchWorker(worker: Workbox): void {
  workbox = worker;
  worker.addEventListener('waiting', () => useReady.setState({ ready: true }));
  worker.addEventListener('controlling', reloadIfAsked);
  // A page opened past the worker (a forced reload) is not taken over by the new one either.
  worker.addEventListener('activated', () => {
    if (!navigator.serviceWorker.controller) reloadIfAsked();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ignoreFailure(worker.update());
    else if (useLive.getState().status.waiting > 0) ignoreFailure(requestDelivery());
  });
  ignoreFailure(worker.register());
}

/** Whether a new version waits. It never takes over by itself; `reload` changes to it, once. */
export function useUpdate(): { readonly ready: boolean; reload(): void } {
  const { ready } = useReady();
  return { ready, reload: changeVersion };
}

let reloading = false;

function reloadIfAsked(): void {
  if (!asked || reloading) return;
  reloading = true;
  location.reload();
}

function changeVersion(): void {
  if (asked) return;
  asked = true;
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    // Another tab may have changed already; then there is nothing to wait for.
    if (registration?.waiting && workbox) workbox.messageSkipWaiting();
    else location.reload();
  });
}

type SyncRegistration = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } };

/** Asks the browser to deliver what waits once there is a network, even with the app closed; false where it can not (all but Chromium). */
export async function requestDelivery(): Promise<boolean> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as SyncRegistration | undefined;
  if (!registration?.sync) return false;
  await registration.sync.register(OUTBOX_TAG);
  return true;
}

/** Offline or forbidden by the person's settings: the app works without, and the next visit tries again. */
function ignoreFailure(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
