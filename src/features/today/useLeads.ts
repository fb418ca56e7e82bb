import { useEffect } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';

/** Whether this device's member is of Leitung; the team's state is asked for where that matters. */
export function useLeads(matters: boolean): boolean {
  const team = useLive((live) => live.team);
  const unknown = matters && team === null;
  useEffect(() => {
    if (unknown) void engine().refreshTeam().catch(() => undefined);
  }, [unknown]);
  return team?.lead ?? false;
}
