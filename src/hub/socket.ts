import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { ownBytes } from '#base/bytes.ts';
import { closeCode, MAX_FRAME_BYTES, PROOF_MS, UNPROVEN_BYTES, type CloseCode } from '#wire/limits.ts';
import { createGate, type Gate } from './gate.ts';
import type { Hub, Line } from './hub.ts';
import type { Standing } from './peer.ts';

export const SYNC_PATH = '/sync';
/** What may lie unread in a connection before it counts as too slow. */
const UNREAD_BYTES = 4 * 1024 * 1024;
/** Frames that wait for their turn before the hub stops reading. */
const WAITING_FRAMES = 32;
/** A peer that does not close gracefully is dropped after this. */
const CLOSE_MS = 2_000;
/** Dead connections are found by asking: whoever did not answer the last ping is dropped. */
const HEARTBEAT_MS = 30_000;
/** A courier delivers and goes, a removed device leaves its mail and goes. */
const VISIT_IDLE_MS = 60_000;

/** ws answers what is beyond its limit with 1009; ours is checked below it, to say 4413. */
const socketOptions = { noServer: true, perMessageDeflate: false, maxPayload: 2 * MAX_FRAME_BYTES, clientTracking: true, closeTimeout: CLOSE_MS };

export type Sockets = { close(): Promise<void> };

/** Speaks PROTOCOL.md at /sync on a server. `allowedHosts`: besides the one asked for, which origins may connect. */
export function openSockets(server: HttpServer | HttpsServer, hub: Hub, allowedHosts: readonly string[]): Sockets {
  const sockets = new WebSocketServer(socketOptions);
  const gate = createGate();
  server.on('upgrade', (request, duplex, head) => {
    const refused = refusalOf(request, allowedHosts);
    if (refused) return turnAway(duplex, refused);
    sockets.handleUpgrade(request, duplex, head, (socket) => attach(hub, gate, socket, request.socket.remoteAddress ?? '', duplex));
  });
  const answered = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => beat(sockets, answered), HEARTBEAT_MS);
  return {
    close: async () => {
      clearInterval(heartbeat);
      for (const socket of sockets.clients) socket.close(closeCode.goingAway);
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
}

function refusalOf(request: IncomingMessage, allowedHosts: readonly string[]): string | null {
  if (request.url?.split('?', 1)[0] !== SYNC_PATH) return '404 Not Found';
  const { origin, host } = request.headers;
  if (origin === undefined) return null;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  return from !== null && (from === host || allowedHosts.includes(from)) ? null : '403 Forbidden';
}

function turnAway(duplex: Duplex, status: string): void {
  // Once upgraded, nobody else listens for its errors, and one unheard would end the process.
  duplex.on('error', () => undefined);
  duplex.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function beat(sockets: WebSocketServer, asked: WeakSet<WebSocket>): void {
  for (const socket of sockets.clients) {
    if (asked.has(socket)) socket.terminate();
    else {
      asked.add(socket);
      socket.once('pong', () => asked.delete(socket));
      socket.ping();
    }
  }
}

function attach(hub: Hub, gate: Gate, socket: WebSocket, address: string, raw: Duplex): void {
  // ws closes the connection itself after a broken frame; without a listener its error would end the process.
  socket.on('error', () => undefined);
  const pass = gate.enter(address);
  if (!pass) return socket.close(closeCode.tooMany);
  hub.counts.connections += 1;
  const probation = beOnProbation(hub, socket, raw);
  const line = hub.connect({
    address,
    sendFrame: (frame) => sendBounded(hub, socket, frame),
    close: (code) => socket.close(code),
    stands: (as) => {
      probation.becomes(as);
      if (as === 'proven') pass.proven();
    },
  });
  receive(socket, line, probation);
  socket.on('close', () => {
    hub.counts.connections -= 1;
    probation.becomes('proven');
    pass.left();
    void line.closed();
  });
}

/** Passes frames on in their order, and stops reading while too many wait. */
function receive(socket: WebSocket, line: Line, probation: Probation): void {
  let waiting = 0;
  socket.on('message', (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    const bytes = data as Buffer;
    if (!isBinary) return socket.close(closeCode.malformed);
    if (bytes.length > MAX_FRAME_BYTES) return socket.close(closeCode.tooLarge);
    probation.heard();
    waiting += 1;
    if (waiting === WAITING_FRAMES) socket.pause();
    void line.frame(ownBytes(bytes)).then(() => {
      waiting -= 1;
      if (socket.isPaused && waiting < WAITING_FRAMES / 2) socket.resume();
    });
  });
}

function sendBounded(hub: Hub, socket: WebSocket, frame: Uint8Array): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > UNREAD_BYTES) {
    hub.counts.tooSlow += 1;
    return socket.close(closeCode.tooSlow);
  }
  socket.send(frame);
}

type Probation = { heard(): void; becomes(what: Standing): void };

/** Until it is proven a connection has little time and few bytes; a courier, which proves nothing, and a removed device a while after each message. */
function beOnProbation(hub: Hub, socket: WebSocket, raw: Duplex): Probation {
  let bytes = 0;
  let timer = setTimeout(() => give(closeCode.unproven), PROOF_MS);
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > UNPROVEN_BYTES) give(closeCode.tooLarge);
  };
  raw.on('data', count);
  function give(code: CloseCode): void {
    hub.counts.refused += 1;
    raw.off('data', count);
    socket.close(code);
    // Nothing more of it is read; ws drops the connection after CLOSE_MS.
    socket.pause();
  }
  let visits = false;
  return {
    heard: () => void (visits && timer.refresh()),
    becomes: (what) => {
      raw.off('data', count);
      clearTimeout(timer);
      visits = what === 'courier' || what === 'parting';
      if (visits) timer = setTimeout(() => give(closeCode.unproven), VISIT_IDLE_MS);
    },
  };
}
