import type { Entry } from '#wire/entry.ts';
import type { ToHub } from '#wire/messages.ts';
import type { Head } from '#wire/rosterAction.ts';
import { logName, type SendWindow } from './outbox.ts';
import { outflow, type Outflow } from './outflow.ts';
import type { Log, SyncPorts } from './ports.ts';
import type { Remembered } from './remembered.ts';

/** One log while it is followed on one connection. */
export type FollowedLog = Pick<Outflow, 'stale' | 'passOver' | 'passedOver'> & {
  /** What the hub holds: from there on it is sent what it lacks. */
  heads(heads: readonly Head[]): Promise<'superseded' | 'fine'>;
  page(entries: readonly Entry[], more: boolean): Promise<void>;
  /** Sends what the window lets through. */
  send(): Promise<void>;
};

export function followedLog(ports: SyncPorts, log: Log, send: (message: ToHub) => void, { window, remembered }: { readonly window: SendWindow; readonly remembered: Remembered }): FollowedLog {
  const out = outflow(ports, log, remembered.muted);

  async function sendOn(): Promise<void> {
    while (!window.full()) {
      const entries = await out.take();
      if (entries.length === 0) return;
      window.sent(entries);
      send({ is: 'append', entries });
    }
  }
  return {
    async heads(heads) {
      if (await hubKnowsMoreOfUs(ports, log, heads)) return 'superseded';
      await ports.hubHolds(log, heads);
      out.begin(heads.map((head) => (head.author === ports.device ? { ...head, number: toTellFrom(remembered, log, head.number) } : head)));
      await sendOn();
      return 'fine';
    },
    async page(entries, more) {
      // Asked for before this page is stored: on a slow line the next one travels meanwhile, and no more than one waits.
      if (more) send({ is: 'more', circle: log.circle, epoch: log.epoch });
      await ports.receive(log, entries);
      out.reach(entries);
    },
    send: sendOn,
    stale: out.stale,
    passOver: out.passOver,
    passedOver: out.passedOver,
  };
}

/**
 * The last own entry the hub holds is told again where it is not known to be ours: a copy of this device may have used
 * the number, and only equal bytes are acknowledged. Bodies are sealed with random nonces, so one number vouches for all before.
 */
function toTellFrom({ vouched }: Remembered, log: Log, hubHolds: number): number {
  const known = vouched.get(logName(log)) === hubHolds;
  return known ? hubHolds : Math.max(0, hubHolds - 1);
}

/** Asked of the store at that moment: another of this device's connections may have delivered since we followed. */
async function hubKnowsMoreOfUs(ports: SyncPorts, log: Log, heads: readonly Head[]): Promise<boolean> {
  const atHub = heads.find((head) => head.author === ports.device)?.number ?? 0;
  const here = (await ports.have(log)).find((head) => head.author === ports.device)?.number ?? 0;
  return atHub > here;
}
