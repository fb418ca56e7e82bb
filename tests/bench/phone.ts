import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { chromiumFlags } from '../../playwright.config.ts';
import { findChromium } from '../support/browser.ts';
import type { HubProcess } from '../support/hubProcess.ts';
import { hubWorld } from '../support/hubWorld.ts';

export const PASSPHRASE = 'haselnussbraun mit sahne';
/** Frames as soon as they are ready: the wait for a screen's next beat, up to 17 ms, is not the app's. */
export const NO_BEAT = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** A browser profile that outlives its browser, as a phone does. */
export type Profile = {
  readonly path: string;
  /** Starts the browser anew: nothing of it is in memory. */
  open(flags?: readonly string[]): Promise<{ readonly context: BrowserContext; readonly page: Page }>;
  /** Bytes in IndexedDB's files. */
  diskBytes(): Promise<number>;
  remove(): Promise<void>;
};

export function chromiumHere(): string {
  const path = findChromium();
  if (!path) throw new Error('the benchmark needs Chromium: install it or set CHROMIUM to its path');
  return path;
}

export async function newProfile(): Promise<Profile> {
  const executablePath = chromiumHere();
  const path = await mkdtemp(join(tmpdir(), 'anlauf-phone-'));
  const opened: BrowserContext[] = [];
  return {
    path,
    async open(flags = []) {
      const context = await chromium.launchPersistentContext(path, {
        executablePath, args: [...chromiumFlags, ...flags], viewport: { width: 360, height: 740 }, locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'allow',
      });
      context.setDefaultTimeout(300_000);
      opened.push(context);
      return { context, page: context.pages()[0] ?? (await context.newPage()) };
    },
    diskBytes: () => bytesIn(join(path, 'Default', 'IndexedDB')),
    // Where something failed the browser is still there, and writing.
    remove: async () => {
      for (const context of opened) await context.close();
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(names.filter((name) => name.isFile()).map(async (name) => (await stat(join(name.parentPath, name.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** From when this resolves, all renderers of the profile's browser run at a fraction of their speed (slow.ts). Answers how to end it. */
export async function slowDown(profile: Profile, rate: number): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./slow.ts', import.meta.url)), profile.path, String(rate)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGTERM');
    await gone;
  };
}

/** Opens the invite's link and fills in the form; resolves with the click on "Beitreten". */
export async function joinByLink(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Dein Name').fill('Deniz Beispiel');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase wiederholen').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Beitreten' }).press('Enter');
}

/** Resolves once the list of contacts says it holds so many; answers the page's clock then, in milliseconds since 1970. */
export async function listHolds(page: Page, contacts: number): Promise<number> {
  const at = await page.waitForFunction((wanted) => {
    const said = document.querySelector('main [role="status"]')?.textContent ?? '';
    return Number(said.replaceAll(/\D/g, '')) === wanted ? performance.timeOrigin + performance.now() : null;
  }, contacts, { polling: 'raf' });
  return (await at.jsonValue()) ?? 0;
}

/** Resolves once the unlocked app stands; answers the page's clock. */
export async function appStands(page: Page): Promise<number> {
  const at = await page.waitForFunction(() => (document.querySelector('nav') ? performance.timeOrigin + performance.now() : null), undefined, { polling: 'raf' });
  return (await at.jsonValue()) ?? 0;
}

/** From where joining ends to the list of contacts. */
export async function goToContacts(page: Page): Promise<void> {
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Kontakte' }).click();
}

/** Locks, which writes what the next start paints from; resolves once that lies on the disk, which is after the locked screen stands. */
export async function lockApp(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'App sperren', exact: true }).click();
  await page.getByRole('button', { name: 'Entsperren' }).waitFor();
  await page.evaluate(teamIsCovered);
}

/** Resolves once the page has nothing left to do. */
export async function nothingLeft(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

/** Runs in the page: resolves once the team's checkpoint contains every entry of its log. Dexie tells every context what was written, by this channel. */
async function teamIsCovered(): Promise<void> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const isCovered = async (db: IDBDatabase): Promise<boolean> => {
    const kept = (await answer(db.transaction('checkpoints').objectStore('checkpoints').getAll(IDBKeyRange.bound(['team'], ['team', []])))) as { epoch: number; heads: { number: number }[] }[];
    const checkpoint = kept.at(-1);
    const epoch = checkpoint?.epoch ?? 1;
    const entries = await answer(db.transaction('entries').objectStore('entries').count(IDBKeyRange.bound(['team', epoch], ['team', epoch, []])));
    return checkpoint?.heads.reduce((sum, head) => sum + head.number, 0) === entries;
  };
  const written = new BroadcastChannel('x-storagemutated-1');
  const db = await answer(indexedDB.open('anlauf'));
  for (;;) {
    const next = new Promise((told) => written.addEventListener('message', told, { once: true }));
    if (await isCovered(db)) break;
    await next;
  }
  written.close();
  db.close();
}

/** A fresh phone for as long as the work takes. */
export async function withPhone(work: (profile: Profile) => Promise<void>): Promise<void> {
  const profile = await newProfile();
  try {
    await work(profile);
  } finally {
    await profile.remove();
  }
}

/** A fresh hub for as long as the work takes. */
export async function withHub(work: (hub: HubProcess) => Promise<void>): Promise<void> {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  try {
    await work(hub);
  } finally {
    await stop();
  }
}
