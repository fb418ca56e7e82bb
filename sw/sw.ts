import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { deliverOutbox } from './delivery.ts';
import type { WorkerScope } from './scope.ts';

declare const self: WorkerScope;

/** Asked for by app/updates.ts; the name is part of what installed versions remember. */
const OUTBOX_TAG = 'anlauf-outbox';

// The shell and nothing else is cached: answers of the hub could hold what must not lie readable on the disk.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
// The very first visit is served from here too: its later screens come without a network, and a new version waits for it as for any other.
clientsClaim();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(health|metrics)$/, /^\/kalender\//] }));

// Only on request: a new version must not take the code from under an open form.
self.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('sync', (event) => {
  if (event.tag === OUTBOX_TAG) event.waitUntil(deliverOutbox(self.location.origin));
});
