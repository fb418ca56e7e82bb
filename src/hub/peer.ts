import type { Bytes } from '#base/bytes.ts';
import { encodeFromHub } from '#wire/fromHub.ts';
import type { FromHub } from '#wire/messages.ts';
import type { CloseCode } from '#wire/limits.ts';

/** The other end of a connection, as the hub's logic sees it: a WebSocket, or a test. */
export type Peer = {
  /** Never waits; a peer that reads too slowly is closed by whoever implements this. */
  sendFrame(frame: Bytes): void;
  close(code: CloseCode): void;
  /** Told when the connection has shown what it is: a stranger's limits on bytes and time end here. */
  stands(as: Standing): void;
  /** Where it comes from, for limiting guesses; never logged. */
  readonly address: string;
};

/** A courier, an invite's holder and a removed device keep a stranger's place: anyone may open many of them. */
export type Standing = 'courier' | 'invited' | 'parting' | 'proven';

export function send(peer: Peer, message: FromHub): void {
  peer.sendFrame(encodeFromHub(message));
}
