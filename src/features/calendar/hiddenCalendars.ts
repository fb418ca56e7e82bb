import { create } from 'zustand';
import { useLive } from '#app/live.ts';

const none: ReadonlySet<string> = new Set();

/** Which calendars are not shown, by their mark's key: until the app is locked or closed. */
export const useHidden = create<{ readonly hidden: ReadonlySet<string> }>(() => ({ hidden: none }));

export function hideCalendars(hidden: ReadonlySet<string>): void {
  useHidden.setState({ hidden });
}

// Whose calendars one follows is nobody's business.
useLive.subscribe((live, before) => {
  if (before.session.at === 'unlocked' && live.session.at !== 'unlocked') useHidden.setState({ hidden: none });
});
