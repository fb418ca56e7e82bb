import { connectHub, type HubConnection } from '#sync/connection.ts';
import type { SyncPorts } from '#sync/ports.ts';
import type { Connection } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

/** The line to the hub as the rest of the app sees it; the demonstration has none. */
export type HubLine = {
  readonly connection: HubConnection | null;
  state(): Connection;
  /** The hub turned this device away as removed; that alone proves nothing. */
  turnedAway(): boolean;
  /** Somebody is waiting in front of it: dials at once where it is down; resolves once it stands or is refused, or after some seconds. */
  settled(): Promise<void>;
};

export const PATIENCE_MS = 8_000;

export function hubLine(deps: EngineDeps, unlocked: Unlocked, ports: SyncPorts, changed: () => void): HubLine {
  if (unlocked.row.demo) return { connection: null, state: () => 'none', turnedAway: () => false, settled: async () => undefined };
  let state: Connection = 'connecting';
  let turnedAway = false;
  const waiting = new Set<() => void>();
  const connection = connectHub(ports, {
    open: deps.open,
    timer: deps.timer,
    random: deps.random,
    onState: (now, why) => {
      state = why === 'superseded' ? 'superseded' : now;
      turnedAway = why === 'removed';
      if (now !== 'connecting') for (const go of waiting) go();
      changed();
    },
  });
  return {
    connection,
    state: () => state,
    turnedAway: () => turnedAway,
    settled: () =>
      new Promise((resolve) => {
        if (state !== 'connecting' && state !== 'offline') return resolve();
        if (state === 'offline') connection.nudge();
        const go = (): void => {
          waiting.delete(go);
          cancel();
          resolve();
        };
        const cancel = deps.timer(PATIENCE_MS, go);
        waiting.add(go);
      }),
  };
}
