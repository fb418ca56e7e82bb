import type { Status } from '#app/api.ts';
import type { Tone } from '#ui/Chip.tsx';

/** What to say of the entries that wait: that they go by themselves, or, on a device the hub takes nothing from any more, that they stay here alone. */
export function waitingWords({ connection, waiting, hubTurnedBack }: Pick<Status, 'connection' | 'waiting' | 'hubTurnedBack'>): { readonly tone: Tone; readonly help: 'allSafe' | 'waitingHelp' | 'waitingStays' | null } {
  if (waiting === 0) return connection === 'online' && !hubTurnedBack ? { tone: 'safe', help: 'allSafe' } : { tone: 'neutral', help: null };
  return connection === 'superseded' || connection === 'renewing' ? { tone: 'late', help: 'waitingStays' } : { tone: 'here', help: 'waitingHelp' };
}
