import type { Bytes } from '#base/bytes.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { decodeToHub } from '#wire/toHub.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';

type Said<Is extends ToHub['is']> = Extract<ToHub, { is: Is }>;
/** One connection as the hub sees it. */
export type Line = {
  /** The next message of this kind; others are passed over. */
  hears<Is extends ToHub['is']>(is: Is): Promise<Said<Is>>;
  /** Everything heard and not asked for yet. */
  readonly heard: readonly ToHub[];
  says(message: FromHub): void;
  saysBytes(bytes: Bytes): void;
  closes(code: number): void;
  /** The device hung up. */
  readonly hungUp: boolean;
};

/** A hub whose every word the test decides, over channels in memory. */
export type ScriptedHub = {
  readonly open: OpenChannel;
  /** How often it was dialled. */
  readonly dialled: number;
  /** While false, nobody answers. */
  reachable: boolean;
  /** The next connection that was opened. */
  line(): Promise<Line>;
};

export function scriptedHub(): ScriptedHub {
  const lines = queue<Line>();
  const hub = {
    dialled: 0,
    reachable: true,
    line: () => lines.next(() => true),
    open: ((events) => {
      hub.dialled += 1;
      if (!hub.reachable) {
        queueMicrotask(() => events.closed(1006));
        return { send: () => {}, close: () => {} };
      }
      const messages = queue<ToHub>();
      const line = {
        hungUp: false,
        heard: messages.items,
        hears: <Is extends ToHub['is']>(is: Is) => messages.next((message) => message.is === is) as Promise<Said<Is>>,
        says: (message: FromHub) => line.saysBytes(encodeFromHub(message)),
        saysBytes: (bytes: Bytes) => {
          if (!line.hungUp) queueMicrotask(() => events.frame(bytes));
        },
        closes: (code: number) => {
          if (!line.hungUp) queueMicrotask(() => events.closed(code));
        },
      };
      queueMicrotask(() => {
        events.opened();
        lines.add(line);
      });
      return {
        send: (frame) => {
          const read = decodeToHub(frame);
          if (!read.ok) throw new Error('the device sent what no hub can read');
          messages.add(read.value);
        },
        close: () => {
          line.hungUp = true;
        },
      };
    }) satisfies OpenChannel,
  };
  return hub;
}

function queue<T>() {
  const items: T[] = [];
  let waiting: { readonly wanted: (item: T) => boolean; readonly found: (item: T) => void } | null = null;
  function look(): void {
    const index = waiting ? items.findIndex(waiting.wanted) : -1;
    const item = items[index];
    if (!waiting || item === undefined) return;
    items.splice(0, index + 1);
    const { found } = waiting;
    waiting = null;
    found(item);
  }
  return {
    items,
    add(item: T) {
      items.push(item);
      look();
    },
    next: (wanted: (item: T) => boolean): Promise<T> =>
      new Promise((found) => {
        waiting = { wanted, found };
        look();
      }),
  };
}
