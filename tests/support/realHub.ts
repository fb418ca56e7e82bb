import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';

/** The real hub in its own process, on one port and folder for all its lives. */
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
  const dataDir = mkdtempSync(join(tmpdir(), 'anlauf-hub-'));
  const port = await freePort();
  let running: ChildProcess | null = null;
  const kill = async (): Promise<void> => {
    const dying = running;
    running = null;
    if (dying?.kill('SIGKILL')) await once(dying, 'exit');
  };
  return {
    dataDir,
    open: webSocketChannel(syncAddress(`http://127.0.0.1:${port}`)),
    async start() {
      const hub = spawn(process.execPath, ['src/hub/main.ts'], { env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, stdio: ['ignore', 'pipe', 'inherit'] });
      running = hub;
      const [line] = (await once(createInterface(hub.stdout), 'line')) as [string];
      return line.split('#gruenden=')[1] ?? null;
    },
    kill,
    async remove() {
      await kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
