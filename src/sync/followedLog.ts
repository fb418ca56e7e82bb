import type { Entry } from '#wire/entry.ts';
import type { ToHub } from '#wire/messages.ts';
import type { Head } from '#wire/rosterAction.ts';
import { cursorsFrom, logName, takeFrame, type Cursors, type SendWindow } from './outbox.ts';
import type { Log, SyncPorts } from './ports.ts';
import type { Remembered } from './remembered.ts';

/** One log while it is followed on one connection. */
export type FollowedLog = {
  /** What the hub holds: from there on it is sent what it lacks. */
  heads(heads: readonly Head[]): Promise<'superseded' | 'fine'>;
  page(entries: readonly Entry[], more: boolean): Promise<void>;
  /** Sends what the window lets through. */
  send(): Promise<void>;
  /** The phone's store may hold more than was asked of it so far. */
  stale(): void;
  /** Leaves out what is muted by now. */
  passOver(): void;
  /** Whether anything was left out. */
  passedOver(): boolean;
};

export function followedLog(ports: SyncPorts, log: Log, send: (message: ToHub) => void, { window, remembered }: { readonly window: SendWindow; readonly remembered: Remembered }): FollowedLog {
  const { muted, vouched } = remembered;
  let cursors: Cursors | null = null;
  let next: readonly Entry[] = [];
  let stale = true;
  let leftOut = false;

  function audible(entries: readonly Entry[]): readonly Entry[] {
    const heard = entries.filter(({ header }) => !muted.has(header));
    leftOut ||= heard.length < entries.length;
    return heard;
  }
  async function refill(from: Cursors): Promise<void> {
    stale = false;
    const entries = await ports.entriesAfter(log, from.heads());
    from.reach(entries);
    next = audible(entries);
  }
  async function sendOn(): Promise<void> {
    const from = cursors;
    if (!from) return;
    while (!window.full()) {
      if (next.length === 0 && stale) await refill(from);
      if (next.length === 0) return;
      const { frame, rest } = takeFrame(next);
      next = rest;
      window.sent(frame);
      send({ is: 'append', entries: frame });
    }
  }
  return {
    async heads(heads) {
      if (await hubKnowsMoreOfUs(ports, log, heads)) return 'superseded';
      await ports.hubHolds(log, heads);
      cursors = cursorsFrom(heads.map((head) => (head.author === ports.device ? { ...head, number: toTellFrom(vouched, log, head.number) } : head)));
      await sendOn();
      return 'fine';
    },
    async page(entries, more) {
      // Asked for before this page is stored: on a slow line the next one travels meanwhile, and no more than one waits.
      if (more) send({ is: 'more', circle: log.circle, epoch: log.epoch });
      await ports.receive(log, entries);
      cursors?.reach(entries);
    },
    send: sendOn,
    stale: () => void (stale = true),
    passOver() {
      leftOut = true;
      next = audible(next);
    },
    passedOver: () => leftOut,
  };
}

/**
 * The last own entry the hub holds is told again where it is not known to be ours: a copy of this device may have used
 * the number, and only equal bytes are acknowledged. Bodies are sealed with random nonces, so one number vouches for all before.
 */
function toTellFrom(vouched: ReadonlyMap<string, number>, log: Log, hubHolds: number): number {
  const known = vouched.get(logName(log)) === hubHolds;
  return known ? hubHolds : Math.max(0, hubHolds - 1);
}

/** Asked of the store at that moment: another of this device's connections may have delivered since we followed. */
async function hubKnowsMoreOfUs(ports: SyncPorts, log: Log, heads: readonly Head[]): Promise<boolean> {
  const atHub = heads.find((head) => head.author === ports.device)?.number ?? 0;
  const here = (await ports.have(log)).find((head) => head.author === ports.device)?.number ?? 0;
  return atHub > here;
}
