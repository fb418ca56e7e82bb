import type { Bytes } from '#base/bytes.ts';
import { encodeFromHub, type FromHub } from '#wire/messages.ts';
import type { CloseCode } from '#wire/limits.ts';

/** The other end of a connection, as the hub's logic sees it: a WebSocket, or a test. */
export type Peer = {
  /** Never waits; a peer that reads too slowly is closed by whoever implements this. */
  sendFrame(frame: Bytes): void;
  close(code: CloseCode): void;
  /** Told when the connection has shown whose it is, or that it only delivers: the limits of a stranger end here. */
  stands(as: 'courier' | 'proven'): void;
  /** Where it comes from, for limiting guesses; never logged. */
  readonly address: string;
};

export function send(peer: Peer, message: FromHub): void {
  peer.sendFrame(encodeFromHub(message));
}
