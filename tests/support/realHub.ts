import { createServer } from 'node:net';
import { once } from 'node:events';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startHub, temporaryFolder, type HubProcess } from './hubProcess.ts';

/** The real hub on one port and folder through several lives. */
export type RealHub = {
  readonly dataDir: string;
  readonly open: OpenChannel;
  /** Starts it; answers the founding code, or null where an association exists. */
  start(): Promise<string | null>;
  /** kill -9. */
  kill(): Promise<void>;
  /** Kills it if need be and deletes its folder. */
  remove(): Promise<void>;
};

export async function realHub(): Promise<RealHub> {
  const folder = await temporaryFolder();
  const port = await freePort();
  let running: HubProcess | null = null;
  const kill = async (): Promise<void> => {
    await running?.kill('SIGKILL');
    running = null;
  };
  return {
    dataDir: folder.path,
    open: webSocketChannel(syncAddress(`http://localhost:${port}`)),
    async start() {
      running = await startHub({ dataDir: folder.path, port, env: { LOG_LEVEL: 'silent' } });
      return running.code;
    },
    kill,
    async remove() {
      await kill();
      await folder.remove();
    },
  };
}

/** A port nobody has now: the hub must come back on the same one after a kill. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
