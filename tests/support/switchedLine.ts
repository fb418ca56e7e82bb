import type { ChannelEvents, OpenChannel } from '#sync/ports.ts';

/** A phone's way to the hub that can be switched off, made to lie, or cut after so many frames. */
export type SwitchedLine = {
  readonly open: OpenChannel;
  on(): void;
  /** Breaks what stands; nothing is reached. */
  off(): void;
  /** Whatever is dialled is closed at once with this code, as a hub might that is not honest. */
  answerWith(code: number): void;
  /** Breaks after so many more frames in either direction, and is off then. Resolves when that happened. */
  cutAfter(frames: number): Promise<void>;
  /** Resolves with the code the hub itself closes a connection with, the next time it does. */
  closedByHub(): Promise<number>;
};

const BROKEN = 1006;

export function switchedLine(real: OpenChannel): SwitchedLine {
  const standing = new Set<(code: number) => void>();
  let mode: 'on' | 'off' | number = 'on';
  let left = Number.POSITIVE_INFINITY;
  let cut = (): void => undefined;
  let told = (_code: number): void => undefined;
  const breakAll = (code: number): void => { for (const end of standing) end(code); };
  const off = (): void => {
    mode = 'off';
    breakAll(BROKEN);
  };
  const passed = (): boolean => {
    left -= 1;
    if (left > 0) return true;
    left = Number.POSITIVE_INFINITY;
    off();
    cut();
    return false;
  };
  const refuse = (events: ChannelEvents, code: number): ReturnType<OpenChannel> => {
    setImmediate(() => events.closed(code));
    return { send: () => undefined, close: () => undefined };
  };
  const connect = (events: ChannelEvents): ReturnType<OpenChannel> => {
    let alive = true;
    const end = (code: number): void => {
      if (!alive) return;
      alive = false;
      standing.delete(end);
      channel.close();
      events.closed(code);
    };
    const channel = real({
      opened: () => { if (alive) events.opened(); },
      frame: (bytes) => { if (alive && passed()) events.frame(bytes); },
      closed: (code) => {
        if (alive) told(code);
        end(code);
      },
    });
    standing.add(end);
    return { send: (bytes) => { if (alive && passed()) channel.send(bytes); }, close: () => { alive = false; standing.delete(end); channel.close(); } };
  };
  return {
    open: (events) => (mode === 'on' ? connect(events) : refuse(events, mode === 'off' ? BROKEN : mode)),
    on: () => void (mode = 'on'),
    off,
    answerWith(code) {
      mode = code;
      breakAll(code);
    },
    closedByHub: () => new Promise<number>((resolve) => { told = resolve; }),
    cutAfter: (frames) => new Promise<void>((resolve) => {
      left = frames;
      cut = resolve;
    }),
  };
}
