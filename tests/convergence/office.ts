import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Random } from '#base/ids.ts';
import { makeCode } from '#hub/codes.ts';
import { openHub, type Hub } from '#hub/hub.ts';
import { openSqliteStore } from '#hub/sqliteStore.ts';
import type { HubStore } from '#hub/store.ts';
import type { OpenChannel } from '#sync/ports.ts';
import type { Bytes } from '#base/bytes.ts';
import type { Roster } from '#roster/roster.ts';

/** The hub's folder with the association in it, to be copied for each office. */
export type Founded = { readonly file: string; remove(): void };

export async function foundedFile(chain: readonly Bytes[], roster: Roster, random: Random): Promise<Founded> {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-founded-'));
  const file = join(folder, 'hub.sqlite');
  const store = openSqliteStore(file);
  const code = random(32);
  await store.addCode(code, true);
  for (const [index, bytes] of chain.entries()) {
    const row = { space: roster.space, index, bytes, wraps: [], voids: [], opens: null };
    await (index === 0 ? store.found(code, row) : store.addRoster(row));
  }
  await store.close();
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}

/** The folder of a hub at which nobody has founded yet, and its founding code. */
export async function unfoundedFile(random: Random): Promise<Founded & { readonly code: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-unfounded-'));
  const file = join(folder, 'hub.sqlite');
  const store = openSqliteStore(file);
  const code = await makeCode(store, random, true);
  await store.close();
  return { file, code, remove: () => rmSync(folder, { recursive: true }) };
}

/** The real hub over a real database, without its network: phones reach it through lines that may be cut. */
export type Office = {
  /** Its database. */
  readonly file: string;
  open: OpenChannel;
  /** Ends the hub and starts it over the same database. */
  restart(): Promise<void>;
  /** Remembers the database as it is now … */
  backUp(): Promise<void>;
  /** … and starts the hub from what was remembered last. */
  restore(): Promise<void>;
  close(): Promise<void>;
};

export function openOffice(founded: Founded, random: Random): Office {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-office-'));
  const [file, copy] = [join(folder, 'hub.sqlite'), join(folder, 'backup.sqlite')];
  copyFileSync(founded.file, file);
  copyFileSync(founded.file, copy);
  const hangUps = new Set<() => void>();
  let store: HubStore = openSqliteStore(file);
  let hub = start();

  function start(): Hub {
    return openHub({ store, clock: () => 0, random, soon: setImmediate, failed: (error) => { throw error; } });
  }
  async function stop(): Promise<void> {
    for (const hangUp of hangUps) hangUp();
    await hub.rest();
    await store.close();
  }
  function startAgain(): void {
    store = openSqliteStore(file);
    hub = start();
  }
  return {
    file,
    open: (events) => line(hub, hangUps, events),
    async restart() {
      await stop();
      startAgain();
    },
    async backUp() {
      rmSync(copy);
      await store.backup(copy);
    },
    async restore() {
      await stop();
      copyFileSync(copy, file);
      startAgain();
    },
    async close() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Frames arrive one a turn and in order; what is under way when the line breaks is lost. */
function line(hub: Hub, hangUps: Set<() => void>, events: Parameters<OpenChannel>[0]): ReturnType<OpenChannel> {
  let alive = true;
  const later = (task: () => void) => setImmediate(() => { if (alive) task(); });
  const end = (code: number): void => {
    if (!alive) return;
    alive = false;
    hangUps.delete(broken);
    void atHub.closed();
    setImmediate(() => events.closed(code));
  };
  const broken = (): void => end(1006);
  const atHub = hub.connect({
    sendFrame: (frame) => later(() => events.frame(frame)),
    close: (code) => later(() => end(code)),
    stands: () => undefined,
    address: 'here',
  });
  hangUps.add(broken);
  later(events.opened);
  return { send: (frame) => later(() => void atHub.frame(frame)), close: broken };
}
