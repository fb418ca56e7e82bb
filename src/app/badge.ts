import type { LocalDate } from '#base/localDate.ts';
import type { Patch } from './api.ts';
import { today } from './clock.ts';
import { useLive } from './live.ts';

/** The days of what is open for oneself: no names, so they outlive locking. Null: not known since the app was loaded. */
let days: readonly LocalDate[] | null = null;

/** Counts anew where that patch may have changed what is due; where this device has no data any more, nothing is. */
export async function followBadge(patch: Patch): Promise<void> {
  if (!('setAppBadge' in navigator)) return;
  if (patch.of === 'session' && patch.session.at === 'empty') days = [];
  else if (patch.of !== 'tasks' && patch.of !== 'mentorships' && patch.of !== 'commitments') return;
  else if (!(await count())) return;
  showBadge();
}

/** The app icon shows how much is due today or overdue. Locked it goes on counting what it knew; a closed app can not (and the app says so). */
export function showBadge(): void {
  if (days === null || !('setAppBadge' in navigator)) return;
  const due = days.filter((day) => day <= today()).length;
  // A browser may refuse a badge where the app is not installed: nothing is lost by that.
  navigator.setAppBadge(due).catch(() => undefined);
}

/** Whether it could be told; its code is not needed before something is due. */
async function count(): Promise<boolean> {
  const { dueDays } = await import('#domain/dueItems.ts');
  const { session, tasks, mentorships, commitments } = useLive.getState();
  if (session.at !== 'unlocked') return false;
  days = dueDays({ tasks, mentorships, commitments }, session.self, today());
  return true;
}
