import { ownBytes } from '#base/bytes.ts';
import { closeCode } from '#wire/limits.ts';
import type { OpenChannel } from './ports.ts';

const BROKEN = 1006;

/** The sync socket's address for the origin the app was served from. */
export function syncAddress(origin: string): string {
  return `${origin.replace(/^http/, 'ws').replace(/\/$/, '')}/sync`;
}

/** Channels over the platform's WebSocket: in a window, a worker, a service worker or Node. After `close` no event comes. */
export function webSocketChannel(address: string): OpenChannel {
  return (events) => {
    const socket = dial(address);
    if (!socket) {
      queueMicrotask(() => events.closed(BROKEN));
      return { send: () => {}, close: () => {} };
    }
    const listening = new AbortController();
    const on = { signal: listening.signal };
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => events.opened(), on);
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) return events.frame(ownBytes(new Uint8Array(data)));
      listening.abort();
      socket.close();
      events.closed(closeCode.malformed);
    }, on);
    socket.addEventListener('close', ({ code }) => events.closed(code), on);
    return {
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(frame);
      },
      close: () => {
        listening.abort();
        socket.close();
      },
    };
  };
}

/** A browser throws where an address may not be dialled at all; for us that is a hub out of reach. */
function dial(address: string): WebSocket | null {
  try {
    return new WebSocket(address);
  } catch {
    return null;
  }
}
