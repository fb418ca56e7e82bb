import type { PrecacheEntry } from 'workbox-precaching';

/** An event that keeps the worker alive until the promise settles. */
type Extendable = Event & { waitUntil(work: Promise<unknown>): void };
/** Background Synchronization (WICG); only Chromium sends it. */
export type SyncEvent = Extendable & { readonly tag: string };

/** What we use of a service worker's global scope: the DOM's types do not know it. */
export type WorkerScope = {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly location: { readonly origin: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'sync', listener: (event: SyncEvent) => void): void;
};
