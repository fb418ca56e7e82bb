import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * One device's way to the hub, as the HTTP proxy its browser must use. Playwright's `setOffline` leaves a worker's open sockets
 * alone; this one breaks them, as walking into a dead spot does.
 */
export type Network = {
  /** For a context's `proxy` option. */
  readonly proxy: { readonly server: string; readonly bypass: string };
  cut(): void;
  mend(): void;
  /** Everything that went through it so far, requests and both directions of every socket, unmasked. */
  traffic(): Buffer;
  close(): Promise<void>;
};

export async function openNetwork(): Promise<Network> {
  let isCut = false;
  const open = new Set<Duplex>();
  const seen: Buffer[] = [];
  const track = (socket: Duplex) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
  };
  const note = (bytes: Uint8Array | string) => seen.push(Buffer.from(bytes as Uint8Array));
  const server = createServer((asked, answer) => (isCut ? answer.destroy() : forward(asked, answer, note)));
  server.on('connection', track);
  server.on('connect', (asked: IncomingMessage, client: Duplex, head: Buffer) => {
    if (isCut) return client.destroy();
    const port = Number((asked.url ?? '').split(':').at(-1));
    const hub = connect(port, 'localhost', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
    track(hub);
    hub.write(head);
    tunnel(client, hub, note);
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const destroyAll = () => open.forEach((socket) => socket.destroy());
  return {
    proxy: { server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    cut: () => {
      isCut = true;
      destroyAll();
    },
    mend: () => void (isCut = false),
    traffic: () => Buffer.concat(seen),
    close: async () => {
      destroyAll();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(asked: IncomingMessage, answer: ServerResponse, note: (bytes: Uint8Array | string) => void): void {
  const { url = '', method, headers } = asked;
  note(`${method} ${url} ${JSON.stringify(headers)}\n`);
  // Whatever the hub is called here: it runs on this machine.
  const { pathname, search, port } = new URL(url);
  const onward = request({ host: 'localhost', port, path: pathname + search, method, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.on('data', note);
  asked.pipe(onward);
}

/** Bytes both ways; the client's frames are noted as they were before masking (RFC 6455 §5.3). */
function tunnel(client: Duplex, hub: Socket, note: (bytes: Uint8Array | string) => void): void {
  const frames = unmasking(note);
  client.on('data', (chunk: Buffer) => {
    frames(chunk);
    hub.write(chunk);
  });
  hub.on('data', (chunk: Buffer) => {
    note(chunk);
    client.write(chunk);
  });
  client.on('end', () => hub.end());
  hub.on('end', () => client.end());
  client.on('close', () => hub.destroy());
  hub.on('close', () => client.destroy());
}

const REQUEST_END = '\r\n\r\n';

function unmasking(note: (bytes: Uint8Array) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let upgraded = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!upgraded) {
      const end = rest.indexOf(REQUEST_END);
      if (end < 0) return;
      upgraded = true;
      note(rest.subarray(0, end));
      rest = rest.subarray(end + REQUEST_END.length);
    }
    for (let frame = nextFrame(rest); frame; frame = nextFrame(rest)) {
      note(frame.payload);
      rest = rest.subarray(frame.length);
    }
  };
}

function nextFrame(bytes: Buffer): { readonly payload: Buffer; readonly length: number } | null {
  if (bytes.length < 6) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const sizeBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
  const start = 2 + sizeBytes + 4;
  if (bytes.length < start) return null;
  const size = sizeBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : sizeBytes === 2 ? bytes.readUInt16BE(2) : short;
  if (bytes.length < start + size) return null;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, start + size).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { payload, length: start + size };
}
