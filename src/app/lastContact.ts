import type { Patch } from './api.ts';
import { now } from './clock.ts';

/** Not a secret: when this browser last had the hub on the line. */
const KEPT_AS = 'anlauf.lastContact';
let isOnline = false;

/** Follows the engine's patches: the last moment with the hub is kept over closing the app, and gone with the association. */
export function followContact(patch: Patch): void {
  if (patch.of === 'session' && patch.session.at === 'empty') localStorage.removeItem(KEPT_AS);
  if (patch.of !== 'status') return;
  const was = isOnline;
  isOnline = patch.status.connection === 'online';
  if (isOnline || was) localStorage.setItem(KEPT_AS, String(now()));
}

/** Milliseconds since 1970; null where there was no contact yet. */
export function lastContact(): number | null {
  return Number(localStorage.getItem(KEPT_AS)) || null;
}
