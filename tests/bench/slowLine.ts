import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between browser and hub as a village has it. */
export type Line = { readonly origin: string; /** Bytes of the sync sockets so far, both ways, frames and handshake included. */ syncBytes(): number; close(): Promise<void> };
export type LineSpeed = { readonly downMbit: number; readonly upMbit: number; readonly roundTripMs: number };

/** A TCP proxy on localhost: all connections share the line's rate, every byte arrives half a round trip later. */
export async function slowLine(toPort: number, { downMbit, upMbit, roundTripMs }: LineSpeed): Promise<Line> {
  let bytes = 0;
  const sockets = new Set<Socket>();
  const down = lane(downMbit, roundTripMs / 2);
  const up = lane(upMbit, roundTripMs / 2);
  const server = createServer({ noDelay: true }, (phone) => {
    const hub = connect({ port: toPort, host: 'localhost', noDelay: true });
    let syncs = false;
    for (const socket of [phone, hub]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    phone.on('data', (chunk: Buffer) => {
      syncs ||= chunk.toString('latin1', 0, 9) === 'GET /sync';
      if (syncs) bytes += chunk.length;
      up(chunk, hub);
    });
    hub.on('data', (chunk: Buffer) => {
      if (syncs) bytes += chunk.length;
      down(chunk, phone);
    });
    phone.on('close', () => hub.destroy());
    hub.on('close', () => setTimeout(() => phone.destroy(), roundTripMs));
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    syncBytes: () => bytes,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One direction: chunks leave one after another at the line's rate and arrive `delayMs` later, in order. */
function lane(megabits: number, delayMs: number): (chunk: Buffer, to: Socket) => void {
  let free = 0;
  return (chunk, to) => {
    const now = performance.now();
    free = Math.max(now, free) + (chunk.length * 8) / (megabits * 1_000);
    setTimeout(() => void (to.writable && to.write(chunk)), free + delayMs - now);
  };
}
