import type { TaskRow } from './api.ts';
import { today } from './clock.ts';

/** The app icon shows how many open tasks are due or overdue; a closed app can not update it (and the app says so). */
export function showBadge(tasks: readonly TaskRow[]): void {
  if (!('setAppBadge' in navigator)) return;
  const due = tasks.filter((task) => task.state === 'open' && task.due <= today()).length;
  // A browser may refuse a badge where the app is not installed: nothing is lost by that.
  navigator.setAppBadge(due).catch(() => undefined);
}
