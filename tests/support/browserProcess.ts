import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findChromium } from './browser.ts';

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=de-DE', '--remote-debugging-port=0'];

/** A whole browser of one's own on a profile on the disk, whose processes can be killed. */
export type RunningBrowser = {
  readonly page: Page;
  /** The profile's folder; it outlives the browser. */
  readonly profile: string;
  /** Kills every process of the browser (SIGKILL) as soon as the page shows the words. */
  killWhenShown(words: string): Promise<void>;
  /** The same at once. */
  kill(): Promise<void>;
  /** Ends it as a person would, so that it writes everything it keeps. */
  close(): Promise<void>;
};

/** By process id, the profile of each browser that runs. */
const running = new Map<number, string>();
// A test that fails leaves its browser, which is a process group of its own.
process.on('exit', () => {
  for (const [pid, profile] of running) {
    killGroup(pid);
    rmSync(profile, { recursive: true, force: true });
  }
});

/** Starts it on a new profile or on one that was left. */
export async function startBrowser(profile?: string, flags: readonly string[] = []): Promise<RunningBrowser> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'anlauf-profile-')));
  const child = spawn(findChromium() ?? 'chromium', [...FLAGS, ...flags, `--user-data-dir=${folder}`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const pid = child.pid;
  if (pid === undefined) throw new Error('the browser did not start');
  running.set(pid, folder);
  const gone = once(child, 'exit').then(() => running.delete(pid));
  const endpoint = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) found(address);
    });
    void gone.then(() => failed(new Error('the browser ended before it was ready')));
  });
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0];
  const page = context?.pages()[0] ?? (await context?.newPage());
  if (!page) throw new Error('the browser has no page');
  page.setDefaultTimeout(30_000);
  await page.setViewportSize({ width: 360, height: 740 });
  const kill = async (): Promise<void> => {
    killGroup(pid);
    await gone;
  };
  return {
    page,
    profile: folder,
    killWhenShown: async (words) => {
      await page.getByText(words).first().waitFor();
      await kill();
    },
    kill,
    close: async () => {
      const devtools = await browser.newBrowserCDPSession();
      await devtools.send('Browser.close').catch(() => undefined);
      await gone;
    },
  };
}

function killGroup(pid: number): void {
  process.kill(-pid, 'SIGKILL');
}
