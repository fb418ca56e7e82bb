import type { OpenChannel } from '#sync/ports.ts';
import { decodeFromHub, encodeFromHub } from '#wire/fromHub.ts';
import type { FromHub } from '#wire/messages.ts';

/** What a hostile hub makes of a word of the true one: other words, several, or none. */
export type Twist = (message: FromHub) => readonly FromHub[];

/** A hostile hub in front of a true one: it hears and says everything, and the test decides what becomes of it. */
export type HostileLine = {
  readonly open: OpenChannel;
  /** How often a connection was opened. */
  opened: number;
  /** Null: it is honest. */
  twist: Twist | null;
  /** Breaks the connections off; the phone comes back. */
  hangUp(): void;
};

export function hostileLine(hub: OpenChannel): HostileLine {
  const lines = new Set<() => void>();
  const line: HostileLine = {
    opened: 0,
    twist: null,
    open: (events) => {
      let over = false;
      const channel = hub({
        opened: () => {
          line.opened += 1;
          events.opened();
        },
        frame: (bytes) => {
          if (over) return;
          const read = line.twist ? decodeFromHub(bytes) : null;
          if (!read?.ok || !line.twist) return events.frame(bytes);
          for (const message of line.twist(read.value)) events.frame(encodeFromHub(message));
        },
        closed: (code) => {
          lines.delete(breakOff);
          if (!over) events.closed(code);
        },
      });
      const breakOff = (): void => {
        over = true;
        lines.delete(breakOff);
        channel.close();
        events.closed(1006);
      };
      lines.add(breakOff);
      return channel;
    },
    hangUp: () => [...lines].forEach((breakOff) => breakOff()),
  };
  return line;
}
