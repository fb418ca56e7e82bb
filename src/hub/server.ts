import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Files } from './files.ts';
import type { Hub } from './hub.ts';
import type { Settings } from './settings.ts';
import { openSockets } from './socket.ts';
import { answerRequest } from './web.ts';

export type Server = { readonly port: number; /** Takes no more connections and ends the present ones (4503). */ close(): Promise<void> };

/** A request must have come in whole by then. */
const REQUEST_MS = 10_000;

/** The app and the socket on one port. */
export async function listen(settings: Settings, hub: Hub, files: Files, failed: (error: unknown) => void): Promise<Server> {
  const publicHost = settings.publicUrl ? new URL(settings.publicUrl) : null;
  const web = { files, hub, secure: settings.tls !== null || publicHost?.protocol === 'https:' };
  const server = await bareServer(settings, (request, response) => {
    answerRequest(web, request, response).catch((error: unknown) => {
      failed(error);
      response.destroy();
    });
  });
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  const sockets = openSockets(server, hub, publicHost ? [publicHost.host] : []);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: settings.port, ...(settings.host ? { host: settings.host } : {}) }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bareServer({ tls }: Settings, answer: RequestListener) {
  if (!tls) return createServer(answer);
  const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
  return createTlsServer({ cert, key }, answer);
}
