import type { ToHub } from '#wire/messages.ts';
import type { FollowedLog } from './followedLog.ts';
import { logName } from './outbox.ts';
import type { Log, SyncPorts } from './ports.ts';

/** The logs one connection follows: those the phone names. */
export type FollowedLogs = {
  get(log: Log): FollowedLog | undefined;
  all(): Iterable<FollowedLog>;
  /** Follows what the phone names and is not followed yet, and leaves what it names no more. */
  follow(): Promise<void>;
  /** Whether the phone names others by now. */
  changed(): boolean;
  /** Lets go of those of which something was passed over: followed again, the hub tells anew what it holds. */
  forgetPassedOver(): void;
};

export function followedLogs(ports: SyncPorts, send: (message: ToHub) => void, opened: (log: Log) => FollowedLog): FollowedLogs {
  const followed = new Map<string, FollowedLog>();
  return {
    get: (log) => followed.get(logName(log)),
    all: () => followed.values(),
    async follow() {
      const named = new Map(ports.logs().map((log) => [logName(log), log]));
      for (const name of followed.keys()) if (!named.has(name)) followed.delete(name);
      for (const [name, log] of named) {
        if (followed.has(name)) continue;
        followed.set(name, opened(log));
        send({ is: 'follow', circle: log.circle, epoch: log.epoch, have: await ports.have(log) });
      }
    },
    changed() {
      const named = ports.logs();
      return named.length !== followed.size || named.some((log) => !followed.has(logName(log)));
    },
    forgetPassedOver() {
      for (const [name, log] of followed) if (log.passedOver()) followed.delete(name);
    },
  };
}
