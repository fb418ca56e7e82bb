import { useEffect } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { TeamState } from '#app/teamApi.ts';

/** A removed device reports at a time of its own. */
const AGAIN_MS = 30_000;

/** The team, null until it was told; looking asks the hub when it last heard of each device. */
export function useTeam(): TeamState | null {
  const connection = useLive((live) => live.status.connection);
  useEffect(() => {
    const ask = (): void => void engine().refreshTeam();
    ask();
    const timer = setInterval(ask, AGAIN_MS);
    return () => clearInterval(timer);
  }, [connection]);
  return useLive((live) => live.team);
}
