import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import type { Random } from '#base/ids.ts';
import { makeCode } from './codes.ts';
import { readFiles } from './files.ts';
import { differences, hashesOf, printed } from './hashes.ts';
import { calendarFetcher, theInternet } from './fetchCalendar.ts';
import { openHub } from './hub.ts';
import { holdDataDir } from './onlyHub.ts';
import { packAll } from './packing.ts';
import { listen } from './server.ts';
import { addressOf, foundingLine, readSettings, type Settings } from './settings.ts';
import { openSqliteStore } from './sqliteStore.ts';
import type { HubStore } from './store.ts';

const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length));
const APP = fileURLToPath(new URL('../../dist', import.meta.url));
/** The app's packed forms, beside it: in its own folder they would be served as files of it. */
const PACKED = fileURLToPath(new URL('../../packed', import.meta.url));

/** `node src/hub/main.ts` runs the hub, `… code` prints another founding code, `… backup FILE` copies the database, `… hashes [ADDRESS]` compares the app, `… pack` packs it. */
async function main([command, file]: readonly string[]): Promise<void> {
  if (command === 'hashes') return compare(file);
  if (command === 'pack') return void (await packAll(APP, PACKED));
  const settings = readSettings(process.env);
  process.umask(0o077);
  const database = join(settings.dataDir, 'hub.sqlite');
  // Run without the hub's own settings it would make an empty database, copy that, and be taken for a backup.
  if (command === 'backup' && !existsSync(database)) throw new Error(`no hub.sqlite in ${resolve(settings.dataDir)}: set DATA_DIR as for the hub`);
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const open = () => openSqliteStore(database);
  if (command === undefined) return serve(settings, open);
  if (command === 'code') return withStore(open(), async (store) => print(foundingLine(addressOf(settings, settings.port), await makeCode(store, random, false))));
  if (command === 'backup' && file !== undefined) return withStore(open(), async (store) => store.backup(resolve(file)));
  throw new Error('usage: main.ts | main.ts code | main.ts backup FILE | main.ts hashes [ADDRESS] | main.ts pack');
}

/** The built app's hashes; with an address, what the hub there serves otherwise. */
async function compare(address: string | undefined): Promise<void> {
  const hashes = await hashesOf(APP);
  if (address === undefined) return print(printed(hashes).trimEnd());
  const found = await differences(hashes, address);
  for (const { path, is } of found) print(`${is}  ${path}`);
  print(found.length === 0 ? `${address} serves all ${hashes.size} files as built here` : `${found.length} of ${hashes.size} files differ`);
  if (found.length > 0) process.exitCode = 1;
}

async function serve(settings: Settings, open: () => HubStore): Promise<void> {
  const log = pino({ level: settings.logLevel, base: null }, pino.destination({ dest: 2, sync: true }));
  const release = holdDataDir(settings.dataDir);
  const store = open();
  const failed = (error: unknown) => log.error({ err: error }, 'failed');
  const hub = openHub({ store, clock: Date.now, random, soon: setImmediate, failed, fileBytes: settings.fileBytes, fetchCalendar: calendarFetcher(theInternet), publicUrl: settings.publicUrl });
  const server = await listen(settings, hub, await readFiles(APP, PACKED), failed);
  const stop = once(async () => {
    log.info('stopping');
    await server.close();
    await hub.rest();
    await store.close();
    release();
    log.info('stopped');
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().then(() => process.exit(0), (error) => die(error, log)));
  const code = (await store.hasSpaces()) ? null : await makeCode(store, random, true);
  print(foundingLine(addressOf(settings, server.port), code));
  log.info({ port: server.port, dataDir: settings.dataDir }, 'ready');
}

async function withStore(store: HubStore, work: (store: HubStore) => Promise<void>): Promise<void> {
  try {
    await work(store);
  } finally {
    await store.close();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function die(error: unknown, log?: Logger): never {
  if (log) log.fatal({ err: error }, 'stopped by an error');
  else process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

await main(process.argv.slice(2)).catch(die);
