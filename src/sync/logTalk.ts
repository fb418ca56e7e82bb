import type { Entry } from '#wire/entry.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { authorName, cursorsFrom, logName, sendWindow, takeFrame, type Cursors } from './outbox.ts';
import type { Log, SyncPorts } from './ports.ts';

type Message<Is extends FromHub['is']> = Extract<FromHub, { is: Is }>;
/** A followed log; `cursors` once the hub told its heads. `stale`: the phone's store may hold more than `next`. */
type Followed = { readonly log: Log; cursors: Cursors | null; next: readonly Entry[]; stale: boolean };

/** The logs' part of one connection: what the hub holds, what it sends, what it still needs. */
export type LogTalk = {
  /** Follows every log that is not followed yet. */
  follow(): Promise<void>;
  heads(message: Message<'heads'>): Promise<'superseded' | 'fine'>;
  page(message: Message<'page'>): Promise<void>;
  acknowledged(message: Message<'ack'>): Promise<void>;
  /** Something was saved: asks the store again and sends. */
  nudge(): Promise<void>;
  /** Something sent is not answered yet. */
  underWay(): boolean;
};

/** What a connection leaves to the next one. */
export type Remembered = {
  /** Authors (of a log) whose entries the hub refused: they are not told again while that stands. */
  readonly muted: Set<string>;
  /** By log, the last own number the hub acknowledged to us: what it holds there is ours, not a copy's. */
  readonly vouched: Map<string, number>;
};

/** Everything sent is taken from the phone's store, above what the hub said it holds; nothing waits in memory only. */
export function logTalk(ports: SyncPorts, send: (message: ToHub) => void, { muted, vouched }: Remembered): LogTalk {
  const followed = new Map<string, Followed>();
  const window = sendWindow();

  async function refillNext(at: Followed, cursors: Cursors): Promise<void> {
    at.stale = false;
    const entries = await ports.entriesAfter(at.log, cursors.heads());
    cursors.reach(entries);
    at.next = entries.filter((entry) => !muted.has(authorName(entry.header)));
  }

  async function sendFrom(at: Followed): Promise<void> {
    while (at.cursors && !window.full()) {
      if (at.next.length === 0 && at.stale) await refillNext(at, at.cursors);
      if (at.next.length === 0) return;
      const { frame, rest } = takeFrame(at.next);
      at.next = rest;
      window.sent(frame);
      send({ is: 'append', entries: frame });
    }
  }

  /**
   * The last own entry the hub holds is told again where it is not known to be ours: a copy of this device may have used
   * the number, and only equal bytes are acknowledged. Bodies are sealed with random nonces, so one number vouches for all before.
   */
  function toTellFrom(log: Log, hubHolds: number): number {
    const known = vouched.get(logName(log)) === hubHolds;
    return known ? hubHolds : Math.max(0, hubHolds - 1);
  }

  async function sendAll(): Promise<void> {
    for (const at of followed.values()) await sendFrom(at);
  }

  return {
    async follow() {
      for (const log of ports.logs()) {
        if (followed.has(logName(log))) continue;
        followed.set(logName(log), { log, cursors: null, next: [], stale: true });
        send({ is: 'follow', circle: log.circle, epoch: log.epoch, have: await ports.have(log) });
      }
    },
    async heads({ circle, epoch, heads }) {
      const at = followed.get(logName({ circle, epoch }));
      if (!at) return 'fine';
      if (await hubKnowsMoreOfUs(ports, at.log, heads)) return 'superseded';
      await ports.hubHolds(at.log, heads);
      at.cursors = cursorsFrom(heads.map((head) => (head.author === ports.device ? { ...head, number: toTellFrom(at.log, head.number) } : head)));
      await sendFrom(at);
      return 'fine';
    },
    async page({ circle, epoch, entries, more }) {
      const at = followed.get(logName({ circle, epoch }));
      if (!at) return;
      // Asked for before this page is stored: on a slow line the next one travels meanwhile, and no more than one waits.
      if (more) send({ is: 'more', circle, epoch });
      await ports.receive(at.log, entries);
      at.cursors?.reach(entries);
    },
    async acknowledged({ header }) {
      window.answered(header);
      if (header.author === ports.device) vouched.set(logName(header), header.number);
      await ports.acknowledged(header);
      await sendAll();
    },
    async nudge() {
      for (const at of followed.values()) at.stale = true;
      await sendAll();
    },
    underWay: () => !window.empty(),
  };
}

/** Asked of the store at that moment: another of this device's connections may have delivered since we followed. */
async function hubKnowsMoreOfUs(ports: SyncPorts, log: Log, heads: Message<'heads'>['heads']): Promise<boolean> {
  const atHub = heads.find((head) => head.author === ports.device)?.number ?? 0;
  const here = (await ports.have(log)).find((head) => head.author === ports.device)?.number ?? 0;
  return atHub > here;
}
