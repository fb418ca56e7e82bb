import { useEffect } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { TeamState } from '#app/teamApi.ts';

/** The team, null until it was told; looking asks the hub when it last heard of each device. */
export function useTeam(): TeamState | null {
  const connection = useLive((live) => live.status.connection);
  useEffect(() => void engine().refreshTeam(), [connection]);
  return useLive((live) => live.team);
}
