/** What an open app may need at any moment later; until the service worker is installed nothing else keeps it. Where it does not come it is asked for again then. */
export function laterCode(): void {
  const later = [import('./delivering.ts'), import('./handover.ts'), import('./joinNames.ts'), import('./leaving.ts'), import('./mentorRoom.ts'), import('./renewing.ts'), import('./settling.ts'), import('./teamRoom.ts'), import('#doc/talks.ts'), import('#doc/tasks.ts')];
  for (const code of later) code.catch(() => undefined);
}
