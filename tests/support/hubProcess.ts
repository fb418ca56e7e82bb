import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/hub/main.ts', import.meta.url));
/** Hundreds of hubs are started: what Node made of their program (by its contents) is kept for the next, which takes less than half as long to start. */
const kept = { NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/hub', import.meta.url)) };

export type HubProcess = {
  /** http(s)://localhost:<port>, as printed. */
  readonly address: string;
  readonly port: number;
  /** The founding code printed, null once an association exists. */
  readonly code: string | null;
  readonly pid: number;
  readonly dataDir: string;
  /** Everything it has logged so far. */
  log(): string;
  /** Sends the signal; resolves with the exit code (null where the signal ended it) once the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
};
export type HubOptions = { readonly dataDir: string; /** 0: any free one. */ readonly port?: number; readonly env?: Record<string, string>; readonly nodeArgs?: readonly string[]; /** Another copy's program. */ readonly main?: string };

/** A real hub process with real SQLite. Rejects where it ends before it is ready, with what it said. */
export async function startHub({ dataDir, port = 0, env = {}, nodeArgs = [], main = MAIN }: HubOptions): Promise<HubProcess> {
  const child = spawn(process.execPath, [...nodeArgs, main], { env: { ...process.env, ...kept, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'info', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const gone = once(child, 'exit').then(([code]) => code as number | null);
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => line as string), gone.then(() => null)]);
  const read = /^Anlauf: (https?:\/\/[^:/]+(?::(\d+))?)(?:#gruenden=(\S+))?$/.exec(first ?? '');
  if (!read?.[1]) throw new Error(`hub did not start: ${first ?? ''} ${log}`);
  return {
    address: read[1],
    port: Number(read[2] ?? port),
    code: read[3] ?? null,
    pid: child.pid ?? 0,
    dataDir,
    log: () => log,
    kill: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return gone;
    },
  };
}

/** Runs one of the hub's commands (`code`, `backup FILE`); answers what it printed. */
export async function runHubCommand(dataDir: string, args: readonly string[], env: Record<string, string> = {}): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  // With both set, as a test runner may have them, Node warns on stderr.
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...kept, NO_COLOR: undefined, FORCE_COLOR: undefined, DATA_DIR: dataDir, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** Puts a copy in the place of a stopped hub's database, by the steps README names. */
export async function putBack(dataDir: string, copy: string): Promise<void> {
  for (const name of ['hub.sqlite', 'hub.sqlite-wal', 'hub.sqlite-shm']) await rm(join(dataDir, name), { force: true });
  await copyFile(copy, join(dataDir, 'hub.sqlite'));
}

/** A folder of its own for one test; `remove` when done. */
export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'anlauf-hub-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
